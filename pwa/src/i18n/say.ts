// The words of the app: one typed look-up, plurals by the language's own rules. The English that a press needs is always here;
// the rest of it comes with the first screen that is not the button (vite.config.ts parts the two), other languages when asked for.

import { fetched } from "../io/fetched";
import type whole from "./en.json";
import en from "./en.json?first";
import { formed, type Noun } from "./roles";

export type Key = keyof typeof whole;
export type Params = Record<string, string | number>;
type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Words = Partial<Record<Key, Text>>;

export const LANGUAGES = { en: "English", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

const OTHERS: Record<Exclude<Language, "en">, () => Promise<{ default: unknown }>> = { es: () => import("./es.json") };

let language: Language = "en";
let english: Words = en as Words;
let words: Words = english;
let own: Record<string, string> = {};
let kinds: Record<string, string> = {};
let policy: Translation | null = null;
let others: Translation | null = null;
let rules = new Intl.PluralRules("en");

/** How the district's policy says its own texts in a language of the app. */
export interface Translation {
  language: string;
  texts: Record<string, string>;
}

/** The best of our languages for a wish like "es-MX". */
export function nearest(wish: string): Language {
  const short = wish.slice(0, 2).toLowerCase();
  return short in LANGUAGES ? (short as Language) : "en";
}

/** Speaks that language from now on; English if its words cannot be fetched. */
export async function useFor(wish: string): Promise<Language> {
  const next = nearest(wish);
  const fetched = next === "en" ? english : await OTHERS[next]().then((module) => module.default as Words, () => null);
  [language, words] = fetched ? [next, fetched] : ["en", english];
  rules = new Intl.PluralRules(language);
  return language;
}

/** Takes the texts of the district's policy in the language that was spoken when they were asked for. */
export const translatePolicy = (told: Translation | null = null): void => void (policy = told);

/** Takes those of other policies, that are read at a desk. */
export const translateOthers = (told: Translation): void => void (others = told);

/** A text that a policy holds, in the language of the app where the policy knows it; else as it is written. */
export const policyText = (text: string): string => said(policy, text) ?? said(others, text) ?? text;
const said = (by: Translation | null, text: string): string | undefined => (by?.language === language ? by.texts[text] : undefined);

/** What the district calls its roles, in whichever language: each of them goes before our own word, wherever it is said. */
export function callRoles(told: Partial<Record<string, string>> = {}): void {
  own = Object.fromEntries(Object.entries(told).map(([role, word]) => [`role.${role}`, policyText(word ?? "")]));
}

/** What the district calls the kinds of help: a name of its own goes before our word. */
export const callTypes = (told: readonly { code: string; name: string }[] = []): void => void (kinds = Object.fromEntries(told.map(({ code, name }) => [code, name])));

/** Says something as another policy calls its roles: an older edition, a pack, the policy of a call. */
export function calling<T>(told: Partial<Record<string, string>>, said: () => T): T {
  const before = own;
  callRoles(told);
  try {
    return said();
  } finally {
    own = before;
  }
}

/** What a screen about a call says: it calls the roles as the policy does by which the call is judged, whatever is in force by now. */
export function speaking(of: () => { words?: Partial<Record<string, string>> } | null | undefined) {
  const so = <T>(said: () => T): T => {
    const told = of()?.words;
    return told ? calling(told, said) : said();
  };
  return {
    say: (...what: Parameters<typeof say>) => so(() => say(...what)),
    sayCode: (...what: Parameters<typeof sayCode>) => so(() => sayCode(...what)),
  };
}

/** The words of every screen. To be awaited before anything but the button is drawn. */
export async function everyWord(): Promise<void> {
  if (language !== "en") return;
  const rest = (await import("./en.json?later")).default as Words;
  english = { ...english, ...rest };
  if (language === "en") words = english;
}

/** A screen with the words that are not the button's, once both are on the phone. */
export const later = async <T>(screen: () => Promise<T>, onfail?: () => void): Promise<T> => (await fetched(everyWord, onfail), fetched(screen, onfail));

export const current = (): Language => language;

/** The words for a key. With `n` among the params, the language's plural form for it. */
export function say(key: Key, params: Params = {}): string {
  const text = own[key] ?? plain(key);
  return fill(typeof text === "string" ? text : plural(text, Number(params["n"] ?? 0)), params);
}

/** Our own words for a key, whatever the district says. */
export const plain = (key: Key): Text => words[key] ?? english[key] ?? "";

/** The words for a code that the server made; `otherwise` for one that this version does not know. */
export function sayCode(family: string, code: string, otherwise: string, params: Params = {}): string {
  const key = `${family}.${code}`;
  if (family === "call_type" && kinds[code]) return policyText(kinds[code]);
  return key in words || key in english ? say(key as Key, params) : otherwise;
}

function plural(forms: Exclude<Text, string>, n: number): string {
  return forms[rules.select(n)] ?? forms.other ?? "";
}

/** A blank is a fact (`{n}`), or a role or a post that was told in one of the language's forms (`{any.officer}`, `{near.post}`). One full stop
 * is enough after a fact that ends in one ("p. m."). */
function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)(?:\.(\w+))?\}(\.?)/g, (whole, name: string, role: string | undefined, stop: string) => {
    const told = role ? formed(language, name, role in params ? { one: String(params[role]), many: "", own: true } : noun(role)) : params[name];
    return told === undefined ? whole : `${told}`.endsWith(".") ? `${told}` : `${told}${stop}`;
  });
}

/** How a role is called: by the district, else by us. */
export function noun(role: string): Noun {
  const called = own[`role.${role}`];
  const usual = plain(`noun.${role}` as Key);
  const { one = "", other = one } = typeof usual === "string" ? { one: usual } : usual;
  return { one: called ?? one, many: other, own: called !== undefined };
}
