import { describe, expect, it } from "vitest";
import { breakEvenConversion, trialPayback, trials } from "../../src/cohort/trials/index.ts";
import type { Customer, Subscription } from "../../src/schema/index.ts";

const day = (text: string): number => Date.parse(text);

/** A row of a trial of January 2024, open unless told. */
function row(customerId: string, given: Partial<Subscription> = {}): Subscription {
  const plain = { subscriptionId: null, plan: "basic", price: null, interval: null, quantity: 1, exit: null };
  return {
    ...plain,
    customerId,
    from: day("2024-01-01"),
    until: null,
    trialUntil: day("2024-01-31"),
    ...given,
  };
}

function customer(customerId: string, minor: number | null, currency = "EUR"): Customer {
  const cost = minor === null ? null : { minor, currency };
  return { customerId, at: 0, channel: null, cost, referredBy: null, attributes: {} };
}

describe("trials", () => {
  it("tells converted, left inside, left at the end and unfinished apart", () => {
    const report = trials(
      [
        row("stays"),
        row("inside", { until: day("2024-01-11"), exit: "voluntary" }),
        row("at the end", { until: day("2024-01-31"), exit: "involuntary" }),
        row("later", { until: day("2024-03-01"), exit: "voluntary" }),
        row("running", { from: day("2024-01-20"), trialUntil: day("2024-02-19") }),
        row("no trial", { trialUntil: null }),
        row("trial of no time", { trialUntil: day("2024-01-01") }),
      ],
      { asOf: "2024-02-01" },
    );
    const { all } = report;
    expect(all).toMatchObject({ started: 5, converted: 2, left: 2, unfinished: 1, leftInside: 1, leftAtEnd: 1 });
    expect(all.leftBy).toEqual({ voluntary: 1, involuntary: 1, pause: 0, unknown: 0 });
    expect(report.leavers.map(({ customerId, days, exit }) => ({ customerId, days, exit }))).toEqual([
      { customerId: "inside", days: 10, exit: "voluntary" },
      { customerId: "at the end", days: 30, exit: "involuntary" },
    ]);
    expect(all.daysToConvert).toMatchObject({ mean: 30, median: 30, shortest: 30 });
    expect(all.daysToLeave).toMatchObject({ mean: 20, shortest: 10, longest: 30 });
  });

  it("estimates by hand: of 5, one leaves at a third, one is cut off at 0.4, 2 of the last 3 stay", () => {
    // S just before the end: 4/5 after the first leaves; the running one says nothing beyond 0.4. Conversion 4/5 · 2/3.
    const { all } = trials(
      [
        row("a"),
        row("b"),
        row("c", { until: day("2024-01-31"), exit: "voluntary" }),
        row("d", { until: day("2024-01-11"), exit: "voluntary" }),
        row("e", { from: day("2024-01-20"), trialUntil: day("2024-02-19") }),
      ],
      { asOf: "2024-02-01" },
    );
    expect(all.conversion.share).toBeCloseTo(8 / 15, 12);
    expect(all.ratios).toEqual({ ofStarted: 2 / 5, ofFinished: 2 / 4, sameWindow: 2 / 5 });
    expect(all.conversion.lower).toBeGreaterThan(0);
    expect(all.conversion.upper).toBeLessThan(1);
  });

  it("is converted / started, with its binomial error, where no trial is unfinished", () => {
    const rows = ["a", "b", "c", "d", "e"].map((id, i) =>
      row(id, i < 2 ? { until: day("2024-01-10") + i, exit: "voluntary" } : {}),
    );
    const { all, progress, notes } = trials(rows, { asOf: "2024-06-01" });
    expect(all.conversion.share).toBeCloseTo(0.6, 12);
    expect(all.conversion.standardError).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 5), 12);
    expect(progress.map(({ left }) => left).map((share) => Math.round(share * 10) / 10)).toEqual([
      0, 0, 0.2, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4,
    ]);
    expect(progress.at(-1)!.converted).toBeCloseTo(0.6, 12);
    expect(progress.at(-1)!.undecided).toBe(0);
    expect(notes).toEqual([]);
  });

  it("says nothing of a cohort of which nobody was followed to the end", () => {
    const rows = [
      row("a"),
      row("b", { from: day("2024-02-10"), trialUntil: day("2024-03-11") }),
      row("c", { from: day("2024-02-10"), trialUntil: day("2024-03-11"), until: day("2024-02-15"), exit: "voluntary" }),
    ];
    const report = trials(rows, { asOf: "2024-02-20" });
    expect(report.cohorts.map(({ label, started }) => [label, started])).toEqual([
      ["2024-01", 1],
      ["2024-02", 2],
    ]);
    expect(report.cohorts[1]!.conversion.share).toBeNull();
    expect(report.cohorts[1]!.ratios).toEqual({ ofStarted: 0, ofFinished: 0, sameWindow: 0 });
    expect(report.cohorts[0]!.conversion).toMatchObject({ share: 1, upper: 1 });
    expect(report.notes.map(({ code }) => code)).toEqual(["conversion-not-reached"]);
  });

  it("gives Wilson's interval where all or nobody converts", () => {
    // z² = 3.841459 for 95 %: nobody of 3 gives (0, z² / (3 + z²)).
    const left = ["a", "b", "c"].map((id) => row(id, { until: day("2024-01-31"), exit: "voluntary" }));
    const none = trials(left, { asOf: "2024-06-01" }).all.conversion;
    expect(none).toMatchObject({ share: 0, lower: 0 });
    expect(none.upper).toBeCloseTo(3.841459 / 6.841459, 6);
    const all = trials(
      ["a", "b", "c"].map((id) => row(id)),
      { asOf: "2024-06-01" },
    ).all.conversion;
    expect(all).toMatchObject({ share: 1, upper: 1 });
    expect(all.lower).toBeCloseTo(3 / 6.841459, 6);
  });

  it("sees who buys before the end, whose trial was made longer, and who pays late", () => {
    const first = day("2024-01-01");
    const rows = [
      row("early", { until: day("2024-01-16") }),
      row("early", { from: day("2024-01-16"), trialUntil: null }),
      row("longer", { until: day("2024-01-31") }),
      row("longer", { from: day("2024-01-31"), trialUntil: day("2024-02-15") }),
      row("late", { until: day("2024-01-31"), exit: "involuntary" }),
      row("late", { from: day("2024-02-05"), trialUntil: null }),
      row("late still", {
        from: first + 864e5 * 10,
        until: day("2024-02-10"),
        trialUntil: day("2024-02-10"),
        exit: null,
      }),
    ];
    const { all } = trials(rows, { asOf: "2024-02-12", gap: 14 });
    expect(all).toMatchObject({ started: 4, converted: 2, left: 0, unfinished: 2 });
    expect(all.daysToConvert).toMatchObject({ shortest: 15, longest: 35 });
    expect(all.conversion.share).toBe(1);
    const strict = trials(rows, { asOf: "2024-02-12" }).all;
    expect(strict).toMatchObject({ started: 4, converted: 1, left: 2, unfinished: 1, returned: 1 });
  });

  it("ends trials of every length together, in any time zone", () => {
    const zone = { timeZone: "Asia/Tokyo" };
    const rows = [
      row("jan", { from: day("2023-12-31T15:00Z"), trialUntil: day("2024-01-31T15:00Z") }),
      row("feb", { from: day("2024-01-31T15:00Z"), trialUntil: day("2024-02-29T15:00Z") }),
      row("feb out", {
        from: day("2024-01-31T15:00Z"),
        trialUntil: day("2024-02-29T15:00Z"),
        until: day("2024-02-29T15:00Z"),
        exit: "voluntary",
      }),
    ];
    const report = trials(rows, { asOf: "2024-06-01", ...zone });
    expect(report.cohorts.map(({ label, started, converted }) => [label, started, converted])).toEqual([
      ["2024-01", 1, 1],
      ["2024-02", 2, 1],
    ]);
    expect(report.all.conversion.share).toBeCloseTo(2 / 3, 12);
    // The conversion of January's trial falls into February, and February's into March.
    expect(report.cohorts.map(({ ratios }) => ratios.sameWindow)).toEqual([0, 0.5]);
    expect(trials(rows, { asOf: "2024-06-01" }).cohorts[0]!.label).toBe("2023-12");
    const mixed = [row("a", { trialUntil: day("2024-01-15") }), row("b")];
    expect(trials(mixed, { asOf: "2024-06-01" }).notes.map(({ code }) => code)).toEqual(["trial-lengths-differ"]);
  });

  it("sums acquisition costs once a customer, by outcome", () => {
    const rows = [
      row("a"),
      row("b", { until: day("2024-01-11"), exit: "voluntary" }),
      row("b", { from: day("2024-03-01"), trialUntil: day("2024-03-31"), until: day("2024-03-31"), exit: "voluntary" }),
      row("c", { from: day("2024-05-20"), trialUntil: day("2024-06-19") }),
      row("d"),
    ];
    const customers = [
      customer("a", 2000),
      customer("b", 1000),
      customer("c", 600),
      customer("d", null),
      customer("x", 9),
    ];
    const { all, cohorts } = trials(rows, { asOf: "2024-06-01", customers });
    expect(all.cost).toMatchObject({
      currency: "EUR",
      known: 3,
      total: 3600,
      converted: 2000,
      sunk: 1000,
      unfinished: 600,
    });
    expect(all.cost!.perTrial).toBe(1200);
    expect(all.cost!.perConversion).toBeCloseTo(1200 / all.conversion.share!, 9);
    expect(all.returned).toBe(1);
    expect(cohorts.reduce((sum, { cost }) => sum + cost!.total, 0)).toBe(3600);
    expect(trials(rows, { asOf: "2024-06-01" }).all.cost).toBeNull();
  });

  it("finds nothing where nobody had a trial", () => {
    const report = trials([row("a", { trialUntil: null })], { asOf: "2024-06-01" });
    expect(report.cohorts).toEqual([]);
    expect(report.all).toMatchObject({ started: 0, converted: 0, daysToConvert: null });
    expect(report.all.conversion).toEqual({ share: null, standardError: null, lower: null, upper: null });
    expect(report.all.ratios).toEqual({ ofStarted: null, ofFinished: null, sameWindow: null });
    expect(report.notes.map(({ code }) => code)).toEqual(["no-trials"]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe("the money of trials", () => {
  it("breaks even where conversion · value covers the cost", () => {
    expect(breakEvenConversion({ acquisitionCost: 2400, servingCost: 600, customerValue: 12000 })).toEqual({
      conversion: 0.25,
      costPerTrial: 3000,
      marginPerTrial: null,
      pays: null,
      notes: [],
    });
    const judged = breakEvenConversion({ acquisitionCost: 30, customerValue: 100, conversion: 0.2 });
    expect(judged.marginPerTrial).toBeCloseTo(-10, 12);
    expect(judged.pays).toBe(false);
    expect(breakEvenConversion({ acquisitionCost: 0, customerValue: 0 }).conversion).toBe(0);
    const never = breakEvenConversion({ acquisitionCost: 1, customerValue: 0 });
    expect(never.conversion).toBeNull();
    expect(never.notes.map(({ code }) => code)).toEqual(["never-breaks-even"]);
  });

  it("pays back by months counted by hand", () => {
    // Cost 10 + 2 · 1; conversion 0.5 of 10 a month with S = 1, 0.8, 0.8, …: 5, 9, 13.
    const input = { acquisitionCost: 10, servingCostPerMonth: 1, freeMonths: 2, conversion: 0.5, monthlyMargin: 10 };
    const paid = trialPayback({ ...input, retention: [0.8, 1] });
    expect(paid).toMatchObject({ months: 5, paidMonths: 3, costPerTrial: 12 });
    [-12, -7, -3, 1].forEach((sum, k) => {
      expect(paid.cumulated[k]).toBeCloseTo(sum, 12);
    });
    expect(trialPayback({ ...input, acquisitionCost: 0, freeMonths: 0, retention: 0.5 }).months).toBe(0);
    // At most 0.5 · 10 / (1 − 0.5) = 10 ever comes in, below 12.
    const never = trialPayback({ ...input, retention: 0.5 });
    expect(never.months).toBeNull();
    expect(never.cumulated.at(-1)).toBeCloseTo(-2, 12);
    expect(never.notes.map(({ code }) => code)).toEqual(["not-paid-back"]);
    const tenths = { acquisitionCost: 0.3, freeMonths: 1, conversion: 1, monthlyMargin: 0.1, retention: 1 };
    expect(trialPayback(tenths).paidMonths).toBe(3);
    const short = trialPayback({ ...tenths, horizonMonths: 2, retention: { survival: [1, 1] } });
    expect(short.months).toBeNull();
  });
});
