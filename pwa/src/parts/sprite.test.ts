import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../", import.meta.url);
const sprite = readFileSync(new URL("sprite.svg", import.meta.url), "utf8");
const drawn = new Set([...sprite.matchAll(/id="i-([^"]+)"/g)].map((match) => match[1]));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".svelte"));

test("every icon that a screen names is drawn", () => {
  const named = files.flatMap((name) => {
    const text = readFileSync(new URL(name, src), "utf8");
    return [...text.matchAll(/(?:Icon name|icon)(?:=|: )"([a-z0-9-]+)"/g)].map((match) => match[1]);
  });
  expect([named.length > 40, named.filter((name) => !drawn.has(name))]).toEqual([true, []]);
});
