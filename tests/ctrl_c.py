"""Ctrl+C for what a test starts.

A shell lets what it starts in the background hear no Ctrl+C, and so do all its children: whoever
runs the tests that way would wait for programs that never end.
"""

import signal


def hear_ctrl_c() -> None:
    """Let a program that is about to start be ended by Ctrl+C (a ``preexec_fn``)."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
