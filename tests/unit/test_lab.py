"""JupyterLab of the course: settings that need no browser to be checked."""

import json
import os

from msai_course.build import lab


def test_the_settings_of_the_course_come_before_those_of_the_machine():
    found = lab.environment({"JUPYTER_CONFIG_PATH": "/etc/own"})["JUPYTER_CONFIG_PATH"]
    assert found.split(os.pathsep) == [str(lab.CONFIG), "/etc/own"]
    assert lab.environment({})["JUPYTER_CONFIG_PATH"] == str(lab.CONFIG)


def test_nothing_asks_for_news_and_the_language_is_polish():
    folder = lab.CONFIG / "labconfig"
    settings = json.loads((folder / "default_setting_overrides.json").read_text("utf-8"))
    page = json.loads((folder / "page_config.json").read_text("utf-8"))
    assert settings["@jupyterlab/translation-extension:plugin"]["locale"] == "pl_PL"
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert page["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"] is True
