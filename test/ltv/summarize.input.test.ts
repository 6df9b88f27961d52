import { describe, expect, it } from "vitest";
import { summarize, type Purchase, type SummarizeOptions } from "../../src/ltv/index.ts";
import { codesOf, failure } from "../failure.ts";

const good = { customerId: "a", at: "2024-01-01", amount: 1 };
const codes = (rows: readonly unknown[]): string[] =>
  failure(() => summarize(rows as Purchase[])).issues.map(({ code, path }) => `${code} ${path}`);

describe("summarize refuses", () => {
  it("an empty log and columns of unequal length", () => {
    expect(codes([])).toEqual(["empty-input "]);
    const columns = { customerId: ["a", "b"], at: [0], amount: [1, 2] };
    expect(failure(() => summarize(columns)).issues[0]?.path).toBe("at");
  });

  it("dates that do not parse, amounts that are none, customers without an id: all at once", () => {
    const rows = [
      { ...good, at: "30/09/1997" },
      good,
      { ...good, at: "2023-02-30" },
      { ...good, amount: NaN },
      { ...good, amount: Infinity },
      { ...good, customerId: "" },
    ];
    expect(codes(rows)).toEqual([
      "invalid-instant [0].at",
      "invalid-instant [2].at",
      "invalid-input [3].amount",
      "invalid-input [4].amount",
      "invalid-input [5].customerId",
    ]);
  });

  it("two currencies, and money beside plain numbers", () => {
    const yen = { ...good, amount: { minor: 100, currency: "JPY" } };
    const dollars = { ...good, amount: { minor: 100, currency: "USD" } };
    expect(codes([yen, dollars, yen])).toEqual(["mixed-currencies [1].amount"]);
    expect(codes([good, dollars])).toEqual(["mixed-currencies [1].amount"]);
  });

  it("a calibration that ends after the observation, and a time zone nobody knows", () => {
    const late = failure(() => summarize([good], { calibrationEnd: "2025-01-01", observationEnd: "2024-06-01" }));
    expect(late.issues[0]?.path).toBe("options.calibrationEnd");
    expect(failure(() => summarize([good], { timeZone: "Mars/Olympus" })).code).toBe("invalid-time-zone");
  });

  it("wrong options, and amounts that no number can hold", () => {
    const of = (options: unknown): string[] => codesOf(() => summarize([good], options as SummarizeOptions));
    expect(of(null)).toEqual(["invalid-input options"]);
    expect(of({ sameDay: "twice", keepOccasions: 1 })).toEqual([
      "invalid-input options.sameDay",
      "invalid-input options.keepOccasions",
    ]);
    expect(of({ observationEnd: "soon" })).toEqual(["invalid-instant options.observationEnd"]);
    const huge = ["2024-01-01", "2024-01-02", "2024-01-03"].map((at) => ({ ...good, at, amount: 1e308 }));
    expect(codes(huge)).toEqual(["money-overflow amount"]);
    const back = huge.map((row) => ({ ...row, amount: -1e308 }));
    const split = { calibrationEnd: "2023-12-31", observationEnd: "2024-02-01" };
    expect(codesOf(() => summarize(back, split))).toEqual(["money-overflow amount"]);
  });
});
