// From codes to how they are said: a word's key, a tone, a shape. Never colour alone; the words themselves are in i18n.

import type { AssignmentState, CallStatus, CallView, DutyView } from "./wire";

export type Tone = "ask" | "go" | "here" | "stop" | "move" | "quiet" | "hatch";

export interface Sign<Key extends string = string> {
  word: Key;
  tone: Tone;
  icon: string;
}

const STATUS = {
  pending: { word: "status.pending", tone: "ask", icon: "ring" },
  dispatched: { word: "status.dispatched", tone: "ask", icon: "ring" },
  accepted: { word: "status.accepted", tone: "go", icon: "arrow" },
  en_route: { word: "status.en_route", tone: "go", icon: "arrow" },
  on_scene: { word: "status.on_scene", tone: "here", icon: "here" },
  cleared: { word: "status.cleared", tone: "here", icon: "check" },
  cancelled: { word: "status.cancelled", tone: "quiet", icon: "x" },
  closed: { word: "status.closed", tone: "quiet", icon: "check" },
} as const satisfies Record<CallStatus, Sign>;

export type StatusSign = (typeof STATUS)[CallStatus];

/** A call's state as one block of colour, one shape, one word. */
export function statusSign(status: CallStatus): StatusSign {
  return STATUS[status];
}

/** A life is in danger: said in red wherever the call is shown. In a drill none is. */
export const isLife = (call: Pick<CallView, "priority" | "drill"> | null): boolean => call?.priority === 1 && !call.drill;

const STEP = {
  offered: "now",
  accepted: "done",
  en_route: "done",
  on_scene: "done",
  clear: "done",
  declined: "no",
  expired: "no",
  given_up: "no",
  released: "past",
} as const satisfies Record<AssignmentState, string>;

/** How a responder's part is marked on the line of stops. */
export function mark(state: AssignmentState): (typeof STEP)[AssignmentState] {
  return STEP[state];
}

export type Milestone = "sent" | "delivered" | "seen" | AssignmentState;

/** The furthest that is known of an offer: sent is not delivered, delivered is not seen, seen is not yes. */
export function milestone(part: { state: AssignmentState; delivered_at: string | null; seen_at: string | null }): Milestone {
  if (part.state !== "offered") return part.state;
  if (part.seen_at) return "seen";
  return part.delivered_at ? "delivered" : "sent";
}

const TYPE_ICONS: Record<string, string> = {
  medical: "cross",
  behaviour: "wave",
  behavior: "wave",
  fight: "fight",
  missing_student: "walk",
  left_the_room: "walk",
  left_room: "walk",
  visitor: "person",
  intruder: "oct",
  weapon: "oct",
  life_threat: "oct",
  mental_health: "msg",
  discipline: "pen",
  conflict: "people",
  staff_injury: "cross",
  unspecified: "ask",
  other: "ask",
};

/** A call type's shape; an unknown type still has one. */
export function typeIcon(code: string): string {
  return TYPE_ICONS[code] ?? "ask";
}

/** "missing_student" -> "Missing student": for a type that the app's words do not know. */
export function plainWords(code: string): string {
  const words = code.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export type DutySign = "free" | "on_call" | "paused" | "unproven" | "off";

/** What a manager must know first about somebody on duty. */
export function dutySign(duty: DutyView): DutySign {
  if (duty.call) return "on_call";
  if (duty.status === "paused") return "paused";
  if (duty.status === "off_duty") return "off";
  return duty.proven ? "free" : "unproven";
}

/** The sign's number: the room if it has one, else as much of the name as fits. */
export function plateNumber(place: { room: string; name: string }): string {
  const text = place.room || place.name;
  return text.length <= 6 ? text : "";
}

/** Some names, and how many more there are. */
export function crowd(names: readonly string[], most: number): string {
  return names.slice(0, most).join(", ") + (names.length > most ? ` +${names.length - most}` : "");
}
