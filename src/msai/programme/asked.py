"""What a draft asks of cards that say more in the activity they come from."""

from __future__ import annotations

from collections.abc import Mapping

from msai.base.asked import Asked

ASKED: Mapping[str, Asked] = {
    "assets": Asked(("name", "whose"), needed=("name",)),
    "voices": Asked(("who", "where", "day", "said", "answered"), needed=("who", "said")),
    "partners": Asked(
        ("name", "kind", "aim", "task", "contribution", "person", "consent"),
        needed=("name", "kind", "task", "contribution", "person", "consent"),
    ),
    "cases": Asked(("name", "take", "leave", "differs"), needed=("name", "take", "differs")),
}
