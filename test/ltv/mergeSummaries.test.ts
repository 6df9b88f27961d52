import { describe, expect, it } from "vitest";
import type { Purchase } from "../../src/schema/purchaseLog.ts";
import { mergeSummaries } from "../../src/ltv/summarize/mergeSummaries.ts";
import type { PurchaseSummary } from "../../src/ltv/summarize/purchaseSummary.ts";
import { summarize, type SummarizeOptions } from "../../src/ltv/summarize/summarize.ts";
import { cdnowPurchases } from "./cdnow.ts";

const by = (customerId: string, ...rows: readonly [at: string, amount: number][]): Purchase[] =>
  rows.map(([at, amount]) => ({ customerId, at, amount }));
/** The rows of each part. */
function grouped(rows: readonly Purchase[], part: (row: Purchase) => number): Purchase[][] {
  const parts = new Map<number, Purchase[]>();
  for (const row of rows) parts.set(part(row), [...(parts.get(part(row)) ?? []), row]);
  return Array.from(parts.values());
}

const days: SummarizeOptions = { unit: "day", observationEnd: "2024-02-10" };
const merge = (parts: readonly (readonly Purchase[])[], options = days): PurchaseSummary =>
  mergeSummaries(parts.map((rows) => summarize(rows, options)));
const lineOf = ({ frequency, recency, age, monetaryValue, sumLogGaps }: PurchaseSummary): number[] => [
  frequency[0]!,
  recency[0]!,
  age[0]!,
  monetaryValue[0]!,
  sumLogGaps[0]!,
];

describe("mergeSummaries", () => {
  it("counts a day once that two parts share", () => {
    const early = by("a", ["2024-01-01", 10], ["2024-01-05T08:00:00Z", 20]);
    const late = by("a", ["2024-01-05T18:00:00Z", 4], ["2024-01-11", 30]);
    // Days 1, 5, 11: gaps 4 and 6; 20 + 4 + 30 on two repeat days.
    expect(lineOf(merge([early, late]))).toEqual([2, 10, 40, 27, Math.log(4) + Math.log(6)]);
    const { notes, ...rest } = merge([late, early]);
    expect({ ...rest, notes: [] }).toEqual(summarize([...late, ...early], days));
    expect(notes.map(({ code }) => code)).toEqual(["overlapping-parts"]);
  });

  it("says where a purchase may have been summarised twice: one day, or one instant, in two parts, with amounts", () => {
    const codes = (parts: readonly (readonly Purchase[])[], options = days): string[] =>
      merge(parts, options).notes.map(({ code }) => code);
    const before = [...by("a", ["2024-01-01", 10], ["2024-01-03", 10]), ...by("b", ["2024-01-01", 10])];
    const today = [...by("a", ["2024-01-05", 20]), ...by("b", ["2024-01-05", 30]), ...by("c", ["2024-01-05", 1])];
    const once = merge([before, today]);
    expect(once.notes).toEqual([]);
    // The job runs again on its own result.
    const again = mergeSummaries([once, summarize(today, days)]);
    expect(again.frequency).toEqual(once.frequency);
    expect(Array.from(again.monetaryValue), "(10 + 40) / 2, 60 / 1").toEqual([25, 60, 0]);
    expect(again.notes).toHaveLength(1);
    expect(again.notes[0]).toMatchObject({ code: "overlapping-parts" });
    expect(again.notes[0]!.message).toMatch(/^3 customers have purchases on the same day/);
    expect(codes([before, before])).toEqual(["overlapping-parts"]);
    // A day of no amounts counts once, whoever says so how often.
    expect(codes([by("a", ["2024-01-01", 0]), by("a", ["2024-01-01", 0])])).toEqual([]);
    expect(codes([by("a", ["2024-01-01", 5]), by("b", ["2024-01-01", 5])])).toEqual([]);
    const each = { ...days, sameDay: "each" as const };
    expect(codes([before, today], each)).toEqual([]);
    expect(codes([by("a", ["2024-01-01T08:00Z", 5]), by("a", ["2024-01-01T09:00Z", 5])], each)).toEqual([]);
    expect(merge([today, today], each).notes.find(({ code }) => code === "overlapping-parts")!.message).toMatch(
      /^3 customers have purchases at the same time in two/,
    );
    // What one part alone holds twice at one instant is its own affair.
    expect(codes([by("a", ["2024-01-01", 5], ["2024-01-01", 5]), by("a", ["2024-01-04", 5])], each)).toEqual([
      "zero-gaps",
    ]);
    // After the end of the calibration as well.
    const split = { ...days, calibrationEnd: "2024-01-04" };
    expect(codes([[...before, ...today], today], split)).toEqual(["overlapping-parts"]);
  });

  it("takes a first day that only the later part knows, and what came back before it", () => {
    const refunded = by("a", ["2024-01-02", -5], ["2024-01-20", -7]);
    const bought = by("a", ["2024-01-10", 50], ["2024-01-14", 60]);
    const summary = merge([refunded, bought]);
    // The refund of the 2nd was for something before the log; that of the 20th counts.
    expect(lineOf(summary)).toEqual([1, 4, 31, 53, Math.log(4)]);
    expect(summary.excluded).toEqual([]);
    const older = by("a", ["2024-01-01", 9]);
    expect(lineOf(merge([refunded, bought, older]))[3], "(-5 + 50 + 60 - 7) / 2").toBe(49);
  });

  it("fits single days between those of another part, but not into an unknown stretch", () => {
    const ends = by("a", ["2024-01-01", 1], ["2024-01-09", 1]);
    const between = by("a", ["2024-01-03", 1], ["2024-01-04", 1]);
    expect(lineOf(merge([ends, between]))).toEqual([3, 8, 40, 1, Math.log(2) + Math.log(5)]);
    const everyDay = by("a", ["2024-01-03", 1], ["2024-01-04", 1], ["2024-01-05", 1]);
    expect(lineOf(merge([ends, everyDay]))[0]).toBe(4);
  });

  it("adds up amounts exactly: the order of parts and rows leaves no trace in the last digit", () => {
    const cents = [0.1, 0.2, 0.3, 1e6, 0.7, 19.99];
    const parts = cents.map((amount, i) => by("a", [`2024-01-0${String(i + 2)}`, amount]));
    const first = by("a", ["2024-01-01", 5]);
    const forwards = merge([first, ...parts]);
    // The decimal sum is 1000021.29; a sum of doubles from left to right ends on another double than its reverse.
    expect(forwards.monetaryValue[0]).toBe(1000021.29 / 6);
    expect(merge([...parts.reverse(), first]).monetaryValue[0]).toBe(forwards.monetaryValue[0]);
  });

  it("excludes only who is excluded in every part, for the reason of the whole", () => {
    const options = { unit: "day", calibrationEnd: "2024-01-10", observationEnd: "2024-01-20" } as const;
    const one = [...by("a", ["2024-01-15", 3]), ...by("b", ["2024-01-16", 3]), ...by("c", ["2024-01-03", -2])];
    const other = [...by("a", ["2024-01-09", 8]), ...by("c", ["2024-01-22", 4]), ...by("d", ["2024-01-05", -1])];
    const summary = merge([one, other], options);
    expect(summary.customerId).toEqual(["a"]);
    expect(Array.from(summary.holdout!.spend)).toEqual([3]);
    expect(summary.excluded).toEqual([
      { customerId: "b", reason: "acquired-after-calibration" },
      { customerId: "c", reason: "acquired-after-observation" },
      { customerId: "d", reason: "refunds-only" },
    ]);
  });

  it("keeps the notes of all parts", () => {
    const noon = "2024-01-05T12:00:00Z";
    const twice = [...by("a", [noon, 5], [noon, 6], ["2024-03-01", 1]), ...by("b", ["2024-01-01", 2])];
    const once = [...by("a", [noon, 7]), ...by("b", ["2024-01-02", -4], ["2024-01-03", 1], ["2024-04-01", 1])];
    const notes = merge([twice, once], { ...days, sameDay: "each" }).notes;
    expect(notes.map(({ code }) => code)).toEqual([
      "after-observation-end",
      "negative-monetary-value",
      "zero-gaps",
      "overlapping-parts",
    ]);
    expect(notes[0]!.message).toMatch(/^2 purchases/);
    expect(notes[2]!.message).toMatch(/^2 gaps/);
  });

  it("makes the CDNOW sample of its weeks, and of its customers", () => {
    const purchases = cdnowPurchases();
    const options = { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" };
    const whole = summarize(purchases, options);
    const cut = (part: (row: Purchase) => number): Purchase[][] => grouped(purchases, part);
    const line = (summary: PurchaseSummary): unknown => {
      const order = Array.from(summary.customerId.keys()).sort(
        (i, j) => Number(summary.customerId[i]) - Number(summary.customerId[j]),
      );
      return order.map((i) => [
        summary.frequency[i],
        summary.recency[i],
        summary.age[i],
        summary.monetaryValue[i],
        summary.sumLogGaps[i],
        summary.holdout!.frequency[i],
        summary.holdout!.spend[i],
      ]);
    };
    const weeks = merge(
      cut(({ at }) => Math.floor(Date.parse(at as string) / (7 * 864e5))),
      options,
    );
    expect(line(weeks)).toEqual(line(whole));
    expect(
      line(
        merge(
          cut(({ customerId }) => Number(customerId) % 7),
          options,
        ),
      ),
    ).toEqual(line(whole));
  });
});
