import { beforeAll, expect, test } from "vitest";
import { everyWord } from "../i18n/say";
import { read } from "./knock";

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
