"""Programs that tests need: a package that cannot be had is named and keeps no other away."""

import io
import subprocess

from rich.console import Console

from msai_course.base import programs


def test_a_package_that_cannot_be_installed_is_named_and_the_others_are_tried(monkeypatch):
    tried = []

    def run(command, **_how):
        tried.append(command)
        failed = "xvfb" in command
        return subprocess.CompletedProcess(command, int(failed))

    monkeypatch.setattr(programs, "find_program", lambda name: None)
    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(programs.os, "geteuid", lambda: 0)
    monkeypatch.setattr(programs.subprocess, "run", run)
    told = io.StringIO()
    programs.get_programs(Console(file=told, width=400))
    installed = {command[-1] for command in tried if "install" in command}
    assert installed == {program.package for program in programs.PROGRAMS}
    assert "apt-get install -y xvfb zakończył się kodem 1" in told.getvalue()
    assert "firefox-esr" in told.getvalue()
