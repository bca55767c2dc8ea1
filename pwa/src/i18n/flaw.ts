// Why a plan or a policy is refused, and what there is to hear before one is in force, in the words of the app.

import { plainWords } from "../core/phrase";
import type { Flaw, Remark } from "../core/wire";
import { say, sayCode, type Key } from "./say";

const OF_TYPES: readonly Flaw["why"][] = ["unknown_type", "never_and_guarded", "never_for_life"];

/** What the district calls its types, by their codes. */
export type Names = Readonly<Record<string, string>>;

/** A type of call by its code, as the screens name it. */
export const typeWord = (code: string, named = ""): string => sayCode("call_type", code, named || plainWords(code));

/** The sentence, and before it what it is about where that is not the plan on the screen. */
export function flawSaid(flaw: Flaw, plan: string | null = null, names: Names = {}): string {
  const why = reason(flaw, names);
  if (flaw.noun !== "plan") return say("wrong.at", { where: at(flaw), why });
  if (plan !== null && flaw.id === plan) return flaw.rung ? say("wrong.at", { where: say("plan.rung", { n: flaw.rung }), why }) : why;
  return say("wrong.at", { where: typeWord(flaw.id, names[flaw.id]), why });
}

/** The bare sentence, for beside what it is about. */
export function reason({ why, noun, facts = {}, rung }: Flaw, names: Names = {}): string {
  const isType = OF_TYPES.includes(why) || noun === "plan";
  const name = isType ? typeWord(facts["name"] ?? "", names[facts["name"] ?? ""]) : plainWords(facts["name"] ?? "");
  const group = sayCode("group", facts["group"] ?? "", facts["group"] ?? "");
  const told = { ...facts, name, group, post: plainWords(facts["post"] ?? ""), deputy: plainWords(facts["deputy"] ?? ""), question: plainWords(facts["question"] ?? ""), rung: rung ?? "" };
  return sayCode("wrong", why, "") ? say(`wrong.${why}` as Key, told) : say("refusal.plan_not_valid");
}

function at({ noun, id }: Flaw): string {
  const known = sayCode("wrong.in", noun, plainWords(noun));
  return id ? `${known}, ${plainWords(id)}` : known;
}

export const remarkSaid = ({ kind, facts }: Remark): string => say(`remark.${kind}` as Key, facts);
