// How calls end: the form (kept on the phone for when there is no network), the report, and what must still be done.

import { formOf, learnt, type Answers } from "../core/ending";
import type { CallView, Disposition, DueCard, FiguresView, Form, Problem, Question, ReportView, Unfinished } from "../core/wire";
import { newKey } from "../io/clock";
import { keep, kept } from "../io/db";
import { ask } from "../io/http";
import { outbox } from "./outbox.svelte";

const KEPT = "nearhand.forms";

export interface Words {
  question: string;
  text: string;
}

class Ending {
  private forms = $state.raw<readonly Form[]>(formsKept());
  /** The one in force, as far as is known here. */
  form = $derived(this.forms[0] ?? null);
  unfinished = $state.raw<Unfinished[]>([]);
  dues = $state.raw<DueCard[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** Nothing was heard of what is still to do since this page was opened: that is not the same as nothing to do. */
  unheard = $state(false);
  private heard = false;

  /** A form, asked for while there is a network: the end of a call must not wait for one. Without an edition, the one in force. */
  async learn(edition = 0): Promise<void> {
    if (edition && this.forms.some((form) => form.edition === edition)) return;
    const answer = await ask<Form>("GET", `/api/forms/${edition}`);
    if (!answer.ok) return;
    this.forms = learnt(this.forms, answer.body, edition === 0);
    keepForms(this.forms);
  }

  /** What the call is asked, if it was ever learnt here. */
  questions(call: CallView): readonly Question[] | undefined {
    return formOf(this.forms, call);
  }

  /** Through the outbox, in its order: what ends a call is said once and arrives. Its form shows nobody's answers: none was read. */
  async close(call: CallView, answers: Answers, disposition: Disposition): Promise<void> {
    await outbox.send(path(call.id), { answers: told(answers), disposition, seen: 0 }, { lane: call.id });
    this.draft(call, {});
  }

  /** What was chosen in the form of that call, and not said yet. */
  async drafted({ id }: CallView): Promise<Answers> {
    const was = await kept("draft").catch(() => null);
    return was?.call === id ? was.answers : {};
  }

  /** The form outlives its page: a phone drops one as soon as it looks away. */
  draft({ id }: CallView, answers: Answers): void {
    void keep("draft", { call: id, answers: $state.snapshot(answers) as Answers }).catch(() => undefined);
  }

  async read(call: string): Promise<ReportView | null> {
    const answer = await ask<ReportView>("GET", path(call));
    this.problem = answer.ok ? null : answer.problem;
    return answer.ok ? answer.body : null;
  }

  /** `seen`: the report that was read. What somebody else wrote after it comes back with the problem, and nothing is written. */
  async save(call: string, answers: Answers, words: Words[], seen?: number): Promise<boolean> {
    const answer = await ask("POST", path(call), { body: { answers: told(answers), words, seen }, key: newKey() });
    this.problem = answer.ok ? null : answer.problem;
    return answer.ok;
  }

  async open(call: string, particular: string, basis: string): Promise<string | null> {
    const answer = await ask<{ text: string }>("POST", `/api/calls/${encodeURIComponent(call)}/references/${encodeURIComponent(particular)}/open`, { body: { basis } });
    this.problem = answer.ok ? null : answer.problem;
    return answer.ok ? answer.body.text : null;
  }

  async load(): Promise<void> {
    const [reports, dues] = await Promise.all([ask<Unfinished[]>("GET", "/api/reports"), ask<DueCard[]>("GET", "/api/follow-ups")]);
    this.heard ||= reports.ok;
    this.unheard = !this.heard && !reports.ok && reports.problem.code === "no_answer";
    if (reports.ok) this.unfinished = reports.body;
    if (dues.ok) this.dues = dues.body;
  }

  async act(due: DueCard, step: "take" | "done" | "decline", more: { reason?: string; to?: string } = {}): Promise<boolean> {
    const body = { code: due.code, step, ...more };
    const answer = await ask("POST", `/api/calls/${encodeURIComponent(due.call)}/follow-ups`, { body, key: newKey() });
    this.problem = answer.ok ? null : answer.problem;
    await this.load();
    return answer.ok;
  }

  async figures(first: string, last: string, without: string): Promise<FiguresView | null> {
    const left = without ? `&without=${without}` : "";
    const answer = await ask<FiguresView>("GET", `/api/figures?first=${first}&last=${last}${left}`);
    this.problem = answer.ok ? null : answer.problem;
    return answer.ok ? answer.body : null;
  }

  /** A positive contact: two taps, and it arrives though the network is away. */
  async contact(school: string, kind: string): Promise<void> {
    await outbox.send("/api/contacts", { school, kind }, { lane: "contacts" });
  }
}

const path = (call: string): string => `/api/calls/${encodeURIComponent(call)}/report`;
/** Plain lists: what a screen watches cannot be laid into the phone's store. */
const told = (answers: Answers) => Object.entries(answers).map(([question, codes]) => ({ question, codes: [...codes] }));

function formsKept(): Form[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]") as Form[];
  } catch {
    return [];
  }
}

function keepForms(forms: readonly Form[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(forms));
  } catch {
    // a private window keeps nothing: the forms last as long as the page
  }
}

export const ending = new Ending();
