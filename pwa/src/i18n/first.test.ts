// The first load carries only its own English. What it may say is read from its sources, so that no word is missing on the button.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import later from "./en.json?later";

const IMPORT = /^\s*import\s+(?!type\b)(?:[^"'()]*?from\s*)?["'](\.[^"']+)["']/gm;
const FETCH = /import\(["'](\.[^"']+)["']\)/g;
/** What waits for every word before it is drawn may say any of them. */
const WITH_EVERY_WORD = /later\(\(\) => import\([^)]*\)\)/g;
const AWAITS_EVERY_WORD = "App.svelte";
/** Fetched ahead as soon as the button stands (worker.svelte.ts); before that a refusal has its one plain sentence, which is here at once. */
const AHEAD = "refusal.";

/** Every source that comes with the entry, and what its parts fetch without waiting for every word; the screens that App fetches bring them along. */
function reach(entry: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(entry)) return seen;
  const text = readFileSync(entry, "utf8");
  seen.set(entry, text);
  const fetched = basename(entry) === AWAITS_EVERY_WORD ? [] : [...text.replaceAll(WITH_EVERY_WORD, "").matchAll(FETCH)];
  for (const [, path = ""] of [...text.matchAll(IMPORT), ...fetched]) {
    const base = join(dirname(entry), path);
    const file = [`${base}.ts`, base].find((each) => existsSync(each) && /\.(ts|svelte)$/.test(each));
    if (file) reach(file, seen);
  }
  return seen;
}

const sources = reach(fileURLToPath(new URL("../main.ts", import.meta.url)));
const names = [...sources.keys()].map((file) => basename(file));

test("what the button needs is there at once, and no screen that is fetched when first stood in", () => {
  expect(["Press.svelte", "Pressed.svelte", "Unsent.svelte", "press.svelte.ts"].filter((name) => !names.includes(name))).toEqual([]);
  expect(["Board.svelte", "Call.svelte", "Duty.svelte", "Offer.svelte", "Me.svelte", "SignIn.svelte"].filter((name) => names.includes(name))).toEqual([]);
});

test("nothing of the first load says a word that comes later", () => {
  const missing = [...sources].flatMap(([file, text]) => {
    const keys = [...text.matchAll(/\bsay\(\s*["'`]([\w.]+)["'`]/g)].map(([, key = ""]) => key);
    const families = [...text.matchAll(/\bsay\(\s*`([\w.]+\.)\$\{|\bsayCode\(\s*["'](\w+)["']/g)].map(([, start, family]) => start ?? `${family}.`);
    const late = Object.keys(later).filter((key) => !key.startsWith(AHEAD)).filter((key) => keys.includes(key) || families.some((family) => key.startsWith(family)));
    return late.map((key) => `${basename(file)} says ${key}`);
  });
  expect(missing).toEqual([]);
});
