import { describe, expect, it } from "vitest";
import {
  addMoney,
  allocateMoney,
  formatMoney,
  majorUnits,
  minorDigits,
  money,
  scaleMoney,
  sumMoney,
} from "keizoku/schema";
import { codesOf } from "../failure.ts";

const usd = (minor: number): { minor: number; currency: string } => ({ minor, currency: "USD" });
const jpy = { minor: 1, currency: "JPY" };

describe("invalid-input", () => {
  const wrong = ["1,200", "$5", "5 USD", "1e3", "", ".", "-", "--1", "1.2.3", "٣", "0x10", "29.335", "NaN"];
  it.each(wrong)("money(%o)", (text) => {
    expect(codesOf(() => money(text, "USD"))).toEqual(["invalid-input amount"]);
  });

  it.each([NaN, Infinity, 0.1 + 0.2, 1e21, 1e-7])("money(%d) of a number", (value) => {
    expect(codesOf(() => money(value, "USD"))).toEqual(["invalid-input amount"]);
  });

  it("never rounds yen", () => {
    expect(codesOf(() => money("0.5", "JPY"))).toEqual(["invalid-input amount"]);
  });

  it("finds amounts that are no whole minor units", () => {
    expect(codesOf(() => addMoney(usd(0.5), usd(NaN)))).toEqual(["invalid-input a.minor", "invalid-input b.minor"]);
    expect(codesOf(() => sumMoney([usd(1), usd(2 ** 53)]))).toEqual(["invalid-input amounts[1].minor"]);
    expect(codesOf(() => majorUnits(usd(0.5)))).toEqual(["invalid-input money.minor"]);
    expect(codesOf(() => formatMoney(usd(0.5), "en"))).toEqual(["invalid-input money.minor"]);
  });

  it("finds wrong factors and weights", () => {
    expect(codesOf(() => scaleMoney(usd(1), NaN))).toEqual(["invalid-input factor"]);
    expect(codesOf(() => allocateMoney(usd(1), [1, -1, NaN]))).toEqual([
      "invalid-input weights[1]",
      "invalid-input weights[2]",
    ]);
    expect(codesOf(() => allocateMoney(usd(1), [0, 0]))).toEqual(["invalid-input weights"]);
  });
});

it("empty-input", () => {
  expect(codesOf(() => sumMoney([]))).toEqual(["empty-input amounts"]);
  expect(codesOf(() => allocateMoney(usd(1), []))).toEqual(["empty-input weights"]);
});

it("mixed-currencies", () => {
  expect(codesOf(() => addMoney(usd(1), jpy))).toEqual(["mixed-currencies b"]);
  expect(codesOf(() => sumMoney([usd(1), jpy, usd(2), jpy]))).toEqual([
    "mixed-currencies amounts[1]",
    "mixed-currencies amounts[3]",
  ]);
  expect(codesOf(() => sumMoney([usd(1)], "JPY"))).toEqual(["mixed-currencies amounts[0]"]);
});

it("money-overflow", () => {
  const most = usd(Number.MAX_SAFE_INTEGER);
  expect(codesOf(() => money("90071992547409.92", "USD"))).toEqual(["money-overflow amount"]);
  expect(codesOf(() => addMoney(most, usd(1)))).toEqual(["money-overflow"]);
  expect(codesOf(() => sumMoney([most, usd(1)]))).toEqual(["money-overflow"]);
  expect(codesOf(() => scaleMoney(most, 1e308))).toEqual(["money-overflow"]);
});

describe("unknown-currency", () => {
  it.each(["usd", "XXX", "", "US", "__proto__", "constructor", "toString"])("%o", (code) => {
    expect(codesOf(() => minorDigits(code))).toEqual(["unknown-currency currency"]);
    expect(codesOf(() => money("1", code))).toEqual(["unknown-currency currency"]);
    expect(codesOf(() => sumMoney([], code))).toEqual(["unknown-currency currency"]);
    expect(codesOf(() => addMoney({ minor: 1, currency: code }, usd(1)))).toContain("unknown-currency a.currency");
  });
});
