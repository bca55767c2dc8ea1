import { expect, test } from "vitest";
import { call, police } from "./build";
import { asked, formOf, hanging, isApart, lacksUnknown, learnt, missing, offered, short, standing, tapped, theirs, wasThere } from "./ending";
import type { AnswerCard, Form, PoliceCard, Problem, Question, ReportView } from "./wire";

const question = (id: string, over: Partial<Question> = {}): Question => ({ id, name: id, kind: "yes_no", choices: [], required: false, at_close: false, when: [], call_types: [], ...over });
const HOLD = question("hold", { required: true, at_close: true });
const DONE = question("done", { kind: "many", at_close: true });
const PRONE = question("prone", { required: true, when: [{ question: "hold", answer: "yes" }] });
const WEAPON = question("weapon", { call_types: ["weapon"] });
const FORM = [DONE, HOLD, PRONE, WEAPON];
const ids = (questions: Question[]) => questions.map((q) => q.id);

test("only what follows from the answers is asked", () => {
  expect(ids(asked(FORM, "fight", {}))).toEqual(["done", "hold"]);
  expect(ids(asked(FORM, "weapon", { hold: ["yes"] }))).toEqual(["done", "hold", "prone", "weapon"]);
});

test("what is no longer asked is not said", () => {
  const taken = { hold: ["no"], prone: ["yes"] };
  expect(standing(asked(FORM, "fight", taken), taken)).toEqual({ hold: ["no"] });
});

test("how a call ends may be what a question waits for", () => {
  expect(ids(asked([question("q", { when: [{ question: "disposition", answer: "resolved" }] })], "fight", {}))).toEqual(["q"]);
});

test("the short form has the required first", () => {
  expect(ids(short(FORM))).toEqual(["hold", "done"]);
});

test("what is required and empty is missing; unknown is an answer", () => {
  expect(missing([HOLD, PRONE], { hold: ["unknown"] })).toEqual(["prone"]);
});

test("a tap answers, another replaces, the same takes back", () => {
  expect(tapped(HOLD, ["no"], "yes")).toEqual(["yes"]);
  expect(tapped(HOLD, ["yes"], "yes")).toEqual([]);
  expect(tapped(DONE, ["a"], "b")).toEqual(["a", "b"]);
  expect(tapped(DONE, ["unknown"], "b")).toEqual(["b"]);
});

test("words and people are kept apart", () => {
  expect([isApart(HOLD), isApart(question("n", { kind: "note" }))]).toEqual([false, true]);
});

const form = (edition: number): Form => ({ edition, questions: [question(`q${edition}`)], positive: [] });
const kept = (forms: readonly Form[]) => forms.map(({ edition }) => edition);

test("a call is asked what its own edition asks, though another is in force", () => {
  const forms = learnt(learnt([], form(4), true), form(3), false);
  expect(formOf(forms, call({ edition: 3 }))?.map(({ id }) => id)).toEqual(["q3"]);
  expect(formOf(forms, call({ edition: 2 }))).toBeUndefined();
  expect(formOf(forms, call({ edition: 0 }))).toEqual([]);
});

test("a few forms are kept, the one in force first; none is newer than it", () => {
  const many = [5, 6, 7, 8].reduce<Form[]>((forms, edition) => learnt(forms, form(edition), true), []);
  expect(kept(many)).toEqual([8, 7, 6]);
  expect(kept(learnt(many, form(7), true))).toEqual([7, 6]);
  expect(kept(learnt(many, form(9), false))).toEqual([9, 8, 7]);
});

test("who was with the student knows; who only said yes, or nothing, need not", () => {
  expect((["on_scene", "clear", "en_route", "offered", null] as const).map(wasThere)).toEqual([true, true, false, false, false]);
});

test("not known is offered where the question has no such answer of its own", () => {
  const own = question("o", { kind: "one", choices: [{ id: "unknown", name: "?", positive: false }] });
  expect([HOLD, DONE, own].map(lacksUnknown)).toEqual([false, true, false]);
});

test("what denies that an officer was asked, or was there, is not offered once the call's log knows it", () => {
  const choices = [{ id: "no", name: "Not asked", positive: false, denies: "officer_asked" as const }, { id: "asked", name: "Did not come", positive: false, denies: "officer_on_scene" as const }, { id: "came", name: "Came", positive: false }];
  const form = [question("police", { kind: "one", choices })];
  const left = (marks?: PoliceCard["marks"]) => offered(form, call({ police: marks ? police({ marks }) : null }))[0]?.choices?.map(({ id }) => id);
  expect([left(), left([]), left(["officer_asked"]), left(["officer_asked", "officer_on_scene"])]).toEqual([["no", "asked", "came"], ["no", "asked", "came"], ["asked", "came"], ["came"]]);
});

test("what somebody else wrote meanwhile is what the save was refused for, and only that", () => {
  const card = (name: string, ...codes: string[]): AnswerCard => ({ question: name, codes, by: null, at: "2027-01-12T09:00:00Z" });
  const read = { answers: [card("hold", "yes"), card("injury", "no")] } as unknown as ReportView;
  const report = { answers: [card("hold", "no"), card("injury", "yes"), card("why")] } as unknown as ReportView;
  const problem: Problem = { status: 409, code: "answered_meanwhile", detail: "", facts: { question: "hold, why" }, report };
  expect(theirs(read, problem).map((each) => each.question)).toEqual(["hold"]);
  expect(theirs(read, { status: 0, code: "no_answer", detail: "", facts: {} })).toEqual([]);
});

test("what was said beside an answer that does not ask for it is named, with the answer on which it hangs", () => {
  const told = { hold: ["no"], prone: ["yes"], done: ["space"] };
  expect(hanging(FORM, asked(FORM, "fight", told), told)).toEqual({ names: ["prone"], on: ["hold"] });
  const held = { ...told, hold: ["yes"] };
  expect(hanging(FORM, asked(FORM, "fight", held), held)).toEqual({ names: [], on: [] });
});
