// Every word that a person reads comes from the message file, and every date and number from one place that asks Intl.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, type AST } from "svelte/compiler";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("..", import.meta.url));
const files = (ending: string): string[] =>
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !/\.(test|gen)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** What is read aloud or shown of an element, beside its text. */
const READ = new Set(["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt", "label"]);
/** Not words: the product's own name, and what is typed as it stands. */
const AS_IT_IS = new Set(["Nearhand", "911", "QR"]);
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text) && !AS_IT_IS.has(text.trim());

function* written(node: unknown, inRead = false): Generator<string> {
  if (Array.isArray(node)) {
    for (const each of node) yield* written(each, inRead);
    return;
  }
  if (!node || typeof node !== "object") return;
  const here = node as AST.SvelteNode & Record<string, unknown>;
  if (here.type === "StyleSheet" || here.type === "Comment") return;
  if (here.type === "Attribute") {
    if (READ.has(String(here["name"]))) yield* written(here["value"], true);
    return;
  }
  if (here.type === "Text") {
    if (isWord(String(here["data"]))) yield String(here["data"]).trim();
    return;
  }
  if (inRead && here.type === "Literal" && typeof here["value"] === "string" && isWord(here["value"])) yield here["value"];
  for (const [key, value] of Object.entries(here)) if (!["parent", "metadata", "instance", "module", "css", "comments"].includes(key)) yield* written(value, inRead && !/^(Call|Binary)Expression$/.test(here.type));
}

test("no screen says a word of its own", () => {
  const found = files(".svelte").flatMap((file) => [...written(parse(readFileSync(file, "utf8"), { modern: true }))].map((word) => `${basename(file)}: ${word}`));
  expect(found).toEqual([]);
});

test("this would find one", () => {
  const seen = (text: string) => [...written(parse(text, { modern: true }))];
  expect([seen("<p>Hello</p>"), seen('<a title="Go there">{x}</a>'), seen('{#if a}<b aria-label={"Say"}>1</b>{/if}'), seen('<b class="box">{say("ok")}</b>')]).toEqual([["Hello"], ["Go there"], ["Say"], []]);
});

test("dates and numbers are written in one place", () => {
  const asks = /\bIntl\.(DateTimeFormat|NumberFormat|RelativeTimeFormat|ListFormat)|\.toLocale(Date|Time)?String\(|\.toFixed\(/;
  const found = [...files(".ts"), ...files(".svelte")].filter((file) => asks.test(readFileSync(file, "utf8"))).map((file) => basename(file));
  expect(found).toEqual(["elapsed.ts", "written.ts"]);
});


test("one kind of apostrophe", () => {
  const curly = ["en.json", "es.json"].filter((name) => readFileSync(join(SRC, "i18n", name), "utf8").includes("\u2019"));
  expect(curly).toEqual([]);
});

/** What a reader of Spanish would take for another thing, beside the word that is said for it everywhere. */
const SECOND_WORDS = {
  llamada: /\bavisos?\b(?! público| a la junta)(?<!^Aviso)|\b[Aa]lertas?\b/,
  estudiante: /\balumn/i,
  salón: /\baulas?\b/i,
  política: /\bnormas incluidas\b|\b(estas|unas) normas\b/i,
  turno: /\bde servicio\b/i,
  peldaño: /\besca(lón|lones)\b/i,
  acreditación: /\bcredencial/i,
  pulsar: /\bpresion/i,
};

test("one thing has one word in Spanish, on the screens and in the packs that ship", () => {
  const packs = join(SRC, "../../app/packs");
  const said = [join(SRC, "i18n/es.json"), ...readdirSync(packs).filter((name) => name.endsWith(".toml")).map((name) => join(packs, name))].flatMap((file) =>
    readFileSync(file, "utf8").split("[translation.es]").at(-1)?.match(/"(?:[^"\\]|\\.)*"(?=,?$)/gm) ?? [],
  );
  const found = Object.values(SECOND_WORDS).flatMap((second) => said.map((text) => text.slice(1, -1)).filter((text) => second.test(text)));
  expect([said.length > 1_500, found]).toEqual([true, []]);
});
