import { describe, expect, it } from "vitest";
import { mergeSummaries } from "../../src/ltv/summarize/mergeSummaries.ts";
import type { PurchaseSummary } from "../../src/ltv/summarize/purchaseSummary.ts";
import { summarize, type SummarizeOptions } from "../../src/ltv/summarize/summarize.ts";
import { codesOf, failure } from "../failure.ts";

const buys = (...days: readonly string[]): { customerId: string; at: string; amount: number }[] =>
  days.map((at) => ({ customerId: "a", at, amount: 1 }));
const january = summarize(buys("2024-01-01", "2024-01-05", "2024-01-09"));
const codes = (...summaries: readonly unknown[]): string[] =>
  codesOf(() => mergeSummaries(summaries as PurchaseSummary[]));

describe("mergeSummaries refuses", () => {
  it("what is no array of summaries", () => {
    for (const none of [null, undefined, 7, "text", january])
      expect(codesOf(() => mergeSummaries(none as never))).toEqual(["invalid-input"]);
    expect(codes()).toEqual(["empty-input"]);
    for (const none of [null, undefined, 7, {}, { state: null }])
      expect(codes(none)).toEqual(["invalid-input [0].state"]);
    expect(codesOf(() => mergeSummaries([january], null as never))).toEqual(["invalid-input options"]);
  });

  it("summaries made with other options, all differences at once", () => {
    const options: SummarizeOptions = {
      unit: "day",
      sameDay: "each",
      timeZone: "Asia/Tokyo",
      calibrationEnd: "2024-01-02",
    };
    expect(codes(january, summarize(buys("2024-01-10"), options))).toEqual([
      "different-summaries [1].unit",
      "different-summaries [1].state.sameDay",
      "different-summaries [1].state.timeZone",
      "different-summaries [1].state.calibrationEnd",
    ]);
  });

  it("two currencies, and money beside plain numbers", () => {
    const paid = (currency: string): PurchaseSummary =>
      summarize([{ customerId: "a", at: "2024-02-01", amount: { minor: 100, currency } }]);
    expect(codes(paid("JPY"), paid("USD"))).toEqual(["mixed-currencies [1].currency"]);
    expect(codes(january, paid("USD"))).toEqual(["mixed-currencies [1].currency"]);
  });

  it("purchases inside a stretch of which only the ends are known, with the names of the customers", () => {
    const error = failure(() => mergeSummaries([january, summarize(buys("2024-01-03"))]));
    expect(error.code).toBe("interleaved-purchases");
    expect(error.issues[0]!.received).toBe('1 customers with one: "a"');
    const kept = summarize(buys("2024-01-01", "2024-01-05", "2024-01-09"), { keepOccasions: true });
    expect(Array.from(mergeSummaries([kept, summarize(buys("2024-01-03"))]).frequency)).toEqual([3]);
  });

  it("an end before that of a summary, and one beyond purchases that a summary left out", () => {
    const early = (): unknown => mergeSummaries([january], { observationEnd: "2024-01-08" });
    expect(codesOf(early)).toEqual(["invalid-input options.observationEnd"]);
    const short = summarize(buys("2024-01-01", "2024-01-20"), { observationEnd: "2024-01-10" });
    expect(codes(short, summarize(buys("2024-01-25")))).toEqual(["purchases-left-out [0]"]);
    expect(mergeSummaries([short], { observationEnd: "2024-01-19" }).notes[0]?.code).toBe("after-observation-end");
    const wrong = (): unknown => mergeSummaries([january], { observationEnd: "soon" });
    expect(codesOf(wrong)).toEqual(["invalid-instant options.observationEnd"]);
  });

  it("a state that somebody changed", () => {
    const changed = (change: object): unknown => ({ ...january, state: { ...january.state, ...change } });
    const window = (change: object): unknown => changed({ calibration: { ...january.state.calibration, ...change } });
    expect(codes(changed({ version: 2 }))).toEqual(["invalid-input [0].state"]);
    expect(codes(changed({ timeZone: "Mars/Olympus" }))).toEqual(["invalid-input [0].state.timeZone"]);
    expect(codes(changed({ customerId: [7] }))).toEqual(["invalid-input [0].state.customerId"]);
    expect(codes(changed({ leftOut: {} }))).toHaveLength(3);
    expect(codes(changed({ calibrationEnd: 19730 }))).toContain("invalid-input [0].state.holdout.first");
    expect(codes(window({ first: [NaN] }))).toEqual(["invalid-input [0].state.calibration.first[0]"]);
    expect(codes(window({ last: [1, 2] }))).toEqual(["invalid-input [0].state.calibration.last"]);
    const refunds = { customer: [9], at: [1], amount: [-1] };
    expect(codes(window({ earlyRefunds: refunds }))).toEqual([
      "invalid-input [0].state.calibration.earlyRefunds.customer[0]",
    ]);
    const times = { start: [0, 2], at: [1] };
    expect(codes(window({ occasionTimes: times }))).toEqual([
      "invalid-input [0].state.calibration.occasionTimes.start",
    ]);
    expect(codes({ ...january, unit: "fortnight", currency: "YEN" })).toEqual([
      "invalid-input [0].unit",
      "invalid-input [0].currency",
    ]);
  });

  it("amounts that no number can hold", () => {
    const huge = (day: string): PurchaseSummary => summarize([{ customerId: "a", at: day, amount: 1e308 }]);
    expect(codes(huge("2024-01-01"), huge("2024-01-02"), huge("2024-01-03"))).toEqual(["money-overflow amount"]);
  });

  it("a summary that JSON wrote with its typed arrays as objects, and says what to do", () => {
    const back = JSON.parse(JSON.stringify(january)) as PurchaseSummary;
    const error = failure(() => mergeSummaries([back]));
    expect(error.code).toBe("invalid-input");
    expect(error.issues[0]!.fix).toContain("write their typed arrays as arrays");
  });
});
