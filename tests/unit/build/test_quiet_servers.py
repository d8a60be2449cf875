"""A reader who leaves in the middle of a page is no fault, and nothing is written of it."""

import pytest

from msai_course.build import offline_server, server


@pytest.fixture(params=["serve", "offline"])
def site_server(request, tmp_path):
    if request.param == "serve":
        kept = server.make_server(tmp_path)
    else:
        kept = offline_server.Server(("127.0.0.1", 0), offline_server.Handler)
    with kept:
        yield kept


@pytest.mark.parametrize(
    ("fault", "said"),
    [(BrokenPipeError(), ""), (ConnectionResetError(), ""), (ValueError("ours"), "ours")],
)
def test_only_our_own_faults_are_told(site_server, capsys, fault, said):
    try:
        raise fault
    except Exception:
        site_server.handle_error(None, ("127.0.0.1", 50000))
    told = capsys.readouterr().err
    assert said in told
    assert bool(told) == bool(said)
