import { expect, test } from "vitest";
import { command, due, hasLapsed, hurry, lapse, tried, withdrawal, type Command, type Try } from "./outbox";

const item = (over: Partial<Command> = {}): Command => ({ ...command("key-1", "/api/calls", {}, { lane: "press", at: 0 }), ...over });
const answer = (status: number, body: unknown = null, after: number | null = null): Try => ({ kind: "answer", status, body, after });

test("a new command is due at once", () => {
  expect(due([item()], 0)).toEqual([item()]);
});

test("only the oldest of a lane is tried, and other lanes do not wait for it", () => {
  const first = item({ key: "a", madeAt: 1, nextAt: 900 });
  const second = item({ key: "b", madeAt: 2 });
  const other = item({ key: "c", madeAt: 3, lane: "c9" });
  expect(due([second, first, other], 10).map((c) => c.key)).toEqual(["c"]);
  expect(due([second, first, other], 900).map((c) => c.key)).toEqual(["a", "c"]);
});

test("no answer keeps the command, its key and its order, and waits a little longer each time", () => {
  const once = tried(item(), { kind: "unknown" }, 0, 1);
  const twice = tried(once, { kind: "unknown" }, 0, 1);
  expect([once.key, once.done, once.tries, once.nextAt]).toEqual(["key-1", null, 1, 500]);
  expect([twice.tries, twice.nextAt]).toEqual([2, 1000]);
});

test("the wait never passes five seconds and never falls below half of its step", () => {
  expect(tried(item({ tries: 40 }), { kind: "unknown" }, 0, 1).nextAt).toBe(5000);
  expect(tried(item({ tries: 40 }), { kind: "unknown" }, 0, 0).nextAt).toBe(2500);
});

test("a server in trouble, a lost session and a full queue are tried again", () => {
  expect([500, 503, 401, 408, 425, 429].map((status) => tried(item(), answer(status), 0, 0).done)).toEqual(Array(6).fill(null));
});

test("the server's own wish to wait is kept", () => {
  expect(tried(item(), answer(429, null, 3), 0, 0).nextAt).toBe(3000);
});

test("an answer ends it, with its body", () => {
  expect(tried(item(), answer(201, { call: "c1" }), 0, 0).done).toEqual({ kind: "answered", body: { call: "c1" } });
});

test("a refusal ends it, with its code", () => {
  const body = { code: "already_filled", facts: { by: "Coach" } };
  expect(tried(item(), answer(409, body), 0, 0).done).toEqual({ kind: "refused", status: 409, code: "already_filled", facts: { by: "Coach" } });
  expect(tried(item(), answer(422, null), 0, 0).done).toEqual({ kind: "refused", status: 422, code: "invalid", facts: {} });
});

test("what is finished is not tried and holds up nobody", () => {
  const finished = item({ key: "a", madeAt: 1, done: { kind: "answered", body: null } });
  expect(due([finished, item({ key: "b", madeAt: 2 })], 9).map((c) => c.key)).toEqual(["b"]);
});

test("an accept whose offer is over lapses instead of being sent", () => {
  const accept = item({ lapseAt: 100, nextAt: 9999 });
  expect([hasLapsed(accept, 99), hasLapsed(accept, 100)]).toEqual([false, true]);
  expect(due([accept], 100)).toEqual([accept]);
  expect(lapse(accept).done).toEqual({ kind: "lapsed" });
});

test("when the network is back nobody waits out a pause", () => {
  const finished = item({ key: "a", nextAt: 50, done: { kind: "lapsed" } });
  expect(hurry([item({ nextAt: 5000 }), item({ nextAt: 3 }), finished], 10).map((c) => c.nextAt)).toEqual([10, 3, 50]);
});

test("a press has one withdrawal, whoever hears its answer", () => {
  const [page, worker] = [withdrawal("press-1", "call/1", 5), withdrawal("press-1", "call/1", 9)];
  expect([page.key, page.path, page.lane]).toEqual(["undo-press-1", "/api/calls/call%2F1/cancel", "call/1"]);
  expect(worker).toEqual({ ...page, madeAt: 9, nextAt: 9 });
});
