import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { current, everyWord, useFor } from "../i18n/say";
import { read } from "./knock";
import { speak } from "./tongue";

beforeAll(everyWord);

const offer = { title: "Help is needed", body: "Maple Elementary. Tap to see where.", tag: "c1", silent: false, data: { kind: "offer" as const, call: "c1", offer: "c1.1" } };
const text = (value: unknown) => ({ data: { text: () => (typeof value === "string" ? value : JSON.stringify(value)) } });

test("a declarative push is unwrapped where the browser does not read it", () => {
  expect(read(text({ web_push: 8030, notification: { ...offer, navigate: "https://help.example.org/offer/c1.1" }, mutable: true }))).toEqual(offer);
});

test("where the browser reads it, the notification that it would show is taken", () => {
  class Shown {
    get title() { return offer.title; }
    get body() { return offer.body; }
    get tag() { return offer.tag; }
    get silent() { return null as unknown as boolean; }
    get data() { return offer.data; }
  }
  expect(read({ data: null, notification: new Shown() })).toEqual(offer);
});

test("an unreadable knock is still a knock", () => {
  const plain = { title: "Nearhand", body: "Open Nearhand.", tag: "nearhand", silent: false, data: { kind: "over" } };
  expect([read(text("{")), read({ data: null }), read(text({}))]).toEqual([plain, plain, plain]);
});

const sent = (data: object) => text({ notification: { ...offer, data: { kind: "offer", ...data } } });
const said = (data: object): [string, string] => [read(sent(data)).title, read(sent(data)).body];

describe("a lock screen speaks the app's language", () => {
  afterEach(() => useFor("en"));

  test("in its own words, with the facts that were sent", async () => {
    await useFor("es");
    expect(said({ say: "offer", facts: { school: "Maple" } })).toEqual(["Se necesita ayuda", "Maple. Toque para ver dónde."]);
    expect(said({ say: "all_going", facts: { who: "Amara, Ben" } })).toEqual(["Ya no es necesario", "Amara, Ben van en camino."]);
  });

  test("with what the district of the call calls an officer, and no other call's word after it", async () => {
    const patrol = (words?: object) => said({ say: "patrol", facts: { school: "Maple" }, ...(words ? { words } : {}) })[0];
    expect([patrol({ officer: "SRO" }), patrol()]).toEqual(["An SRO is asked for", "An officer is asked for"]);
    await useFor("es");
    expect([patrol({ officer: "SRO" }), patrol()]).toEqual(["Se pide un SRO", "Se pide un agente"]);
  });

  test("in the language of the app, as the policy says it there", async () => {
    const phone = { navigator: { language: "es-MX" } } as unknown as ServiceWorkerGlobalScope;
    const told = { language: "es", texts: { "School officer": "Agente escolar" } };
    const patrol = () => said({ say: "patrol", facts: { school: "Maple" }, words: { officer: "School officer" } })[0];
    await speak(phone, () => Promise.resolve("es"), () => Promise.resolve({ translation: told }));
    expect(patrol()).toBe("Se pide un Agente escolar");
    await speak(phone, () => Promise.resolve("es"), () => Promise.reject(new Error("shut")));
    expect(patrol()).toBe("Se pide un School officer");
  });

  test("what this version does not know, or an older server sent, is said as it came", async () => {
    await useFor("es");
    expect([said({ say: "purple" }), said({})]).toEqual([[offer.title, offer.body], [offer.title, offer.body]]);
  });

  test("which is the one that was last chosen, else the phone's, and a store that is shut is no hindrance", async () => {
    const phone = { navigator: { language: "es-MX" } } as unknown as ServiceWorkerGlobalScope;
    await speak(phone, () => Promise.resolve("en"));
    expect(current()).toBe("en");
    await speak(phone, () => Promise.resolve(null));
    expect(current()).toBe("es");
    await useFor("en");
    await speak(phone, () => Promise.reject(new Error("shut")));
    expect(current()).toBe("es");
  });
});
