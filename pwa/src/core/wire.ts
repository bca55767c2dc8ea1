// The shapes that the server sends. One type per card of the server, spelt alike; nothing here decides anything.

export type Role = "staff" | "coach" | "float" | "safety_administrator" | "officer" | "manager" | "system_administrator";
export type Alerting = "loud" | "discreet";
export type CallStatus = "pending" | "dispatched" | "cleared" | "accepted" | "en_route" | "on_scene" | "cancelled" | "closed";
export type AssignmentState =
  | "offered"
  | "accepted"
  | "en_route"
  | "on_scene"
  | "clear"
  | "declined"
  | "expired"
  | "given_up"
  | "released";
export type DutyStatus = "on_duty" | "paused" | "off_duty";
export type DeclineReason = "with_student" | "too_far" | "not_safe_to_leave" | "on_break" | "other";
export type Disposition = "resolved" | "unfounded" | "false_alarm" | "handed_to_911" | "drill";
export type PickReason =
  | "same_room"
  | "same_floor"
  | "same_building"
  | "same_school"
  | "float_by_travel"
  | "neighbouring_school"
  | "safety_administrator"
  | "manager"
  | "zone_officer"
  | "took_it";
export type EscalationCause =
  | "raised"
  | "silence"
  | "nobody_left"
  | "nobody_eligible"
  | "by_hand"
  | "life_threat"
  | "backup"
  | "given_up"
  | "repeat"
  | "came_free";
export type Action =
  | "press_again"
  | "amend"
  | "note"
  | "cancel"
  | "stand_down"
  | "accept"
  | "decline"
  | "en_route"
  | "on_scene"
  | "clear"
  | "give_up"
  | "backup"
  | "escalate"
  | "take"
  | "close";

export interface PersonCard {
  id: string;
  name: string;
  role: Role | null;
}

export interface PlaceCard {
  id: string;
  name: string;
  building: string;
  floor: number;
  room: string;
  school: string;
  school_name: string;
  school_phone: string;
}

export interface AssignmentCard {
  offer: string;
  responder: PersonCard;
  state: AssignmentState;
  rung: number;
  reason: PickReason;
  metres: number | null;
  seconds: number | null;
  proven: boolean;
  made_at: string;
  until: string;
  delivered_at: string | null;
  seen_at: string | null;
  accepted_at: string | null;
  en_route_at: string | null;
  on_scene_at: string | null;
  ended_at: string | null;
  decline_reason: DeclineReason | null;
}

export interface LadderCard {
  rung: number;
  rungs: number;
  due: string | null;
  cause: EscalationCause | null;
  exhausted: boolean;
  review_needed: boolean;
  next_asked: string[];
}

export interface You {
  offer: string | null;
  state: AssignmentState | null;
  actions: Action[];
}

export interface CallView {
  id: string;
  rev: number;
  status: CallStatus;
  call_type: string;
  priority: number;
  alerting: Alerting;
  drill: boolean;
  place: PlaceCard;
  caller: PersonCard | null;
  raised_at: string;
  presses: number;
  needed: number;
  ladder: LadderCard;
  assignments: AssignmentCard[];
  stand_down_asked: boolean;
  cancel_until: string;
  closed_at: string | null;
  disposition: Disposition | null;
  you: You;
}

export interface DutyView {
  person: PersonCard;
  status: DutyStatus;
  school: string | null;
  school_name: string | null;
  place: string | null;
  place_name: string | null;
  since: string;
  moved_at: string;
  until: string | null;
  proven: boolean;
  call: string | null;
}

export interface CallType {
  code: string;
  name?: string;
  priority: number;
  alerting: Alerting;
}

export interface Me {
  person: PersonCard;
  roles: { role: Role; kind: "school" | "zone" | "district"; scope: string }[];
  district: { id: string; name: string };
  school: string | null;
  room: PlaceCard | null;
  duty: DutyView | null;
  device: { id: string; subscribed: boolean; proven: boolean };
  may: string[];
  demo: boolean;
  call_types: CallType[];
  stepped_up: boolean;
}

export interface School {
  id: string;
  name: string;
  code: string;
  phone: string;
  zone: string | null;
}

export interface Places {
  schools: School[];
  places: PlaceCard[];
}

export interface CallAnswer {
  call: string;
  seq: number;
  at: string;
  view: CallView | null;
}

export interface Door {
  person: string;
  name: string;
  role: Role;
  school_name: string | null;
}

export interface Invitation {
  name: string;
  roles: (Role | { role: Role })[];
  district: string | { name: string };
}

/** A "no" as the server words it: problem+json. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  facts: Record<string, string>;
}

// The socket.

export interface Hello {
  kind: "hello";
  v: 1;
  epoch: string | null;
  seq: number;
  holding: string[];
}

export interface Cue {
  call: string;
  type: string;
}

export interface Frame {
  kind: "frame";
  epoch: string;
  seq: number;
  at: string;
  put: CallView[];
  gone: string[];
  duty: DutyView[] | null;
  cue: Cue[];
}

export interface Beat {
  kind: "beat";
  epoch: string;
  seq: number;
  at: string;
}

export type FromServer = Frame | Beat;
export type FromClient = Hello | { kind: "ping" };

/** The text of a message as a value; null for anything that this version does not know. */
export function read(text: string): FromServer | null {
  try {
    const value = JSON.parse(text) as { kind?: unknown; epoch?: unknown; seq?: unknown };
    const whole = typeof value.epoch === "string" && typeof value.seq === "number";
    return whole && (value.kind === "frame" || value.kind === "beat") ? (value as FromServer) : null;
  } catch {
    return null;
  }
}
