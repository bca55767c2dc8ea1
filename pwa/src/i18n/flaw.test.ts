// Every reason that the server knows has its sentence in the app.
import { afterEach, beforeAll, expect, test } from "vitest";
import description from "../../openapi.json";
import type { Flaw, Remark } from "../core/wire";
import { flawSaid, reason, remarkSaid } from "./flaw";
import { everyWord, sayCode, useFor } from "./say";

const schemas = description.components.schemas as unknown as Record<string, { enum: string[] }>;
const flaw = (why: string, more: Partial<Flaw> = {}): Flaw => ({ noun: "plan", id: "fight", field: "ladder", why: why as Flaw["why"], facts: {}, rung: null, school: "", ...more });

beforeAll(everyWord);
afterEach(() => useFor("en"));

test("no reason and no remark is without words", () => {
  expect(schemas["Wrong"]?.enum.filter((why) => !sayCode("wrong", why, ""))).toEqual([]);
  expect(schemas["RemarkKind"]?.enum.filter((kind) => !sayCode("remark", kind, ""))).toEqual([]);
});

test("a reason beside its rung is bare, and in the list names where it stands", () => {
  const found = flaw("nobody_in_post", { rung: 2, facts: { post: "head_nurse", group: "coaches" } });
  expect(reason(found)).toBe("Nobody can hold the post Head nurse in this group: Coaches of the school.");
  expect(flawSaid(found, "fight")).toBe(`Rung 2: ${reason(found)}`);
  expect(flawSaid(found, "medical")).toBe(`Fight: ${reason(found)}`);
});

test("what is wrong elsewhere in the policy names where, and types by their words, in the phone's language", async () => {
  const gone = flaw("unknown_type", { noun: "police", id: "", facts: { name: "fight", known: "unspecified" } });
  expect(flawSaid(gone, "fight")).toBe("Before police: A rule names the type Fight, and there would be none.");
  await useFor("es");
  expect(flawSaid(gone, "fight")).toBe("Antes de la policía: Una regla nombra el tipo Pelea, y ya no existiría.");
});

test("a type that the app has no word for is called as the district calls it", () => {
  const never = flaw("never_for_life", { noun: "police", id: "", facts: { name: "discipline" } });
  expect(reason(never, { discipline: "Rule broken" })).toBe("Police are never asked for Rule broken. A threat to life is never refused, so it cannot be both.");
});

test("a reason that this version does not know is still a refusal", () => {
  expect(reason(flaw("purple"))).toBe("This plan is not valid.");
});

test("a remark names its facts", () => {
  const told: Remark = { kind: "zone_missing", facts: { school: "104", zone: "Lake" } };
  expect(remarkSaid(told)).toBe("The pack puts school 104 in zone Lake; here it is in none.");
});
