"""A region grades: hosts apart, a worker and the scheduler killed, results read on another host."""

import json
import subprocess
import sys
import time

import dask
import pytest
from postgresql import PROGRAMS, start, stop
from regions import REGION, Hosts, Region, end, ready, secured

from msai_course.base.paths import BUILD

NAME, PEOPLE = "zadanie-1", 20
HOSTS = ("planista", "liczy-1", "liczy-2", "ocenia", "zbiera")
#: Grades one class after another; says each; when the cluster has gone, waits for a line and
#: grades that class again.
GRADING = """
import json, sys
from pathlib import Path
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError
folder, roster, output, address, url, count = sys.argv[1:]
for number in range(int(count)):
    name = f"klasa{number:03}"
    where = Path(folder), "zadanie-1", Path(roster), Path(output) / name
    while True:
        try:
            run = grade(*where, scheduler=address, db_url=url, klasa=name)
            break
        except GradingError as fault:
            print(json.dumps({"gone": str(fault)}), flush=True)
            sys.stdin.readline()
    scores = [row.score for row in run.rows]
    print(json.dumps({"class": name, "scores": scores}), flush=True)
"""
#: Reads all scores of the region: class and points of each person.
COLLECTING = """
import json, sys, psycopg
asked = "SELECT split_part(w.student_id, '.', 1), w.student_id, sum(coalesce(g.auto_score, 0)) \
FROM grade g JOIN submitted_notebook s ON s.id = g.notebook_id \
JOIN submitted_assignment w ON w.id = s.assignment_id GROUP BY 1, 2"
with psycopg.connect(sys.argv[1]) as connection:
    print(json.dumps([[name, float(sum_)] for name, _who, sum_ in connection.execute(asked)]))
"""


@pytest.fixture
def hosts():
    made = Hosts(HOSTS, apart=True)
    yield made
    made.close()


@pytest.fixture
def gradebook(hosts, need):
    """The address, by role, of an empty database on a host that the others reach."""
    programs = {name: need(name) for name in PROGRAMS}
    server = start(programs, hosts.own)
    plain = f"postgresql://msai@{hosts.own}:{server['port']}/postgres"
    command = [need("psql"), "-q", "-v", "ON_ERROR_STOP=1", "-d", plain, "-f", REGION / "role.sql"]
    subprocess.run(command, check=True)
    yield lambda role: plain.replace("//msai@", f"//msai_{role}@")
    stop(server, programs)


@pytest.fixture
def cluster(hosts, tmp_path, monkeypatch, need):
    need("openssl")
    subprocess.run(["sh", REGION / "certyfikaty.sh", tmp_path / "certyfikaty"], check=True)
    for name, value in secured(tmp_path / "certyfikaty").items():
        monkeypatch.setenv(name, value)
    dask.config.refresh()
    one = Region(tmp_path, hosts)
    yield one
    one.close()
    monkeypatch.undo()
    dask.config.refresh()


@pytest.fixture
def grader(hosts, cluster, gradebook, tmp_path, write_file, write_roster, good_answers):
    """Start grading so many classes on its host."""
    codes = [f"K{number:02}" for number in range(1, PEOPLE + 1)]
    for number, code in enumerate(codes):
        wrong = {"udzial": 99.0} if number % 3 == 0 else {}
        folder = write_file(code, {**good_answers, **wrong})
    roster, begun = write_roster(*codes), []

    def begin(count):
        url = gradebook("wlasciciel").replace("postgresql:", "postgresql+psycopg:")
        words = [folder, roster, tmp_path / "wyniki", cluster.address, url, count]
        command = [sys.executable, "-X", "utf8", "-c", GRADING, *map(str, words)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        begun.append(subprocess.Popen(hosts.on("ocenia", command), start_new_session=True, **pipes))
        return begun[0]

    yield begin
    for process in begun:
        end(process)
        process.stdin.close()
        process.stdout.close()


@pytest.mark.slow
@pytest.mark.parametrize("classes", [10, 250])
def test_a_region_is_graded_whoever_dies(hosts, cluster, gradebook, grader, classes):
    ready(cluster.address, 2)
    begun, graded, gone = time.monotonic(), {}, []
    work = grader(classes)
    for line in work.stdout:
        said = json.loads(line)
        if "gone" in said:
            gone.append(said["gone"])
            started_again(cluster)
            work.stdin.write("dalej\n")
            work.stdin.flush()
            continue
        graded[said["class"]] = said["scores"]
        if len(graded) == classes // 3:
            end(cluster.workers[0])
        if len(graded) == 2 * classes // 3:
            end(cluster.scheduler)
    seconds = time.monotonic() - begun
    assert work.wait(timeout=60) == 0
    assert gone and all("Dask" in one for one in gone)
    command = [sys.executable, "-c", COLLECTING, gradebook("wglad")]
    read = subprocess.run(hosts.on("zbiera", command), check=True, capture_output=True, text=True)
    collected = sorted(score for _name, score in json.loads(read.stdout))
    assert len(graded) == classes and len(collected) == classes * PEOPLE
    assert collected == sorted(score for scores in graded.values() for score in scores)
    target = BUILD / "bench" / f"region-{classes}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    figures = {"classes": classes, "hand-ins": classes * PEOPLE, "seconds": round(seconds, 1)}
    target.write_text(json.dumps({**figures, "apart": hosts.apart, "gone": gone}))


def started_again(cluster):
    """Start scheduler and workers again, as systemd would, and wait for them."""
    for process in (*cluster.workers, cluster.scheduler):
        end(process)
    cluster.scheduler = cluster.start_scheduler()
    cluster.workers = [cluster.start_worker(name) for name in ("liczy-1", "liczy-2")]
    ready(cluster.address, 2)
