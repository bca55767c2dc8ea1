import { afterEach, beforeAll, expect, test } from "vitest";
import en from "./en.json";
import es from "./es.json";
import { roleWord } from "./role";
import { callRoles, everyWord, say, useFor, type Key } from "./say";

beforeAll(everyWord);
afterEach(async () => {
  callRoles();
  await useFor("en");
});

const ROLES = ["coach", "float", "safety_administrator", "manager", "officer"] as const;
const DEFAULT = {
  en: /\b(coach(es)?|floats?|safety administrators?|managers?|officers?)\b/i,
  es: /\b(coach(es)?|itinerantes?|oficial(es)?|agentes?|administrador(es)? de seguridad|responsables?)\b/i,
};
/** Where the word does not mean the role: the app's own question of an entry that the district names. */
const forms = (key: Key): string[] => (typeof en[key] === "string" ? [say(key)] : [say(key, { n: 1 }), say(key, { n: 2 })]);
const said = (): [Key, string][] => (Object.keys(en) as Key[]).filter((key) => !key.startsWith("noun.")).flatMap((key) => forms(key).map((text): [Key, string] => [key, text]));

test("a role stands in a sentence with its article, as one or as many", () => {
  expect([say("policy.nearest.coaches"), say("policy.all.neighbour_coaches"), say("policy.any.zone_officers"), say("group.safety_administrators")]).toEqual(["the nearest coach", "all coaches of neighboring schools", "an officer of the zone", "Safety administrators"]);
});

test("what the district calls it takes its place, as written, with the article and the plural of the language", () => {
  callRoles({ coach: "Security monitor", officer: "SRO", float: "Deputy of the day", manager: "Aide", safety_administrator: "Unit head" });
  expect([say("policy.nearest.coaches"), say("policy.all.coaches"), say("policy.any.coaches")]).toEqual(["the nearest Security monitor", "all Security monitors", "a Security monitor"]);
  expect([say("policy.any.zone_officers"), say("policy.all.floats"), say("policy.any.managers"), say("policy.any.safety_administrators")]).toEqual(["an SRO of the zone", "all Deputies of the day", "an Aide", "a Unit head"]);
});

test("in Spanish another's word stands in the singular, with the article that it asks for", async () => {
  await useFor("es");
  expect([say("policy.nearest.coaches"), say("policy.all.coaches"), say("gate.who_meets")]).toEqual(["el coach más cercano", "todos los coaches", "¿Quién recibe al agente?"]);
  expect(say("policy.nearest_post", { post: "Psicóloga" })).toBe("la Psicóloga más cercana");
  callRoles({ coach: "Consejera de clima", officer: "School Safety Officer" });
  expect([say("policy.nearest.coaches"), say("policy.all.coaches"), say("policy.any.coaches")]).toEqual(["la Consejera de clima más cercana", "cada Consejera de clima", "una Consejera de clima"]);
  expect([say("gate.who_meets"), say("gate.stage.here"), say("fault.zone_unpatrolled", { name: "Sur" })]).toEqual(["¿Quién recibe al School Safety Officer?", "El School Safety Officer está aquí", "La zona Sur no tiene ningún School Safety Officer"]);
});

test("what somebody is, within a sentence, is the district's word as written, else ours in small letters", () => {
  expect([roleWord("float"), roleWord("staff"), roleWord(null)]).toEqual(["float", "teacher or staff", ""]);
  callRoles({ float: "District monitor" });
  expect(roleWord("float")).toBe("District monitor");
});

test.each(["en", "es"] as const)("no word of ours for a role is left on any screen once the district has its own: %s", async (language) => {
  await useFor(language);
  callRoles(Object.fromEntries(ROLES.map((role) => [role, "Xyz"])));
  expect(said().filter(([, text]) => DEFAULT[language].test(text))).toEqual([]);
});

test.each([["en", en], ["es", es]] as const)("every form that a sentence asks for is one that the language has: %s", (language, all) => {
  const asked = new Set(JSON.stringify(all).match(/\{\w+\.\w+\}/g));
  const known = language === "en" ? "[Oo]ne|[Mm]any|[Aa]ny" : "[Oo]ne|[Mm]any|[Ee]l|[Uu]n|del|al|ningun|[Nn]ear|each";
  expect([...asked].filter((blank) => !new RegExp(`^\\{(${known})\\.(${ROLES.join("|")}|post)\\}$`).test(blank))).toEqual([]);
});
