"""System calls that the kernel refuses to locked-in code: a filter in the kernel's own bytecode.

Refused is memory that no process and no file system shows (System V, ``memfd``, shared mappings
without a file, message queues), so that the watch can count what there is; new namespaces,
which open much of the kernel to a program without rights; and what hides a process from the
watch. Numbers: ``asm/unistd_64.h`` (x86-64) and ``asm-generic/unistd.h`` (ARM64); the filter's
language: ``linux/filter.h``, ``linux/seccomp.h``.
"""

from __future__ import annotations

import errno
import platform
import struct
from dataclasses import dataclass

_LOAD, _EQUAL, _AT_LEAST, _HAS, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
_NEW_USER = 0x10000000
#: MAP_ANONYMOUS and the bit that MAP_SHARED and MAP_SHARED_VALIDATE have and MAP_PRIVATE has not.
_SHARED_MEMORY = 0x21
_SET_DUMPABLE = 4
#: Above it are the calls of the x32 interface, under other numbers.
_X32 = 0x40000000


@dataclass(frozen=True)
class _Calls:
    """Numbers of system calls on one kind of processor."""

    machine: int
    memory: tuple[int, ...]
    rights: tuple[int, ...]
    clone: int
    mmap: int
    prctl: int
    clone3: int = 435


_CALLS = {
    # shmget, msgget, mq_open, memfd_create, memfd_secret · semget, unshare, setns, add_key,
    # request_key, keyctl, bpf, userfaultfd, perf_event_open, io_uring_setup
    "x86_64": _Calls(
        0xC000003E,
        (29, 68, 240, 319, 447),
        (64, 272, 308, 248, 249, 250, 321, 323, 298, 425),
        clone=56,
        mmap=9,
        prctl=157,
    ),
    "aarch64": _Calls(
        0xC00000B7,
        (194, 186, 180, 279, 447),
        (190, 97, 268, 217, 218, 219, 280, 282, 241, 425),
        clone=220,
        mmap=222,
        prctl=167,
    ),
}


def known_machine() -> bool:
    """Return whether there is a filter for this computer's processor."""
    return platform.machine() in _CALLS


def call_filter() -> bytes:
    """Return the filter for this computer, as ``bwrap --seccomp`` reads it."""
    calls = _CALLS[platform.machine()]
    steps = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, calls.machine), (_RETURN, 0, 0, _KILL)]
    steps += [(_LOAD, 0, 0, _NUMBER), (_AT_LEAST, 0, 1, _X32), _fail(errno.ENOSYS)]
    for number in calls.memory:
        steps += [(_EQUAL, 0, 1, number), _fail(errno.ENOMEM)]
    for number in calls.rights:
        steps += [(_EQUAL, 0, 1, number), _fail(errno.EPERM)]
    # Its flags lie in memory, where a filter cannot look; the C library then takes clone.
    steps += [(_EQUAL, 0, 1, calls.clone3), _fail(errno.ENOSYS)]
    steps += _when(calls.clone, 0, [(_HAS, 0, 1, _NEW_USER), _fail(errno.EPERM)])
    shared = [(_AND, 0, 0, _SHARED_MEMORY), (_EQUAL, 0, 1, _SHARED_MEMORY), _fail(errno.ENOMEM)]
    steps += _when(calls.mmap, 3, shared)
    steps += _when(calls.prctl, 0, [(_EQUAL, 0, 1, _SET_DUMPABLE), _fail(errno.EPERM)])
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


_Step = tuple[int, int, int, int]


def _fail(code: int) -> _Step:
    return _RETURN, 0, 0, _FAIL | code


def _when(call: int, argument: int, checks: list[_Step]) -> list[_Step]:
    """Return the steps that look at one argument (its lower half) of one call."""
    body = [(_LOAD, 0, 0, _ARGUMENTS + 8 * argument), *checks, (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(body), call), *body]
