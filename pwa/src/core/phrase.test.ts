import { expect, test } from "vitest";
import { at, duty, part } from "./build";
import { crowd, dutySign, mark, milestone, plainWords, plateNumber, statusSign, typeIcon } from "./phrase";
import type { AssignmentState, CallStatus } from "./wire";

test("nothing turns green before a person has said yes", () => {
  const tones: [CallStatus, string][] = [
    ["pending", "ask"],
    ["dispatched", "ask"],
    ["accepted", "go"],
    ["en_route", "go"],
    ["on_scene", "here"],
    ["cleared", "here"],
    ["cancelled", "quiet"],
    ["closed", "quiet"],
  ];
  expect(tones.map(([status]) => [status, statusSign(status).tone])).toEqual(tones);
});

test("every state has a shape beside its colour", () => {
  const states: CallStatus[] = ["pending", "accepted", "on_scene", "closed", "cancelled"];
  expect(states.map((status) => statusSign(status).icon)).toEqual(["ring", "arrow", "here", "check", "x"]);
});

test("sent is not delivered, delivered is not seen, seen is not yes", () => {
  const parts = [part(), part({ delivered_at: at(1) }), part({ delivered_at: at(1), seen_at: at(2) }), part({ state: "accepted" })];
  expect(parts.map(milestone)).toEqual(["sent", "delivered", "seen", "accepted"]);
});

test("a refusal is a mark, not an alarm", () => {
  const states: AssignmentState[] = ["offered", "en_route", "declined", "expired", "released"];
  expect(states.map(mark)).toEqual(["now", "done", "no", "no", "past"]);
});

test("a type that the app does not know still has a shape and plain words", () => {
  expect([typeIcon("fight"), typeIcon("beehive")]).toEqual(["fight", "ask"]);
  expect(plainWords("missing_student")).toBe("Missing student");
});

test("a responder whose phone is not proven is said to be so", () => {
  const views = [duty(), duty({ proven: false }), duty({ status: "paused" }), duty({ call: "c1" }), duty({ status: "off_duty" })];
  expect(views.map(dutySign)).toEqual(["free", "unproven", "paused", "on_call", "off"]);
});

test("a place's number is its room, or a short name, or nothing", () => {
  expect([{ room: "204", name: "Room 204" }, { room: "", name: "Gym" }, { room: "", name: "Main library" }].map(plateNumber)).toEqual(["204", "Gym", ""]);
});

test("many names are some names and a number", () => {
  expect([crowd(["Amy"], 2), crowd(["Amy", "Ben"], 2), crowd(["Amy", "Ben", "Cy", "Di"], 2)]).toEqual(["Amy", "Amy, Ben", "Amy, Ben +2"]);
});
