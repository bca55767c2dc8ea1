"""Why a policy is not sound, in English: for whoever writes a pack. The app has the same, and Spanish, in its own word lists."""

from collections.abc import Mapping

from app.core.policy import Flaw, Remark, RemarkKind, Wrong

REASONS: Mapping[Wrong, str] = {
    Wrong.twin: "'{name}' stands here {n} times",
    Wrong.unknown_post: "'{name}' is no post of this pack; there are {known}",
    Wrong.unknown_staffing: "'{name}' is no \"level:post\" of this pack; there are {known}",
    Wrong.unknown_credential: "'{name}' is no credential of this pack; there are {known}",
    Wrong.unknown_type: "'{name}' is no type of this pack; there are {known}",
    Wrong.unknown_question: "'{name}' is no question asked before; there are {known}",
    Wrong.unknown_answer: "'{name}' is no answer to {question}; there are {known}",
    Wrong.unknown_word: "'{name}' is no word that can be said otherwise; there are {known}",
    Wrong.no_rungs: "a plan needs at least one rung",
    Wrong.managers_not_last: "the last rung must ring the managers",
    Wrong.rung_asks_nobody: "rung {rung} asks nobody",
    Wrong.rung_seconds: "rung {rung} must last 1 to 600 seconds",
    Wrong.seat_for_nobody: "rung {rung} has a seat for fewer than one person",
    Wrong.stall_seconds: "a plan must wait {fewest} to {most} seconds for a movement",
    Wrong.needed: "a plan needs 1 to 20 responders",
    Wrong.school_matter: "a school matter never rings an officer",
    Wrong.officer_by_itself: "no rung rings an officer: they come through the gate, when somebody asks for police",
    Wrong.nobody_in_post: "nobody can hold the post '{post}' among the {group}",
    Wrong.type_gone: "the pack has no such type",
    Wrong.deputies_in_circle: "the deputies go in a circle: nobody would ever be asked last",
    Wrong.deputy_not_asked: "{post} and its deputy {deputy} must both be people who can be asked",
    Wrong.zone_empty: "a zone without a school has nothing to patrol",
    Wrong.school_in_two_zones: "school '{school}' stands in zone '{zone}' already",
    Wrong.zone_span: "the fewest schools of a zone are more than the most",
    Wrong.no_reason: "the gate can never open: there is no [[police.reason]] to give",
    Wrong.nobody_asks: "the gate can never open: it has conditions and nobody may ask",
    Wrong.officer_asks: "an officer does not ask for an officer",
    Wrong.nobody_decides: "the gate can never open: a condition waits for a yes, and nobody is named to give it",
    Wrong.nothing_opens_guarded: "the gate can never open: no reason is one of danger, and no manager may ask or decide",
    Wrong.nothing_instead: "say what is done instead of asking police",
    Wrong.managers_not_deciding: "the ladder of those who decide must end with the managers",
    Wrong.decider_rung_asks_nobody: "rung {rung} of those who decide asks nobody",
    Wrong.officer_decides: "an officer does not decide whether an officer comes",
    Wrong.never_and_guarded: "'{name}' is guarded too: say one of the two",
    Wrong.never_for_life: "'{name}' is a threat to life: it is never refused",
    Wrong.asks_how_it_ended: "'{name}' is how the call ended; name the question otherwise",
    Wrong.no_choices: "there is nothing to choose from",
    Wrong.choices_unasked: "a question of kind {kind} has no choices",
    Wrong.choice_twin: "two choices have one code",
    Wrong.owned_by_nobody: "it is owned by nobody: nobody can hold the post '{post}' among the {group}",
    Wrong.owned_by_officer: "an officer sees nothing of a call that is over: give it to somebody of the school",
    Wrong.due_at_once: "it must be due after an hour or later",
}

REMARKS: Mapping[RemarkKind, str] = {
    RemarkKind.school_in_no_zone: "school {school} is in no zone: no officer would be asked for it",
    RemarkKind.zone_size: "zone {zone} has {n} schools; the policy wants {fewest} to {most}",
    RemarkKind.no_such_school: "the pack puts school {school} in zone {zone}, and there is no such school",
    RemarkKind.zone_differs: "the pack puts school {school} in zone {zone}, the roster in {roster}",
    RemarkKind.zone_missing: "the pack puts school {school} in zone {zone}, the roster in none",
}


def reason(flaw: Flaw) -> str:
    """The flaw in one sentence."""
    facts = {**flaw.facts, "rung": str(flaw.rung)}
    if "known" in facts:
        facts["known"] = facts["known"] or "none"
    return REASONS[flaw.why].format_map(facts)


def remark(told: Remark) -> str:
    """The remark in one sentence."""
    return REMARKS[told.kind].format_map(told.facts)
