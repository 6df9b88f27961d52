import { describe, expect, it } from "vitest";
import { summarize } from "../../src/ltv/index.ts";
import { cdnowPurchases } from "./cdnow.ts";

const log = [
  { customerId: "b", at: "2024-01-10", amount: 10 },
  { customerId: "a", at: "2024-01-01T09:00:00Z", amount: 20 },
  { customerId: "a", at: "2024-01-01T21:00:00Z", amount: 5 },
  { customerId: "a", at: "2024-01-15", amount: 30 },
  { customerId: "a", at: "2024-01-29", amount: 50 },
  { customerId: "c", at: "2024-02-05", amount: 99 },
];

describe("summarize", () => {
  it("counts the purchases of a day once, in order of first appearance", () => {
    const summary = summarize(log, { unit: "day", observationEnd: "2024-02-10" });
    expect(summary.customerId).toEqual(["b", "a", "c"]);
    expect(Array.from(summary.frequency)).toEqual([0, 2, 0]);
    expect(Array.from(summary.recency)).toEqual([0, 28, 0]);
    expect(Array.from(summary.age)).toEqual([31, 40, 5]);
    expect(Array.from(summary.monetaryValue)).toEqual([0, 40, 0]);
    expect(summary.holdout).toBeNull();
  });

  it("counts each purchase at its exact time where asked to", () => {
    const summary = summarize(log, { unit: "day", observationEnd: "2024-02-10", sameDay: "each" });
    expect(Array.from(summary.frequency)).toEqual([0, 3, 0]);
    expect(summary.recency[1]).toBeCloseTo(27.625, 12);
    expect(summary.monetaryValue[1]).toBeCloseTo(85 / 3, 12);
  });

  it("takes the days of a time zone", () => {
    const tokyo = summarize(log, { unit: "day", observationEnd: "2024-02-10", timeZone: "Asia/Tokyo" });
    expect(tokyo.frequency[1], "09:00 and 21:00 UTC are two days in Tokyo").toBe(3);
  });

  it("ends at the last purchase unless told otherwise", () => {
    expect(Array.from(summarize(log, { unit: "week" }).age)).toEqual([26 / 7, 5, 0]);
  });

  it("splits calibration and holdout, and reports who came later", () => {
    const summary = summarize(log, { unit: "week", calibrationEnd: "2024-01-15", observationEnd: "2024-02-12" });
    expect(summary.customerId).toEqual(["b", "a"]);
    expect(Array.from(summary.frequency)).toEqual([0, 1]);
    expect(summary.holdout!.duration).toBe(4);
    expect(Array.from(summary.holdout!.frequency)).toEqual([0, 1]);
    expect(Array.from(summary.holdout!.spend)).toEqual([0, 50]);
    expect(summary.excluded).toEqual([{ customerId: "c", reason: "acquired-after-calibration" }]);
  });

  it("reports purchases after the observation, and customers with nothing but refunds", () => {
    const refund = { customerId: "d", at: "2024-01-03", amount: -7 };
    const summary = summarize([...log, refund], { observationEnd: "2024-01-20" });
    expect(summary.excluded).toEqual([
      { customerId: "c", reason: "acquired-after-observation" },
      { customerId: "d", reason: "refunds-only" },
    ]);
    expect(summary.notes).toEqual([
      { code: "after-observation-end", message: "2 purchases after the end of the observation were not counted." },
    ]);
  });

  it("takes refunds off the value without counting them as purchases", () => {
    const refunds = [
      { customerId: "a", at: "2024-01-20", amount: -6 },
      { customerId: "b", at: "2024-01-20", amount: -3 },
    ];
    const summary = summarize([...log, ...refunds], { unit: "day" });
    expect(Array.from(summary.frequency)).toEqual([0, 2, 0]);
    expect(Array.from(summary.monetaryValue)).toEqual([0, 37, 0]);
    const last = { customerId: "a", at: "2024-01-30", amount: -200 };
    const paidBack = summarize([...log, last]);
    expect(paidBack.notes[0]?.code).toBe("negative-monetary-value");
    expect(Array.from(paidBack.monetaryValue)).toEqual([0, 0, 0]);
  });

  it("gives the same for columns, whatever their order", () => {
    const rows = summarize(log, { unit: "day" });
    const at = log.map((row) => Date.parse(row.at));
    const columns = { customerId: log.map((row) => row.customerId), at, amount: log.map((row) => row.amount) };
    expect(summarize(columns, { unit: "day" })).toEqual(rows);
    const backwards = summarize([...log].reverse(), { unit: "day" });
    const of = (summary: typeof rows, id: string): number[] => {
      const i = summary.customerId.indexOf(id);
      return [summary.frequency[i]!, summary.recency[i]!, summary.age[i]!, summary.monetaryValue[i]!];
    };
    for (const id of ["a", "b", "c"]) expect(of(backwards, id)).toEqual(of(rows, id));
  });

  it("keeps ids such as __proto__ apart", () => {
    const rows = ["__proto__", "constructor", "__proto__"].map((customerId, i) => ({
      customerId,
      at: i * 864e5,
      amount: 1,
    }));
    const summary = summarize(rows, { unit: "day" });
    expect(summary.customerId).toEqual(["__proto__", "constructor"]);
    expect(Array.from(summary.frequency)).toEqual([1, 0]);
  });
});

// Fader & Hardie's sample: 2,357 customers, 946 with a repeat purchase in 39 weeks, 2,457 repeat purchases (published.md 4.1);
// spend of the repeaters: mean 35, sd 30, min 3, median 27, max 300 (lifetimes, tests of the spend summary).
describe("summarize of the CDNOW sample", () => {
  const summary = summarize(cdnowPurchases(), { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" });
  it("gives the published counts", () => {
    expect(summary.customerId).toHaveLength(2357);
    expect(summary.frequency.filter((x) => x > 0)).toHaveLength(946);
    expect(summary.frequency.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(summary.holdout!.duration).toBe(39);
    expect(summary.excluded).toEqual([]);
  });

  it("gives the published spend", () => {
    const values = summary.monetaryValue.filter((_, i) => summary.frequency[i]! > 0).sort();
    const mean = values.reduce((sum, v) => sum + v, 0) / 946;
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 945);
    expect([mean, sd, values[0]!, (values[472]! + values[473]!) / 2, values[945]!].map(Math.round)).toEqual([
      35, 30, 3, 27, 300,
    ]);
  });
});
