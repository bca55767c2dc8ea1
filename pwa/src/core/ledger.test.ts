import { expect, test } from "vitest";
import { at, call, duty, frame, T0 } from "./build";
import { apply, empty, holding, KEEP_MS, merge, prune } from "./ledger";

const one = apply(empty, frame({ seq: 4, put: [call({ rev: 4 })], duty: [duty()] }));

test("what is put is held", () => {
  expect([one.seq, holding(one), one.duty]).toEqual([4, ["c1"], [duty()]]);
});

test("the newer card wins, whatever the order of arrival", () => {
  const newer = apply(one, frame({ seq: 6, put: [call({ rev: 6, status: "accepted" })] }));
  const older = apply(newer, frame({ seq: 6, put: [call({ rev: 5 })] }));
  expect(older.calls["c1"]?.status).toBe("accepted");
});

test("what is gone leaves", () => {
  expect(holding(apply(one, frame({ seq: 5, gone: ["c1", "never-held"] })))).toEqual([]);
});

test("an unchanged duty list stays, a new one replaces the whole", () => {
  expect(apply(one, frame({ seq: 5, duty: null })).duty).toEqual([duty()]);
  expect(apply(one, frame({ seq: 5, duty: [] })).duty).toEqual([]);
});

test("of another epoch nothing old stays, even where its revs were higher", () => {
  const other = apply(one, frame({ epoch: "e2", seq: 1, put: [call({ id: "c2", rev: 1 })] }));
  expect([other.epoch, holding(other)]).toEqual(["e2", ["c2"]]);
});

test("an answer's card is taken if it is not older than the one held", () => {
  expect(merge(one, call({ rev: 5, status: "accepted" })).calls["c1"]?.status).toBe("accepted");
  expect(merge(one, call({ rev: 3, status: "accepted" })).calls["c1"]?.status).toBe("dispatched");
});

test("a closed call is dropped ten minutes after its end", () => {
  const closed = apply(one, frame({ seq: 5, put: [call({ rev: 5, status: "closed", closed_at: at(0) })] }));
  expect(holding(prune(closed, T0 + KEEP_MS))).toEqual(["c1"]);
  expect(holding(prune(closed, T0 + KEEP_MS + 1))).toEqual([]);
  expect(prune(one, T0)).toBe(one);
});
