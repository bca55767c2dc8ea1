// The form at the end of a call: what is asked now, what is still missing. The server judges; this only shows.

import type { AnswerCard, AssignmentState, CallView, Form, Problem, Question, ReportView } from "./wire";

export type Answers = Record<string, string[]>;

const APART = new Set(["note", "person", "student"]);

/** Whether the answer's words are kept apart from the log. */
export const isApart = (question: Question): boolean => APART.has(question.kind);

/** What belongs to a call that was answered so, in order: an answer to what is no longer asked asks nothing further. */
export function asked(questions: readonly Question[], callType: string, answers: Answers): Question[] {
  const counted: Answers = { disposition: ["resolved"] };
  const found: Question[] = [];
  for (const question of questions) {
    if (question.call_types?.length && !question.call_types.includes(callType)) continue;
    if (!(question.when ?? []).every((given) => counted[given.question]?.includes(given.answer))) continue;
    found.push(question);
    counted[question.id] = answers[question.id] ?? [];
  }
  return found;
}

/** The short form: what closes the call, the required first. */
export function short(questions: readonly Question[]): Question[] {
  const first = questions.filter((question) => question.at_close);
  return [...first.filter((q) => q.required), ...first.filter((q) => !q.required)];
}

/** Of the answers those to what is asked: what was said before an answer was changed goes with it. */
export function standing(questions: readonly Question[], answers: Answers): Answers {
  const ids = new Set(questions.map((question) => question.id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

/** What was answered and is not asked: somebody said it at the end beside an answer that stood. With the questions on which it hangs. */
export function hanging(questions: readonly Question[], shown: readonly Question[], answers: Answers): { names: string[]; on: string[] } {
  const left = questions.filter((question) => answers[question.id]?.length && !shown.includes(question));
  const on = left.flatMap(({ when }) => (when ?? []).map(({ question }) => question)).filter((id) => answers[id]?.length && shown.some((question) => question.id === id));
  return { names: left.map(({ name }) => name), on: [...new Set(on)] };
}

/** Required and not answered. */
export function missing(questions: readonly Question[], answers: Answers): string[] {
  return questions.filter((q) => q.required && !answers[q.id]?.length).map((q) => q.id);
}

/** The questions without the choices that deny what the call's own log knows of officers: what an older server marks, is not known. */
export function offered(questions: readonly Question[], call: CallView): readonly Question[] {
  const marks = call.police?.marks ?? [];
  return questions.map((question) => ({ ...question, choices: question.choices?.filter(({ denies }) => !denies || !marks.includes(denies)) ?? [] }));
}

/** The answers after a tap: one of many goes on and off, another kind is replaced; a second tap takes it back. */
export function tapped(question: Question, codes: readonly string[], code: string): string[] {
  if (codes.includes(code)) return codes.filter((each) => each !== code);
  if (question.kind !== "many" || code === "unknown") return [code];
  return [...codes.filter((each) => each !== "unknown"), code];
}

/** The answers that somebody else wrote since `read`: those that a save was refused for, and those that changed with them. */
export function theirs(read: ReportView, { facts, report }: Problem): AnswerCard[] {
  const named = facts.question?.split(", ") ?? [];
  const known = new Map(read.answers.map(({ question, codes }) => [question, codes.join()]));
  return (report?.answers ?? []).filter(({ question, codes }) => named.includes(question) && codes.join() !== (known.get(question) ?? ""));
}

const KEPT_FORMS = 3;

/** The forms that a phone keeps, the newest edition first. One that is told as the one in force has none after it. */
export function learnt(forms: readonly Form[], form: Form, inForce: boolean): Form[] {
  const others = forms.filter(({ edition }) => edition !== form.edition && (!inForce || edition < form.edition));
  return [form, ...others].sort((a, b) => b.edition - a.edition).slice(0, KEPT_FORMS);
}

/** What the call is asked, by the edition that it was raised under; undefined: not learnt. Before editions, nothing was asked. */
export function formOf(forms: readonly Form[], call: CallView): readonly Question[] | undefined {
  if (call.edition === 0) return [];
  return (call.edition === undefined ? forms[0] : forms.find(({ edition }) => edition === call.edition))?.questions;
}

/** Whether somebody who stands so was with the student: whoever was not may say of anything that it is not known. */
export const wasThere = (state: AssignmentState | null): boolean => state === "on_scene" || state === "clear";

/** Whether "not known" must be offered beside the question's own answers. */
export const lacksUnknown = (question: Question): boolean => question.kind !== "yes_no" && !question.choices?.some(({ id }) => id === "unknown");
