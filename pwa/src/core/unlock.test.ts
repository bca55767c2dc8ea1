import { expect, test } from "vitest";
import { step, type Hint, type Order, type Sound } from "./unlock";

function after(sound: Sound, ...hints: Hint[]): { sound: Sound; orders: Order[] } {
  return hints.reduce<{ sound: Sound; orders: Order[] }>(
    (was, hint) => {
      const [next, orders] = step(was.sound, hint);
      return { sound: next, orders: [...was.orders, ...orders] };
    },
    { sound, orders: [] },
  );
}

test("nothing but a tap makes the first sound possible", () => {
  expect(after("locked", "looked_at", "running", "stopped")).toEqual({ sound: "locked", orders: [] });
  expect(after("locked", "tap")).toEqual({ sound: "asked", orders: ["make", "resume"] });
});

test("asked is not on: only the browser's word is", () => {
  expect(after("locked", "tap", "running").sound).toBe("on");
  expect(after("locked", "tap", "stopped").sound).toBe("asked");
});

test("a phone call takes the sound away, and looking at the screen asks for it again", () => {
  expect(after("on", "stopped")).toEqual({ sound: "lost", orders: [] });
  expect(after("on", "stopped", "looked_at")).toEqual({ sound: "lost", orders: ["resume"] });
  expect(after("on", "stopped", "looked_at", "running").sound).toBe("on");
  expect(after("lost", "tap")).toEqual({ sound: "asked", orders: ["resume"] });
});

test("the sound is made once, however often one taps", () => {
  expect(after("locked", "tap", "tap", "running", "tap").orders).toEqual(["make", "resume", "resume", "resume"]);
});

test("a browser without sound stays without", () => {
  expect(after("none", "tap", "running", "looked_at")).toEqual({ sound: "none", orders: [] });
});
