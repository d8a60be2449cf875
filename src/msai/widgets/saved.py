"""What the browser kept, as it comes through the bridge: whatever it is, it never raises here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def saved_states(records: Any) -> dict[str, Any]:
    """Return the saved states by key; a record without a state is the state that cannot be read.

    Args:
        records: Answer of the bridge's ``load`` (``web/PROTOCOL.md``).
    """
    if not isinstance(records, Mapping):
        return {}
    return {str(key): _state(record) for key, record in records.items() if record is not None}


def _state(record: Any) -> Any:
    return record["state"] if isinstance(record, Mapping) and "state" in record else record


def mappings(states: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the states that other exercises can read: those that are mappings."""
    return {key: state for key, state in states.items() if isinstance(state, Mapping)}
