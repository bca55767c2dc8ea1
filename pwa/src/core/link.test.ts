import { expect, test } from "vitest";
import { at, frame, T0 } from "./build";
import { age, BEAT_MS, isFresh, offset, step, unlinked, type Input, type Link, type Moment, type Order } from "./link";

const moment = (steady: number, over: Partial<Moment> = {}): Moment => ({ steady, wall: T0 + steady, dice: 0.5, ...over });
const text = (message: object): Input => ({ kind: "text", text: JSON.stringify(message) });
const beat = (seq: number, epoch = "e1") => text({ kind: "beat", epoch, seq, at: at(0) });

function play(inputs: [Input, number][], from: Link = unlinked): { link: Link; orders: Order[] } {
  let link = from;
  const orders: Order[] = [];
  for (const [input, steady] of inputs) {
    const [next, more] = step(link, input, moment(steady));
    link = next;
    orders.push(...more);
  }
  return { link, orders };
}
const toLive: [Input, number][] = [
  [{ kind: "start" }, 0],
  [{ kind: "opened", holding: ["c1"] }, 10],
  [text(frame({ seq: 7 })), 20],
];

test("from start to live it says hello once and takes the first frame", () => {
  const { link, orders } = play(toLive);
  expect(link.phase).toBe("live");
  expect(orders).toEqual([
    { kind: "open" },
    { kind: "send", message: { kind: "hello", v: 1, epoch: null, seq: 0, holding: ["c1"] } },
    { kind: "frame", frame: frame({ seq: 7 }) },
  ]);
});

test("the next hello carries the cursor of the last frame and of the beats after it", () => {
  const { orders } = play([...toLive, [beat(9), 30], [{ kind: "closed", code: 1006 }, 40], [{ kind: "tick" }, 9000], [{ kind: "opened", holding: [] }, 9001]]);
  expect(orders.at(-1)).toEqual({ kind: "send", message: { kind: "hello", v: 1, epoch: "e1", seq: 9, holding: [] } });
});

test("ten seconds without a heartbeat are no line at all", () => {
  const { link } = play(toLive);
  expect(isFresh(link, 20 + BEAT_MS - 1)).toBe(true);
  expect(isFresh(link, 20 + BEAT_MS)).toBe(false);
  const [after, orders] = step(link, { kind: "tick" }, moment(20 + BEAT_MS));
  expect([after.phase, orders]).toEqual(["offline", [{ kind: "close" }]]);
});

test("a connection that does not come, and a hello that nobody answers, are given up after five seconds", () => {
  const connecting = play([[{ kind: "start" }, 0], [{ kind: "tick" }, 5000]]);
  const resuming = play([[{ kind: "start" }, 0], [{ kind: "opened", holding: [] }, 100], [{ kind: "tick" }, 5100]]);
  expect([connecting.link.phase, resuming.link.phase]).toEqual(["offline", "offline"]);
});

test("each failure waits longer, up to ten seconds, and the dice decide how much of it", () => {
  let link: Link = { ...unlinked, phase: "connecting" };
  const waits: number[] = [];
  for (let n = 0; n < 7; n++) {
    [link] = step({ ...link, phase: "connecting" }, { kind: "closed", code: 1006 }, moment(0, { dice: 1 }));
    waits.push(link.retryAt ?? -1);
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(step({ ...link, phase: "connecting", attempt: 0 }, { kind: "closed", code: 1006 }, moment(0, { dice: 0 }))[0].retryAt).toBe(100);
});

test("a restart of the server is followed back in with a throw of the dice", () => {
  const { link } = play([...toLive, [{ kind: "closed", code: 1012 }, 1000]]);
  expect([link.phase, link.retryAt]).toEqual(["offline", 1250]);
});

test("a session that is over is not tried again", () => {
  const { link, orders } = play([...toLive, [{ kind: "closed", code: 4401 }, 30], [{ kind: "tick" }, 99_000]]);
  expect([link.ending, link.phase, orders.length]).toEqual(["signed_out", "over", 3]);
});

const refused = (reason: string): [Input, number] => [{ kind: "closed", code: 4426, reason }, 30];

test("a server that speaks a newer version, or does not say which, makes this app too old; one that speaks an older makes it too new", () => {
  const endings = ["2", "", "0"].map((spoken) => play([...toLive, refused(spoken)]).link.ending);
  expect(endings).toEqual(["too_old", "too_old", "too_new"]);
});

test("whoever is not understood shows nothing as live, and asks again after a while: the other side may have changed", () => {
  const { link } = play([...toLive, refused("2")]);
  expect([isFresh(link, 31), link.phase, link.retryAt]).toEqual([false, "offline", 30 + 22_500]);
  const { link: again, orders } = play([[{ kind: "tick" }, 22_530], [{ kind: "opened", holding: [] }, 22_540], [text(frame({ seq: 8 })), 22_550]], link);
  expect([orders[0], again.phase, again.ending]).toEqual([{ kind: "open" }, "live", null]);
});

test("that nobody answers now is not understood any better: what was said of the versions stays said", () => {
  const { link } = play([...toLive, refused("2"), [{ kind: "tick" }, 22_530], [{ kind: "closed", code: 1006 }, 22_540]]);
  expect([link.ending, link.phase]).toEqual(["too_old", "offline"]);
});

test("a nudge connects at once when offline and asks for a sign of life when live", () => {
  const offline = play([...toLive, [{ kind: "closed", code: 1006 }, 30], [{ kind: "nudge" }, 31]]);
  expect(offline.orders.at(-1)).toEqual({ kind: "open" });
  expect(play([...toLive, [{ kind: "nudge" }, 31]]).orders.at(-1)).toEqual({ kind: "send", message: { kind: "ping" } });
});

test("another epoch on a beat means another history: come back for a snapshot", () => {
  const { link, orders } = play([...toLive, [beat(1, "e2"), 30]]);
  expect([link.phase, orders.at(-1)]).toEqual(["offline", { kind: "close" }]);
});

test("garbage is not heard, not even as a sign of life", () => {
  const { link } = play([...toLive, [{ kind: "text", text: "{" }, 5000], [text({ kind: "poem" }), 5000]]);
  expect(link.heardAt).toBe(20);
});

test("the server's clock is the least delayed sample, not the latest", () => {
  const late = step(play(toLive).link, beat(8), { steady: 40, wall: T0 + 4000, dice: 0 })[0];
  expect([offset(unlinked), offset(late)]).toEqual([0, -20]);
});

test("what was never heard has no age and is not fresh", () => {
  expect([age(unlinked, 5), isFresh(unlinked, 5)]).toEqual([null, false]);
});

test("stopping forgets the cursor: another person may sign in next", () => {
  const { link, orders } = play([...toLive, [{ kind: "stop" }, 50]]);
  expect([link.epoch, link.phase, orders.at(-1)]).toEqual([null, "offline", { kind: "close" }]);
});
