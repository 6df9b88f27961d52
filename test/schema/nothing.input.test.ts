import { describe, expect, it } from "vitest";
import * as schema from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

/** What plain JavaScript may pass instead of an object. */
const none = [null, undefined, 5, "x"] as unknown as never[];
const cents = { minor: 5, currency: "USD" };

describe.each(none)("%j", (value) => {
  it("is no rate", () => {
    expect(codesOf(() => schema.convertRate(value, "year"))).toEqual(["invalid-input rate"]);
    expect(codesOf(() => schema.continuousRate(value, "year"))).toEqual(["invalid-input rate"]);
  });

  it("is no money", () => {
    expect(codesOf(() => schema.addMoney(value, cents))).toEqual(["invalid-input a"]);
    expect(codesOf(() => schema.addMoney(cents, value))).toEqual(["invalid-input b"]);
    expect(codesOf(() => schema.sumMoney(value))).toEqual(["invalid-input amounts"]);
    expect(codesOf(() => schema.sumMoney([cents, value]))).toEqual(["invalid-input amounts[1]"]);
    expect(codesOf(() => schema.scaleMoney(value, 1))).toEqual(["invalid-input money"]);
    expect(codesOf(() => schema.allocateMoney(value, [1]))).toEqual(["invalid-input money"]);
    expect(codesOf(() => schema.allocateMoney(cents, value))).toEqual(["invalid-input weights"]);
    expect(codesOf(() => schema.formatMoney(value, "en"))).toEqual(["invalid-input money"]);
    expect(codesOf(() => schema.majorUnits(value))).toEqual(["invalid-input money"]);
  });

  it("is no currency and no language", () => {
    expect(codesOf(() => schema.minorDigits(value))).toEqual(["unknown-currency currency"]);
    expect(codesOf(() => schema.money(1, value))).toEqual(["unknown-currency currency"]);
    expect(codesOf(() => schema.formatMoney(cents, value))).toEqual(["unknown-locale locale"]);
  });

  it("is no definition of a record", () => {
    expect(codesOf(() => schema.read(value, []))).toEqual(["invalid-input definition"]);
  });
});

it("a language is one that the runtime knows", () => {
  for (const locale of ["en_US", "", "zz", "not a tag"])
    expect(codesOf(() => schema.formatMoney(cents, locale))).toEqual(["unknown-locale locale"]);
  expect(schema.formatMoney(cents, "ja-JP")).toContain("0.05");
});

it("read takes a definition, rows and an object of options", () => {
  expect(codesOf(() => schema.read({} as never, []))).toEqual(["invalid-input definition"]);
  expect(codesOf(() => schema.read(null as never, null as never))).toEqual([
    "invalid-input definition",
    "invalid-input rows",
  ]);
  expect(codesOf(() => schema.read(schema.transaction, [], null as never))).toEqual(["invalid-input options"]);
  const attributes = "x" as never;
  expect(codesOf(() => schema.read(schema.customer, [], { attributes }))).toEqual(["invalid-input options.attributes"]);
});

it("a rate of 64-bit integers is none, and weights may have no holes", () => {
  expect(codesOf(() => schema.convertRate({ rate: 1n as never, per: "year" }, "year"))).toEqual([
    "invalid-input rate.rate",
  ]);
  expect(codesOf(() => schema.allocateMoney(cents, new Array<number>(2)))).toEqual([
    "invalid-input weights[0]",
    "invalid-input weights[1]",
  ]);
  expect(codesOf(() => schema.allocateMoney(cents, [1n as never]))).toEqual(["invalid-input weights[0]"]);
});
