"""The five spheres of art. 9 par. 1 of the revitalisation act; the social one is necessary."""

from __future__ import annotations

from msai.base.i18n import catalogue

_, ngettext = catalogue("forms")

SPHERES = ("social", "economic", "environmental", "spatial", "technical")


def sphere_label(sphere: str) -> str:
    """Return the name of a sphere as the act words it."""
    return {
        "social": _("social"),
        "economic": _("economic"),
        "environmental": _("environmental"),
        "spatial": _("spatial and functional"),
        "technical": _("technical"),
    }[sphere]
