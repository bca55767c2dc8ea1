import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetched } from "./fetched";

let online: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", (_name: string, told: () => void) => void (online = told));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a part that is there comes at once", async () => {
  expect(await fetched(() => Promise.resolve("part"))).toBe("part");
});

test("a part that does not come is asked for again after a while, and each try in vain is told", async () => {
  let tries = 0;
  let failed = 0;
  const part = fetched(() => (++tries < 3 ? Promise.reject(new TypeError("no network")) : Promise.resolve("part")), () => void failed++);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([await part, tries, failed]).toEqual(["part", 3, 2]);
});

test("it is asked for at once when the network is back", async () => {
  let tries = 0;
  const part = fetched(() => (++tries < 2 ? Promise.reject(new TypeError("no network")) : Promise.resolve("part")));
  await vi.advanceTimersByTimeAsync(1);
  online();
  expect([await part, tries]).toEqual(["part", 2]);
});
