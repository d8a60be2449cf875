"""`grade --scheduler`: a cluster, also a dying one, says what this computer says by itself."""

import re
import shutil
import signal
import socket
import subprocess
import time

import pytest
from clusters import DASK, QUIET, in_time, table

from msai_course.base.paths import BOOK
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError


@pytest.fixture
def expected(once, class_of_six, tmp_path):
    """What this computer says of the class by itself, asked once in a run."""
    folder, roster = class_of_six
    return once.value(
        "class of six", lambda: table(grade(folder, "zadanie-1", roster, tmp_path / "tu"))
    )


@pytest.mark.parametrize(
    "who", ["scheduler killed", "scheduler frozen", "workers killed", "workers frozen"]
)
def test_what_was_graded_stays_when_the_cluster_dies(start, class_of_six, expected, tmp_path, who):
    folder, roster = class_of_six
    output = tmp_path / "wynik"
    cluster = start()
    fallen = []

    def fall(done, _total):
        if done == 2:
            sign = signal.SIGSTOP if "frozen" in who else signal.SIGKILL
            (worker if "workers" in who else cluster.scheduler).send_signal(sign)
            if "scheduler" in who:  # what is under way must not arrive
                worker.send_signal(signal.SIGSTOP)
            fallen.append(time.monotonic())

    # One at a time, so that some are still to come when it dies.
    worker = cluster.worker(
        "import time, msai_course.grading.machines.running as r\n"
        "r.run_notebook = lambda c, run=r.run_notebook, s=time.sleep: (s(1), run(c))[1]"
    )
    with pytest.raises(GradingError) as said:
        grade(folder, "zadanie-1", roster, output, scheduler=cluster.address, progress=fall)
    assert in_time(fallen[0])
    what = "nie ma już działających robotników" if "workers" in who else "przestał odpowiadać"
    assert what in str(said.value)
    assert "oceni tylko resztę" in str(said.value)
    again = grade(folder, "zadanie-1", roster, output)
    assert again.reused >= 2
    assert table(again) == expected


def test_a_worker_that_is_killed_costs_nobody_points(start, class_of_six, expected, tmp_path):
    folder, roster = class_of_six
    cluster = start()
    first = cluster.worker()
    cluster.worker()

    def fall(done, _total):
        if done == 1:
            first.kill()

    run = grade(
        folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=cluster.address, progress=fall
    )
    assert table(run) == expected


def certificate(folder):
    """Make a key and a certificate that vouches for itself, as an office would get from its IT."""
    key, cert = folder / "klucz.pem", folder / "certyfikat.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, **QUIET)
    names = {"CA_FILE": cert}
    for who in ("SCHEDULER", "WORKER", "CLIENT"):
        names |= {f"{who}__CERT": cert, f"{who}__KEY": key}
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path) for name, path in names.items()}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")
def test_an_encrypted_cluster(start, class_of_six, tmp_path, monkeypatch):
    import dask

    for name, path in certificate(tmp_path).items():
        monkeypatch.setenv(name, path)
    with dask.config.set():
        dask.config.refresh()
        cluster = start("--protocol", "tls")
        cluster.worker()
        assert cluster.address.startswith("tls://")
        folder, roster = class_of_six
        run = grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=cluster.address)
        assert {row.score for row in run.rows} == {17}
        plain = cluster.address.replace("tls://", "tcp://")
        with pytest.raises(GradingError, match="nie odpowiada"):
            grade(folder, "zadanie-1", roster, tmp_path / "inny", scheduler=plain)
    monkeypatch.undo()
    dask.config.refresh()


def test_the_commands_of_the_handbook(start, class_of_six, tmp_path):
    """Scheduler and workers started with the very words of the chapter, on this machine."""
    text = (BOOK / "trener" / "ocenianie-polecenia.md").read_text(encoding="utf-8")
    written = re.findall(r"`\.venv/bin/(dask [^`]+)`", text.split("**Wiele komputerów.**")[1])
    assert [one.split()[1] for one in written] == ["scheduler", "worker"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    for one in written:
        told = one.replace("10.0.0.5", "127.0.0.1").replace("8786", port).split()[1:]
        start.run([*DASK, *told])
    folder, roster = class_of_six
    address = f"tcp://127.0.0.1:{port}"
    for _attempt in range(6):  # they take a while to start
        try:
            run = grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=address)
            break
        except GradingError as fault:
            assert "nie odpowiada" in str(fault) or "ani jednego" in str(fault)
    assert {row.score for row in run.rows} == {17}
