import { expect, it } from "vitest";
import { formatMessage, type Locale, type Messages } from "keizoku/schema";
import { codesOf } from "../failure.ts";

const messages: Messages<"left" | "title"> = {
  en: { title: "Customers", left: "{count} of {total} left" },
  ja: { title: "顧客", left: "{total}人中{count}人が解約" },
};

it("fills places by name, in the order of the language", () => {
  expect(formatMessage(messages, "en", "left", { count: 3, total: "1,000" })).toBe("3 of 1,000 left");
  expect(formatMessage(messages, "ja", "left", { count: 3, total: 10 })).toBe("10人中3人が解約");
  expect(formatMessage(messages, "ja", "title")).toBe("顧客");
});

it("does not read values as patterns or places", () => {
  expect(formatMessage(messages, "en", "left", { count: "$&", total: "{count}" })).toBe("$& of {count} left");
});

it("has a code for everything that is missing", () => {
  expect(codesOf(() => formatMessage(messages, "fr" as Locale, "title"))).toEqual(["unknown-locale locale"]);
  expect(codesOf(() => formatMessage(messages, "en", "toString" as "title"))).toEqual(["unknown-message key"]);
  expect(codesOf(() => formatMessage(messages, "en", "left"))).toEqual([
    "missing-message-value values.count",
    "missing-message-value values.total",
  ]);
  const hostile: Messages<"x"> = { en: { x: "{constructor}" }, ja: { x: "" } };
  expect(codesOf(() => formatMessage(hostile, "en", "x"))).toEqual(["missing-message-value values.constructor"]);
});
