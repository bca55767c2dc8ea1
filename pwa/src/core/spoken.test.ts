import { expect, test } from "vitest";
import { place } from "./build";
import { spelled, way } from "./spoken";

test("a room is said by letter and number, after the school and the building", () => {
  expect([spelled("M104"), spelled("104"), spelled("A1B"), spelled("B-12")]).toEqual(["M 104", "104", "A 1 B", "B 12"]);
  const said = (over: object) => way(place({ school_name: "Oak", building: "Main", ...over }), (n) => `room ${n}`);
  expect([said({ room: "M104" }), said({ room: "", name: "Cafeteria, south" }), said({ room: "7", building: "" })]).toEqual(["Oak, Main, room M 104", "Oak, Main, Cafeteria, south", "Oak, room 7"]);
});
