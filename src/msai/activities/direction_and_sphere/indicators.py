"""The ten indicators of exercise 1 and why each has its sphere and its direction.

Sphere and direction themselves are those of the town's data dictionary (`msai.assignments.town`);
here stand only the reasons. Spheres: art. 9 par. 1 of the revitalisation act.
"""

from __future__ import annotations

from dataclasses import dataclass

from msai.assignments import town
from msai.base.i18n import catalogue

_, ngettext = catalogue("activities_data")


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator to judge.

    Attributes:
        name: Id in the town's dictionary.
        sphere_why: Why it belongs to its sphere.
        direction_why: Why a higher value is worse or better.
    """

    name: str
    sphere_why: str
    direction_why: str

    @property
    def sphere(self) -> str:
        """Return the sphere of the town's dictionary."""
        return town.sphere(self.name)

    @property
    def direction(self) -> int:
        """Return +1 where a higher value means a worse situation, -1 where a better one."""
        return town.direction(self.name)

    @property
    def label(self) -> str:
        """Return the name with its unit."""
        return dict(town.indicators())[self.name]


def items() -> tuple[Item, ...]:
    """Return the indicators in the order of the exercise."""
    return (*_people(), *_economy(), *_place())


def _people() -> tuple[Item, ...]:
    return (
        Item(
            "bezrobotni",
            _("Unemployment is the first social phenomenon that art. 9 names."),
            _("More people without work means more households in trouble: higher is worse."),
        ),
        Item(
            "budzet_obywatelski",
            _("Taking part in public life is social: art. 9 names too little of it as a problem."),
            _(
                "Who votes, believes that it changes something. As with turnout in elections, "
                "higher is better. A low value is the warning sign."
            ),
        ),
        Item(
            "organizacje",
            _("Organisations show the ties between people, the social capital of art. 9."),
            _(
                "Each is a group of people who do something together: higher is better. But a seat "
                "in a register is not yet activity, so ask which of them work."
            ),
        ),
        Item(
            "niepelnosprawnosc",
            _("Art. 9 names a high number of persons with special needs among social phenomena."),
            _(
                "Higher means more need of support and access. People are not the problem here: "
                "the problem is a place that does not suit them."
            ),
        ),
    )


def _economy() -> tuple[Item, ...]:
    return (
        Item(
            "podmioty",
            _("Businesses show enterprise, and a low level of it is an economic phenomenon."),
            _("More businesses for the same number of people: higher is better."),
        ),
        Item(
            "wykreslone_podmioty",
            _("Closing businesses show their poor condition, an economic phenomenon."),
            _(
                "The same sphere as the previous one, but the other way round: here higher is "
                "worse. The sphere never tells the direction."
            ),
        ),
    )


def _place() -> tuple[Item, ...]:
    return (
        Item(
            "stare_piece",
            _(
                "A stove is equipment, but what counts here is the smoke: it is bad for health and "
                "for the environment."
            ),
            _("More old stoves, worse air: higher is worse."),
        ),
        Item(
            "blisko_zieleni",
            _(
                "It is not about nature but about access: too few public areas is a spatial and "
                "functional phenomenon of art. 9."
            ),
            _(
                "It counts those who have a park nearby, so higher is better. Written the other "
                "way, “farther than 300 m”, the same fact would change its direction."
            ),
        ),
        Item(
            "bez_kanalizacji",
            _(
                "Pipes sound technical, but art. 9 puts missing networks into the spatial and "
                "functional sphere. The technical one is the state of buildings."
            ),
            _("It counts buildings without a connection: higher is worse."),
        ),
        Item(
            "zly_stan",
            _("The bad state of buildings is the technical sphere of art. 9."),
            _(
                "Higher is worse. On its own it is not enough: without social problems such a "
                "place is not a degraded area."
            ),
        ),
    )
