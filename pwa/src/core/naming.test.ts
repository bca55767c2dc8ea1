import { expect, test } from "vitest";
import { candidates, replaceable, still } from "./naming";
import type { AssignmentCard, CallView, DutyView, PlaceCard } from "./wire";

const part = (who: string, state: string, more: object = {}): AssignmentCard => ({ offer: `c.${who}`, responder: { id: who, name: who, role: "coach" }, state, ...more }) as AssignmentCard;
const on = (who: string, more: object = {}): DutyView => ({ person: { id: who, name: who, role: "coach" }, status: "on_duty", call: null, ...more }) as DutyView;
const call = (...assignments: AssignmentCard[]): CallView => ({ id: "c", caller: { id: "tess", name: "Tess", role: "staff" }, place: { id: "room", building: "Main", school: "oak" }, assignments }) as CallView;

test("who can come stands first, and who cannot says why", () => {
  const duty = [on("ann", { status: "paused" }), on("ben"), on("cy", { call: "other" }), on("dee", { call: "c" }), on("eva"), on("tess"), on("fay"), on("off", { status: "off_duty" })];
  const found = candidates(call(part("eva", "offered"), part("fay", "clear")), duty, []).map(({ duty: d, why }) => [d.person.id, why]);
  expect(found).toEqual([["ben", null], ["ann", "paused"], ["cy", "committed"], ["dee", "on_this_call"], ["eva", "already_ringing"], ["fay", "on_this_call"], ["tess", "is_caller"]]);
});

test("of those who can come the nearest stands first, and no officer is among them", () => {
  const at = (id: string, building: string) => ({ id, building, school: "oak" }) as PlaceCard;
  const oak = { school: "oak", proven: true };
  const duty = [
    on("abe", { school: "elm", proven: true }),
    on("adair", { ...oak, place: "room", person: { id: "adair", name: "adair", role: "officer" } }),
    on("far", { ...oak, place: "gym" }),
    on("flo", { school: "elm", proven: true, person: { id: "flo", name: "flo", role: "float" } }),
    on("main", { ...oak, place: "hall" }),
    on("mute", { ...oak, place: "hall", proven: false }),
    on("same", { ...oak, place: "room" }),
    on("zed", { ...oak, place: null }),
  ];
  const found = candidates(call(), duty, [at("room", "Main"), at("hall", "Main"), at("gym", "Annex")]).map(({ duty: d }) => d.person.id);
  expect(found).toEqual(["same", "main", "mute", "far", "zed", "flo", "abe"]);
});

test("whoever has arrived gives their place to nobody", () => {
  const some = call(part("a", "accepted"), part("b", "en_route"), part("c", "on_scene"), part("d", "declined"));
  expect(replaceable(some).map((a) => a.responder.id)).toEqual(["a", "b"]);
});

test("only who said yes and was asked how it is counts as still", () => {
  const since = { still_since: "2027-01-12T10:00:00Z" };
  expect(still(call(part("a", "accepted", since), part("b", "accepted"), part("c", "en_route", since))).map((a) => a.responder.id)).toEqual(["a"]);
});
