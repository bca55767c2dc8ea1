// The shapes that the server sends, by their own names: generated from its OpenAPI (`npm run generate`), never edited there.
// Only the socket and the shape of a "no" are written here. Nothing here decides anything.

import type { components } from "./wire.gen";

type Shapes = components["schemas"];

export type Role = Shapes["Role"];
export type Alerting = Shapes["Alerting"];
export type CallStatus = Shapes["CallStatus"];
export type AssignmentState = Shapes["AssignmentState"];
export type DutyStatus = Shapes["DutyStatus"];
export type DeclineReason = Shapes["DeclineReason"];
export type Disposition = Shapes["Disposition"];
export type PickReason = Shapes["PickReason"];
export type EscalationCause = Shapes["EscalationCause"];
export type Action = Shapes["Action"];
export type PersonCard = Shapes["PersonCard"];
export type PlaceCard = Shapes["PlaceCard"];
export type AssignmentCard = Shapes["AssignmentCard"];
export type LadderCard = Shapes["LadderCard"];
export type You = Shapes["You"];
export type MessageCard = Shapes["MessageCard"];
export type CallView = Shapes["CallView"];
export type DutyView = Shapes["DutyView"];
export type Me = Shapes["Me"];
export type Places = Shapes["Places"];
export type CallAnswer = Shapes["CallAnswer"];
export type RoomCard = Shapes["RoomCard"];
export type RoomCodeSheet = Shapes["RoomCodeSheet"];
export type Door = Shapes["Door"];
export type CallType = Shapes["CallTypeCard"];
export type School = Shapes["SchoolCard"];
export type Question = Shapes["Question"];
export type Form = Shapes["Form"];
export type ReportView = Shapes["ReportView"];
export type AnswerCard = Shapes["AnswerCard"];
export type ParticularCard = Shapes["ParticularCard"];
export type DueCard = Shapes["DueCard"];
export type Unfinished = Shapes["Unfinished"];
export type FiguresView = Shapes["FiguresView"];
export type FiguresCard = Shapes["FiguresCard"];
export type PoliceCard = Shapes["PoliceCard"];
export type ConditionCard = Shapes["ConditionCard"];
export type PoliceChoices = Shapes["PoliceChoices"];
export type Replayed = Shapes["Replayed"];
export type OfficerCard = Shapes["OfficerCard"];
export type NoticeResult = Shapes["NoticeResult"];
export type NoticeWay = Shapes["NoticeWay"];
export type Involved = Shapes["Involved"];
export type Invitation = Shapes["InvitationCard"];

// What is kept at a desk.

export type TimelineEntry = Shapes["Entry"];
export type RosterEntry = Shapes["RosterEntry"];
export type PersonEntry = Shapes["PersonEntry"];
export type PersonWhole = Shapes["PersonWhole"];
export type Holding = Shapes["Holding"];
export type Post = Shapes["PostCard"];
export type Credentials = Shapes["Credentials"];
export type Credential = Shapes["Credential"];
export type Held = Shapes["Held"];
export type HeldBody = Shapes["HeldBody"];
export type Missing = Shapes["Missing"];
export type ShiftCard = Shapes["ShiftCard"];
export type Expected = Shapes["Expected"];
export type Shift = Shapes["ShiftEntry"];
export type Invited = Shapes["InvitationAnswer"];
export type Schools = Shapes["Schools"];
export type SchoolEntry = Shapes["SchoolEntry"];
export type Fault = Shapes["Fault"];
export type SchoolLevel = Shapes["SchoolLevel"];
export type PlaceEntry = Shapes["PlaceEntry"];
export type Plan = Shapes["ResponsePlan"];
export type Plans = Shapes["Plans"];
export type PlanChange = Shapes["PlanChange"];
export type PolicyTold = Shapes["PolicyTold"];
export type PolicyEdition = Shapes["Edition"];
export type PolicyLine = Shapes["Line"];
export type PackCard = Shapes["PackCard"];
export type Comparison = Shapes["Comparison"];
export type Replays = Shapes["Replays"];
export type Preview = Shapes["Preview"];
export type Flaw = Shapes["Flaw"];
export type Remark = Shapes["Remark"];
export type Group = Shapes["Group"];
export type Disclosure = Shapes["DisclosureCard"];

/** A "no" as the server words it: problem+json. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  facts: Record<string, string>;
  flaws?: Flaw[];
  /** As it stands now, when somebody else wrote the same answers meanwhile. */
  report?: ReportView;
}

// The socket.

/** What this app speaks; the server ends a line that speaks another, and says which it knows. */
export const VERSION = 1;

export interface Hello {
  kind: "hello";
  v: typeof VERSION;
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
