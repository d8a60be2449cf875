"""Runs inside the sandbox: executes cells, hands out the values of the answers as JSON.

Reads the job from standard input. What the code prints goes to standard error; the answers go
out on a copy of standard output. Stands alone: it is handed to Python as text.
"""

import contextlib
import errno
import json
import math
import os
import sys
from typing import Any

DEEPEST = 12


def main() -> None:
    """Read a job, run it, write the answers."""
    job = json.load(sys.stdin)
    limit(job["limits"])
    channel = os.dup(1)
    os.dup2(2, 1)
    text = execute(job)
    sys.stdout.flush()
    with os.fdopen(channel, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
    # Threads, exit hooks and destructors of the code get no say any more.
    os._exit(0)


def limit(limits: dict[str, Any]) -> None:
    """Let the kernel hold the limits of this process and its children, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    megabyte = 1024 * 1024
    hold = {
        resource.RLIMIT_AS: limits["memory_mb"] * megabyte,
        # The watch outside is stricter; this holds when it comes late or is killed.
        resource.RLIMIT_CPU: math.ceil(limits["seconds"]) * 2,
        resource.RLIMIT_FSIZE: limits["files_mb"] * megabyte,
        resource.RLIMIT_CORE: 0,
        # Buffers of pipes and sockets are the kernel's memory and nobody's size.
        resource.RLIMIT_NOFILE: 64,
    }
    for which, most in hold.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def execute(job: dict[str, Any]) -> str:
    """Run the cells in one namespace; an error in a cell is noted, and the next one runs."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    errors: list[list[Any]] = []
    for number, source in enumerate(job["cells"], start=1):
        try:
            exec(compile(source, f"<komórka {number}>", "exec"), namespace)
        except BaseException as fault:
            errors.append([number, told(fault)])
    answers: dict[str, Any] = {}
    for name in job["names"]:
        with contextlib.suppress(BaseException):
            answers[name] = plain(namespace[name])
    return json.dumps({"answers": answers, "errors": errors})


def told(fault: BaseException) -> str:
    """Return the type of an error; with the system's name where a limit may stand behind it."""
    name = type(fault).__name__
    code = fault.errno if isinstance(fault, OSError) else None
    limits = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.ENOMEM)
    return f"{name}:{errno.errorcode[code]}" if code in limits else name


def plain(value: Any, depth: int = 0) -> Any:
    """Return a value as JSON knows it; tables and arrays become lists."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, (bool, int, float, str)):
        return next(base for base in (bool, int, float, str) if isinstance(value, base))(value)
    # numpy and pandas
    return plain(value.tolist(), depth + 1)


if __name__ == "__main__":
    main()
