"""What exercise 13 shows: the behaviour, its possible causes, reactions, an own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msai import training, ui
from msai.activities.common.feedback import asked, finding_messages
from msai.activities.difficult_situation.state import Situation
from msai.base.i18n import catalogue
from msai.base.replies import Reply, chosen

_, ngettext = catalogue("activities_people")


def view(state: Situation) -> Sequence[ui.Node]:
    """Return the situation and the steps that are open."""
    observed = training.behaviour(state.behaviour)
    options = [ui.Option(each.id, each.name) for each in training.behaviours()]
    return [
        ui.Choice("behaviour", _("What happens in the room?"), options, state.behaviour),
        ui.Text(f"**{observed.name}.** {observed.looks_like}"),
        ui.Text(
            _("We speak of behaviours, not of people: the same one may come from the task."), True
        ),
        ui.Status(summary(state)),
        *_steps(state),
        ui.Details(
            _("The ladder of reactions"),
            [ui.Items([training.ladder_label(s) for s in training.LADDER], True)],
        ),
        ui.Button("next", _("Next situation"), "primary" if state.sentence else "plain"),
    ]


def _steps(state: Situation) -> list[ui.Node]:
    observed = training.behaviour(state.behaviour)
    causes, firsts = training.cause_reactions(observed), training.first_reactions(observed)
    thens = training.next_reactions(observed)
    steps: list[ui.Node] = [
        ui.Group(
            _("1. Before you react"),
            asked("cause", _("What may stand behind it?"), causes, state.cause),
        )
    ]
    if _good(causes, state.cause):
        question = asked("first", _("What do you do first?"), firsts, state.first)
        steps.append(ui.Group(_("2. First reaction"), question))
    if _good(causes, state.cause) and _good(firsts, state.first):
        question = asked("then", _("It goes on. What now?"), thens, state.then)
        steps.append(ui.Group(_("3. It goes on"), question))
    if _finished(state) or state.sentence:
        steps.append(ui.Group(_("4. Your sentence"), _sentence(state)))
    return steps


def _good(replies: Sequence[Reply], value: str) -> bool:
    reply = chosen(replies, value)
    return reply is not None and reply.good


def _finished(state: Situation) -> bool:
    observed = training.behaviour(state.behaviour)
    return (
        _good(training.cause_reactions(observed), state.cause)
        and _good(training.first_reactions(observed), state.first)
        and _good(training.next_reactions(observed), state.then)
    )


def _sentence(state: Situation) -> list[ui.Node]:
    label = _("What will you say, word for word?")
    text = ui.Input("sentence", label, state.sentence, rows=3, help=_("One or two sentences."))
    if not state.sentence:
        return [text]
    example = ui.Text(
        _("For comparison: “{text}”").format(text=training.behaviour(state.behaviour).example)
    )
    return [text, *finding_messages(training.assess_sentence(state.sentence)), example]


def summary(state: Situation) -> str:
    """Return the sentence that says where the learner stands."""
    observed = training.behaviour(state.behaviour)
    practised = ngettext(
        "Practised: {n} of {all} situation.",
        "Practised: {n} of {all} situations.",
        len(training.behaviours()),
    ).format(n=len(state.said), all=len(training.behaviours()))
    if state.sentence:
        step = _("You have your own sentence.")
    elif _finished(state):
        step = _("The work goes on. Now put it into your own words.")
    elif state.then:
        step = _("That is not the next step.")
    elif _good(training.first_reactions(observed), state.first):
        step = _("It helped for a while, but the behaviour goes on.")
    elif state.first:
        step = _("It got worse. Look why, and try another reaction.")
    elif _good(training.cause_reactions(observed), state.cause):
        step = _("A possible cause. What do you do first?")
    elif state.cause:
        step = _("A label closes the way. Look once more.")
    else:
        step = _("Before you react: what may stand behind it?")
    return f"{step} {practised}"


def solution(state: Situation) -> Sequence[ui.Node]:
    """Show good reactions, an example sentence, the online variant and the principles."""
    observed = training.behaviour(state.behaviour)
    return [
        ui.Message("info", observed.example, _("One may say:")),
        ui.Items(observed.good_reactions),
        ui.Text(_("Online: {online}.").format(online=observed.online)),
        ui.Text(_("Principles:")),
        ui.Items(training.bank_principles(), ordered=True),
    ]
