"""`deploy/region`: its own files put up a cluster and a gradebook on several hosts."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest
from regions import REGION, ROLES, Hosts, Region, end, ready, secured
from sqlalchemy import make_url
from typer.testing import CliRunner

from msai_course.cli import app
from msai_course.grading.grade import grade
from msai_course.grading.machines.round_trip import check_cluster
from msai_trainer.errors import GradingError

NAME = "zadanie-1"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory, need) -> Path:
    need("openssl")
    folder = tmp_path_factory.mktemp("certyfikaty")
    subprocess.run(["sh", REGION / "certyfikaty.sh", folder], check=True)
    return folder


@pytest.fixture
def encrypted(certificates, monkeypatch):
    """Set the variables of ``dask.env``, for us and what we start."""
    import dask

    for name, value in secured(certificates).items():
        monkeypatch.setenv(name, value)
    dask.config.refresh()
    yield
    monkeypatch.undo()
    dask.config.refresh()


@pytest.fixture
def region(encrypted, tmp_path):
    one = Region(tmp_path, Hosts(("planista", "liczy-1", "liczy-2")))
    yield one
    one.close()


def test_hosts_are_checked_and_grade_what_one_computer_grades(region, class_of_six, tmp_path):
    folder, roster = class_of_six
    facts = ready(region.address, 2)
    assert facts.hosts == 2
    assert facts.versions["nbgrader"]
    said = CliRunner().invoke(app, ["grade", "--check-cluster", region.address])
    assert said.exit_code == 0
    assert "robotnicy: 2, komputery: 2" in said.output
    end(region.workers[0])
    run = grade(folder, NAME, roster, tmp_path / "wynik", scheduler=region.address)
    assert {row.score for row in run.rows} == {17}
    end(region.scheduler)
    with pytest.raises(GradingError, match="nie odpowiada"):
        check_cluster(region.address)


def test_a_notebook_that_comes_back_wrong_is_said(start):
    cluster = start()
    cluster.worker(
        "import msai_course.grading.machines.running as r\n"
        "r.run_notebook = lambda c: [[{'data': {'text/plain': '41'}}]]"
    )
    with pytest.raises(GradingError, match="wrócił z wynikiem „41” zamiast „42”"):
        check_cluster(cluster.address)


@pytest.fixture
def database(empty_database, need):
    """Make databases with the roles; each gives its address by role. The roles go in the end."""
    psql, made = need("psql"), []

    def make():
        url = empty_database()
        made.append(url.replace("+psycopg", ""))
        command = [psql, "-q", "-v", "ON_ERROR_STOP=1", "-d", made[-1], "-f", REGION / "role.sql"]
        subprocess.run(command, check=True)
        return lambda role: url.replace("//msai@", f"//msai_{role}@")

    yield make
    for one in made:
        with psycopg.connect(one, autocommit=True) as server:
            for role in ROLES:
                server.execute(f"DROP OWNED BY msai_{role} CASCADE")
    with psycopg.connect(made[-1], autocommit=True) as server:
        for role in ROLES:
            server.execute(f"DROP ROLE msai_{role}")


def asked(address, question):
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        return connection.execute(question).fetchall()


def kept(what, address, copy):
    """Save or restore a database with the script."""
    at = make_url(address)
    surroundings = {**os.environ, "PGHOST": at.host, "PGPORT": str(at.port)}
    command = ["sh", REGION / "kopia.sh", what, at.database, copy]
    subprocess.run(command, check=True, env=surroundings)


def test_each_role_may_what_it_needs_and_a_backup_moves_the_gradebook(
    database, class_of_six, tmp_path, need
):
    need("pg_dump")
    folder, roster = class_of_six
    here, there = database(), database()
    grade(folder, NAME, roster, tmp_path / "a", db_url=here("wlasciciel"), klasa="wiosna")
    run = grade(folder, NAME, roster, tmp_path / "b", db_url=here("ocenianie"), klasa="jesien")
    assert {row.score for row in run.rows} == {17}
    for role, forbidden in (("wglad", "DELETE FROM grade"), ("ocenianie", "DROP TABLE grade")):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            asked(here(role), forbidden)
    kept("zapisz", here("wlasciciel"), tmp_path / "oceny.kopia")
    kept("odtworz", there("wlasciciel"), tmp_path / "oceny.kopia")
    scores = "SELECT auto_score, needs_manual_grade FROM grade ORDER BY id"
    moved = asked(there("wglad"), scores)
    assert moved == asked(here("wglad"), scores)
    assert len(asked(there("wglad"), "SELECT id FROM submitted_assignment")) == 12
    again = grade(folder, NAME, roster, tmp_path / "b", db_url=there("ocenianie"), klasa="jesien")
    assert (again.reused, again.regraded) == (6, 0)


def test_the_page_names_the_files_that_are_there():
    text = (REGION / "README.md").read_text(encoding="utf-8")
    there = {path.name for path in REGION.iterdir()} - {"README.md"}
    assert all(f"{name}`" in text or f"{name} " in text for name in there)
    assert shutil.which("sh") is None or all(
        subprocess.run(["sh", "-n", path], check=False).returncode == 0
        for path in REGION.glob("*.sh")
    )
