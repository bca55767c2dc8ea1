import { expect, test } from "vitest";
import { asked, isApart, missing, short, tapped } from "./ending";
import type { Question } from "./wire";

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
