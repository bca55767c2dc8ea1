// Builders for the tests: a call, a part in it, a place, with readable defaults.

import type { AssignmentCard, CallView, ConditionCard, DutyView, Frame, PlaceCard, PoliceCard } from "./wire";

export const T0 = Date.UTC(2027, 0, 12, 10, 31, 7);
export const at = (seconds: number): string => new Date(T0 + seconds * 1000).toISOString();

export function place(over: Partial<PlaceCard> = {}): PlaceCard {
  return {
    id: "p204",
    name: "Room 204",
    building: "North building",
    floor: 2,
    room: "204",
    school: "msm",
    school_name: "Maple Street Middle",
    school_phone: "555-0100",
    ...over,
  };
}

export function part(over: Partial<AssignmentCard> = {}): AssignmentCard {
  return {
    offer: "c1.1",
    responder: { id: "coach", name: "Coach North", role: "coach" },
    state: "offered",
    rung: 1,
    reason: "same_floor",
    metres: 60,
    seconds: 60,
    proven: true,
    made_at: at(0),
    until: at(15),
    delivered_at: null,
    seen_at: null,
    purpose: "respond",
    accepted_at: null,
    en_route_at: null,
    on_scene_at: null,
    ended_at: null,
    decline_reason: null,
    ...over,
  };
}

export function call(over: Partial<CallView> = {}): CallView {
  return {
    id: "c1",
    rev: 1,
    status: "dispatched",
    call_type: "unspecified",
    priority: 2,
    alerting: "loud",
    drill: false,
    place: place(),
    caller: { id: "teacher", name: "Teacher", role: "staff" },
    raised_at: at(0),
    edition: 1,
    presses: 1,
    needed: 1,
    ladder: { rung: 1, rungs: 4, due: at(15), cause: "raised", exhausted: false, review_needed: false, next_asked: [], next_count: 0 },
    assignments: [part()],
    stand_down_asked: false,
    cancel_until: at(5),
    closed_at: null,
    disposition: null,
    messages: { count: 0, unread: 0 },
    you: { offer: null, state: null, actions: [] },
    ...over,
  };
}

export function condition(over: Partial<ConditionCard> = {}): ConditionCard {
  return { id: "yes", name: "The right holder says yes", kind: "approval", before: "ask", state: "waiting", tried: 0, enough: 0, last_at: null, last_result: null, ...over };
}

export function police(over: Partial<PoliceCard> = {}): PoliceCard {
  return {
    request: 1,
    state: "asked",
    reason: "outsider",
    reason_name: "Somebody from outside",
    danger: false,
    guarded: false,
    students: "unknown",
    by: null,
    asked_at: at(10),
    decided_at: null,
    decided_by: null,
    opened_at: null,
    conditions: [condition(), condition({ id: "meeting", kind: "meeting" }), condition({ id: "caregiver", kind: "notice", before: "engage" })],
    meeting: null,
    asks: [part({ offer: "c1.2", purpose: "approve", until: at(34) })],
    due: at(34),
    student_met_at: null,
    owes_reason: false,
    is_school_matter: false,
    next_asked: ["managers"],
    marks: [],
    ...over,
  };
}

export function duty(over: Partial<DutyView> = {}): DutyView {
  return {
    person: { id: "coach", name: "Coach North", role: "coach" },
    status: "on_duty",
    school: "msm",
    school_name: "Maple Street Middle",
    place: null,
    place_name: null,
    since: at(-3600),
    moved_at: at(-60),
    until: null,
    proven: true,
    call: null,
    missing: [],
    covers: true,
    ...over,
  };
}

export function frame(over: Partial<Frame> = {}): Frame {
  return { kind: "frame", epoch: "e1", seq: 1, at: at(0), put: [], gone: [], duty: null, cue: [], ...over };
}
