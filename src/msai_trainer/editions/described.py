"""From ``edycja.toml`` to the description that pages are made of."""

from __future__ import annotations

import posixpath

from msai_trainer.editions.declared import Edition, as_source
from msai_trainer.editions.description import Description


def described(edition: Edition) -> Description:
    """Return what an edition says of itself to its pages."""
    return Description(
        edition=edition.nazwa,
        round=edition.tura,
        title=edition.tytul,
        organiser=edition.organizator,
        contact=edition.kontakt,
        lessons=edition.lekcje,
        logo=posixpath.splitext(edition.logo)[1].lower() if edition.logo else "",
        colours=edition.kolory,
        trainers=edition.prowadzacy,
        sources=(*edition.pochodzenie, as_source(edition.tytul, edition.organizator)),
    )
