import { expect, it } from "vitest";
import { billingIntervalSchema, parseBillingInterval } from "keizoku/schema";

const read: [unknown, number, string][] = [
  ["month", 1, "month"],
  ["months", 1, "month"],
  ["3 months", 3, "month"],
  ["3months", 3, "month"],
  [" Month ", 1, "month"],
  ["4 weeks", 4, "week"],
  ["daily", 1, "day"],
  ["weekly", 1, "week"],
  ["monthly", 1, "month"],
  ["quarterly", 1, "quarter"],
  ["yearly", 1, "year"],
  ["annual", 1, "year"],
  ["annually", 1, "year"],
  ["P1M", 1, "month"],
  ["P4W", 4, "week"],
  ["P30D", 30, "day"],
  ["P1Y", 1, "year"],
  [{ count: 2, unit: "week" }, 2, "week"],
];
it.each(read)("reads %o", (input, count, unit) => {
  expect(parseBillingInterval(input)).toEqual({ count, unit });
});

it.each([
  "",
  "fortnight",
  "0 months",
  "1.5 months",
  "-1 month",
  "PT1M",
  "P1M2D",
  "__proto__",
  30,
  null,
  undefined,
  {},
  [],
])("does not guess at %o", (input) => {
  expect(parseBillingInterval(input)).toBeUndefined();
});

it("is checked typed", () => {
  expect(billingIntervalSchema.safeParse({ count: 1, unit: "month" }).success).toBe(true);
  expect(billingIntervalSchema.safeParse({ count: 0, unit: "month" }).success).toBe(false);
  expect(billingIntervalSchema.safeParse({ count: 1, unit: "hour" }).success).toBe(false);
});
