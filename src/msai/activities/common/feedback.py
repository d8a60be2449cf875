"""What several exercises do in the same way: findings as messages, lists of cards, texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from msai.base.findings import Finding, to_repair
from msai.ui import Event, Message, Node
from msai.ui.cards import CardList

Card = TypeVar("Card")


def finding_messages(findings: Iterable[Finding]) -> list[Node]:
    """Return problems, then questions, then what is fine, each with its reason and advice."""
    findings = list(findings)
    fine = [finding for finding in findings if finding.verdict == "ok"]
    return [_message(finding) for finding in (*to_repair(findings), *fine)]


def _message(finding: Finding) -> Node:
    title = f"{finding.subject}:" if finding.subject else ""
    return Message(finding.verdict, f"{finding.reason} {finding.better}".strip(), title)


def list_after(cards: CardList[Card], event: Event, most: int = 60) -> CardList[Card] | None:
    """Return a list of cards after an event; None when the event is not of this list.

    An event that no longer fits (a card removed meanwhile, one card too many) changes nothing.
    """
    if event.id == f"{cards.name}:add" and len(cards.cards) >= most:
        return cards
    try:
        return cards.update(event)
    except (ValueError, IndexError, KeyError, AttributeError):
        return cards


def text_value(value: Any, longest: int = 2000) -> str:
    """Return what came from an input as text of bounded length."""
    return str(value or "")[:longest]
