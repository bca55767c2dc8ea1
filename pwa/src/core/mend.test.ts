import { expect, test } from "vitest";
import { isAdvice, mends, platform, remedy } from "./mend";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1";
const IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
const PIXEL = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";
const FOX = "Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0";
const DESK = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
const on = (agent: string, installed = false, touches = 0) => platform({ agent, installed, touches });

test("an iPhone in its browser and on its Home Screen are two things", () => {
  expect([on(IPHONE), on(IPHONE, true), on(IPAD, false, 5), on(IPAD)]).toEqual(["iphone", "iphone_app", "iphone", "safari"]);
});

test("the others are told apart by where they hide the permission", () => {
  expect([on(PIXEL), on(PIXEL, true), on(FOX), on(DESK)]).toEqual(["android", "android_app", "firefox", "desktop"]);
});

test("each cause has its mend for each phone, in steps or as advice", () => {
  expect(mends("home_screen_first", "iphone")).toEqual(["home_share", "home_add", "home_open"]);
  expect(mends("denied", "android_app")).toEqual(["hold_icon", "app_info", "allow"]);
  expect(mends("no_answer", "android")).toContain("battery");
  expect([isAdvice("denied"), isAdvice("no_answer")]).toEqual([false, true]);
});

test("what one tap can do is offered, what it cannot is not", () => {
  expect([remedy("not_asked"), remedy("no_answer"), remedy("denied"), remedy("home_screen_first")]).toEqual(["allow", "test", "test", null]);
});
