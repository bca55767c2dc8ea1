import { afterEach, expect, test } from "vitest";
import en from "./en.json";
import es from "./es.json";
import first from "./en.json?first";
import later from "./en.json?later";
import { calling, callRoles, callTypes, current, everyWord, nearest, plain, policyText, say, sayCode, speaking, translateOthers, translatePolicy, useFor, type Key } from "./say";

afterEach(() => useFor("en"));
afterEach(() => (callRoles(), callTypes()));

const forms = (text: unknown): string[] => (typeof text === "string" ? [text] : Object.values(text as Record<string, string>));
const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

test("Spanish has every word that English has, and no other", () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
});

test("no word is empty, and both languages fill the same blanks", () => {
  for (const key of Object.keys(en) as Key[]) {
    const [english, spanish] = [forms(en[key]), forms(es[key])];
    expect([key, [...english, ...spanish].filter((text) => !text.trim())]).toEqual([key, []]);
    const last = (texts: string[]) => blanks(texts.at(-1) ?? "");
    expect([key, last(spanish)]).toEqual([key, last(english)]);
  }
});

/** What only a "tú" says: its pronouns, its verbs, and its imperatives where a sentence begins. */
const TU = [
  /(?<!\p{L})(tú|tus?|ti|te|contigo|tuy[oa]s?)(?!\p{L})/iu,
  /(?<!\p{L})(eres|estás|tienes|puedes|quieres|vas|debes|decides|sabes|necesitas|haces|vienes|dices|eliges|vayas|hagas|digas|veas|puedas|tengas|mantén|haz)(?!\p{L})/iu,
  /(^|[.:;!?¡¿,]\s*)(toca|pulsa|elige|abre|escribe|llama(?! usted)|di|mira|guarda|cierra|revisa|usa|busca|cambia|confirma|intenta|marca|acepta|responde|escanea|permite|suelta|desliza|comprueba|imprime|compara|añade|quita)(?= |\.|$)/iu,
];

test("Spanish says usted, to everybody and everywhere", () => {
  const told = Object.entries(es).flatMap(([key, text]) => forms(text).map((form) => `${key}: ${form}`));
  expect(told.filter((line) => TU.some((form) => form.test(line.slice(line.indexOf(": ") + 2))))).toEqual([]);
});

/** A rung's or a day's own number, and what is never one: two of the same name, the newest hundreds. */
const NEVER_ONE = ["wrong.twin", "disclosure.newest", "forecast.nobody_stands", "lack.days_near"];

test("a count of things has a form for one of them", () => {
  const many = /\{(n|m|of|all|count|done|wanted|calls|contacts)\} (\p{L}+ )?\p{L}{2,}s(?!\p{L})/u;
  const told = [...Object.entries(en), ...Object.entries(es)].filter(([key, text]) => typeof text === "string" && many.test(text) && !NEVER_ONE.includes(key));
  expect(told).toEqual([]);
});

test("every plural ends with its other", () => {
  const plurals = [...Object.values(en), ...Object.values(es)].filter((text) => typeof text !== "string");
  expect(plurals.every((text) => Object.keys(text).at(-1) === "other")).toBe(true);
});

test("English comes in two parts, and together they are all of it", () => {
  expect(Object.keys({ ...first, ...later }).sort()).toEqual(Object.keys(en).sort());
  expect(Object.keys(first).filter((key) => key in later)).toEqual([]);
});

test("a word of a screen that was not opened yet comes with all the others", async () => {
  expect(say("me.language")).toBe("");
  await everyWord();
  expect(say("me.language")).toBe("Language");
});

test("one and many are told apart in each language", async () => {
  await everyWord();
  expect([say("ago.seconds", { n: 1 }), say("ago.minutes", { n: 1 }), say("ago.minutes", { n: 4 })]).toEqual(["1 s ago", "1 min ago", "4 min ago"]);
  await useFor("es-MX");
  expect([current(), say("ago.minutes", { n: 4 })]).toEqual(["es", "hace 4 min"]);
});

test("a language that we do not speak is English", () => {
  expect([nearest("es-419"), nearest("fr"), nearest("")]).toEqual(["es", "en", "en"]);
});

test("a code that this version does not know is said in its plain words", () => {
  expect([sayCode("status", "on_scene", "x"), sayCode("call_type", "beehive", "Beehive")]).toEqual(["Here", "Beehive"]);
});

test("what a district calls a role goes before our word, in every language, and can be taken back", async () => {
  await everyWord();
  callRoles({ coach: "Security monitor" });
  expect([say("role.coach"), sayCode("role", "coach", "x"), say("role.float"), plain("role.coach")]).toEqual(["Security monitor", "Security monitor", "Float", "Coach"]);
  await useFor("es");
  expect([say("role.coach"), say("role.float")]).toEqual(["Security monitor", es["role.float"]]);
  callRoles();
  expect(say("role.coach")).toBe(es["role.coach"]);
});

test("what a district calls a kind of help goes before our word, in the reader's language where its policy knows it", async () => {
  await everyWord();
  callTypes([{ code: "fight", name: "Brawl" }, { code: "lost_key", name: "A key is lost" }, { code: "medical", name: "" }]);
  const words = () => ["fight", "lost_key", "medical"].map((code) => sayCode("call_type", code, "x"));
  expect(words()).toEqual(["Brawl", "A key is lost", "Hurt or ill"]);
  expect(calling({ coach: "Security monitor" }, words)).toEqual(words());
  await useFor("es");
  translatePolicy({ language: "es", texts: { Brawl: "Riña" } });
  expect(words()).toEqual(["Riña", "A key is lost", es["call_type.medical"]]);
  translatePolicy();
});

test("a policy's own text is said in the language of the app where the policy knows it, else as it is written", async () => {
  await everyWord();
  translatePolicy({ language: "es", texts: { Fight: "Pelea", "Security monitor": "Vigilante" } });
  expect(policyText("Fight")).toBe("Fight"); // kept from when the app spoke Spanish
  await useFor("es");
  expect([policyText("Fight"), policyText("Beehive"), policyText("")]).toEqual(["Pelea", "Beehive", ""]);
  callRoles({ coach: "Security monitor" });
  expect(say("role.coach")).toBe("Vigilante");
  translateOthers({ language: "es", texts: { Fight: "Riña", Beehive: "Colmena" } });
  expect([policyText("Fight"), policyText("Beehive")]).toEqual(["Pelea", "Colmena"]); // what is in force comes first
  translatePolicy();
  translateOthers({ language: "fr", texts: { Fight: "Bagarre" } });
  expect(policyText("Fight")).toBe("Fight");
});

test("something is said as another policy calls its roles, and nothing after it", () => {
  callRoles({ coach: "Security monitor" });
  expect([calling({ coach: "Climate coach" }, () => say("role.coach")), calling({}, () => say("role.coach")), say("role.coach")]).toEqual(["Climate coach", "Coach", "Security monitor"]);
});

test("a call is spoken of as its own policy calls the roles, also without a word of its own", async () => {
  await everyWord();
  callRoles({ officer: "Deputy" });
  let call: { words?: Record<string, string> } | null = { words: { officer: "SRO" } };
  const of = speaking(() => call);
  expect([of.say("gate.may_ask"), of.sayCode("gate", "seeking", "")]).toEqual(["May an SRO be asked?", "SRO is asked"]);
  call = { words: {} };
  expect(of.say("gate.may_ask")).toBe("May an officer be asked?");
  for (call of [null, {}]) expect(of.say("gate.may_ask")).toBe("May a Deputy be asked?"); // not known yet, or kept by an older app
});

test("a sentence that ends in a time has one full stop, whether or not the time ends in one", () => {
  expect([say("ended.at", { time: "5:44 p.\u00a0m." }), say("ended.at", { time: "5:44" })]).toEqual(["Ended at 5:44 p.\u00a0m.", "Ended at 5:44."]);
});
