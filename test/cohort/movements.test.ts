import { describe, expect, it } from "vitest";
import {
  movementProfiles,
  movements,
  reconcile,
  type MovementPeriod,
  type MovementProfile,
} from "../../src/cohort/movements/index.ts";
import type { Subscription } from "../../src/schema/index.ts";

const month = { count: 1, unit: "month" } as const;
const at = (text: string): number => Date.parse(text);

/** A monthly row in dollars; dates as texts. */
function row(
  customerId: string,
  from: string,
  until: string | null,
  dollars: number,
  facts: Partial<Subscription> = {},
): Subscription {
  const price = { minor: Math.round(100 * dollars), currency: "USD" };
  const times = { from: at(from), until: until === null ? null : at(until), trialUntil: null };
  const exit = null;
  return {
    customerId,
    subscriptionId: null,
    plan: null,
    price,
    interval: month,
    quantity: 1,
    ...times,
    exit,
    ...facts,
  };
}

const plain: MovementProfile = {
  ...movementProfiles.chartMogulLike,
  name: "plain",
  freePlan: "customer",
  pause: "movement",
};

function periodsOf(rows: readonly Subscription[], changes: Partial<MovementProfile> = {}, gap = 0): MovementPeriod[] {
  return [...movements(rows, { asOf: "2024-07-01", profile: { ...plain, ...changes }, gap }).periods];
}

/** What is not 0, by period. */
function moved(periods: readonly MovementPeriod[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    periods.flatMap(({ label, revenue }) => {
      const shown = Object.entries(revenue).filter(
        ([name, value]) => value !== 0 && name !== "opening" && name !== "closing",
      );
      return shown.length === 0 ? [] : [[label, Object.fromEntries(shown)]];
    }),
  );
}

describe("the monthly amount of a row", () => {
  const amount = (
    minor: number,
    count: number,
    unit: "day" | "week" | "month" | "quarter" | "year",
    more = {},
  ): number =>
    periodsOf([
      row("a", "2024-01-10", null, 0, { price: { minor, currency: "USD" }, interval: { count, unit }, ...more }),
    ])[0]!.revenue.closing;

  it.each([
    [1200, 1, "year", 100],
    [1000, 1, "year", 83],
    [6, 1, "year", 0], // 0.5, to the even neighbour
    [18, 1, "year", 2], // 1.5
    [30, 1, "year", 2], // 2.5
    [1000, 1, "quarter", 333],
    [1000, 6, "month", 167],
    [1200, 2, "year", 50],
    [1200, 1, "week", 5200],
    [1000, 4, "week", 1083],
    [1200, 1, "day", 36_400],
  ] as const)("of %i every %i %s is %i", (minor, count, unit, expected) => {
    expect(amount(minor, count, unit)).toBe(expected);
  });

  it("takes the quantity as the decimal it prints as, and rounds once", () => {
    expect(amount(50, 1, "month", { quantity: 1.15 })).toBe(58);
    expect(amount(5, 1, "month", { quantity: 0.5 })).toBe(2);
    expect(amount(1000, 1, "year", { quantity: 3 })).toBe(250);
    expect(amount(2 ** 52, 3, "quarter", { quantity: 6 })).toBe(3_002_399_751_580_331);
  });

  it("counts weeks and days by the days of the year", () => {
    const weekly = row("a", "2024-01-10", null, 12, { interval: { count: 1, unit: "week" } });
    const closing = (daysPerYear: number): number => periodsOf([weekly], { daysPerYear })[0]!.revenue.closing;
    expect([364, 360, 365.2425].map(closing)).toEqual([5200, 5143, 5218]);
  });
});

describe("movements", () => {
  it("rounds each row, so that sums are sums of cents", () => {
    const yearly = { interval: { count: 1, unit: "year" } } as const;
    const rows = ["a", "b", "c"].map((id) => row(id, "2024-01-10", null, 1, yearly));
    expect(periodsOf(rows)[0]!.revenue.closing).toBe(24);
  });

  it("puts what ends on the first of a month into that month, and shows the last period up to asOf", () => {
    const rows = [
      row("a", "2024-01-01", "2024-02-01", 10, { exit: "voluntary" }),
      row("b", "2024-01-01", "2024-02-20", 5),
    ];
    const { periods } = movements(rows, { asOf: "2024-02-20", profile: plain });
    expect(moved(periods)).toEqual({
      "2024-01": { new: 1500 },
      "2024-02": { churnVoluntary: -1000, churnUnknown: -500 },
    });
    expect(periods.map(({ complete }) => complete)).toEqual([true, false]);
    expect(movements(rows, { asOf: "2024-02-01", profile: plain }).periods).toHaveLength(1);
  });

  it("tells the ways of leaving apart, and returns from pauses", () => {
    const rows = [
      row("a", "2024-01-05", "2024-02-05", 10, { exit: "pause" }),
      row("a", "2024-04-05", null, 12),
      row("b", "2024-01-05", "2024-02-05", 20, { exit: "involuntary" }),
      row("b", "2024-03-05", null, 15),
    ];
    const periods = periodsOf(rows);
    expect(moved(periods)).toEqual({
      "2024-01": { new: 3000 },
      "2024-02": { pause: -1000, churnInvoluntary: -2000 },
      "2024-03": { reactivation: 1500 },
      "2024-04": { resumption: 1200 },
    });
    expect(periods[1]!.customers).toMatchObject({ opening: 2, pause: -1, churnInvoluntary: -1, closing: 0 });
  });

  it("counts a second subscription as expansion, or as new where subscriptions are counted", () => {
    const rows = [
      row("a", "2024-01-05", null, 10, { subscriptionId: "x" }),
      row("a", "2024-02-05", "2024-03-05", 4, { subscriptionId: "y", exit: "voluntary" }),
    ];
    expect(moved(periodsOf(rows))).toMatchObject({ "2024-02": { expansion: 400 }, "2024-03": { contraction: -400 } });
    const each = periodsOf(rows, { per: "subscription" });
    expect(moved(each)).toMatchObject({ "2024-02": { new: 400 }, "2024-03": { churnVoluntary: -400 } });
    expect(each[1]!.customers.closing).toBe(2);
  });

  it("counts trials as nothing, as customers or as if paid", () => {
    const rows = [
      row("a", "2024-01-05", null, 10, { trialUntil: at("2024-02-05") }),
      row("b", "2024-01-05", "2024-01-20", 10, { trialUntil: at("2024-02-05"), exit: "voluntary" }),
    ];
    expect(moved(periodsOf(rows))).toEqual({ "2024-02": { new: 1000 } });
    const asCustomers = periodsOf(rows, { trial: "customer" });
    expect(moved(asCustomers)).toEqual({ "2024-02": { expansion: 1000 } });
    expect(asCustomers[0]!.customers).toMatchObject({ new: 2, churnVoluntary: -1, closing: 1 });
    expect(moved(periodsOf(rows, { trial: "revenue" }))).toEqual({ "2024-01": { new: 2000, churnVoluntary: -1000 } });
  });

  it("does not know of a trial that ends after asOf", () => {
    const rows = [row("a", "2024-01-05", null, 10, { trialUntil: at("2024-01-20") })];
    expect(movements(rows, { asOf: "2024-01-12", profile: plain }).periods[0]!.revenue.closing).toBe(0);
  });

  it("takes who moves to a free plan as gone, as kept, or as a customer", () => {
    const rows = [
      row("a", "2024-01-05", "2024-02-05", 10),
      row("a", "2024-02-05", null, 0),
      row("b", "2024-03-05", null, 0),
    ];
    const closing = (freePlan: MovementProfile["freePlan"]): number[] =>
      periodsOf(rows, { freePlan })
        .map(({ customers }) => customers.closing)
        .slice(0, 3);
    expect(closing("none")).toEqual([1, 0, 0]);
    expect(closing("kept")).toEqual([1, 1, 1]);
    expect(closing("customer")).toEqual([1, 1, 2]);
    expect(moved(periodsOf(rows, { freePlan: "none" }))).toMatchObject({ "2024-02": { churnVoluntary: -1000 } });
    expect(moved(periodsOf(rows))).toMatchObject({ "2024-02": { contraction: -1000 } });
  });

  it("recognises an exit at once, when the paid month is over, or when it is on record", () => {
    const rows = [row("a", "2024-01-31", "2024-03-15", 10, { exit: "voluntary" })];
    expect(moved(periodsOf(rows))).toMatchObject({ "2024-03": { churnVoluntary: -1000 } });
    const scheduled = [row("a", "2024-01-31", "2024-09-30", 10, { exit: "voluntary" })];
    expect(moved(periodsOf(scheduled))).toEqual({ "2024-01": { new: 1000 } });
    expect(moved(periodsOf(scheduled, { churnAt: "notice" }))).toMatchObject({ "2024-06": { churnVoluntary: -1000 } });
  });

  // The billing clock of 31 January: 29 February, 31 March, 30 April.
  it.each([
    ["2024-02-29", "2024-02", "month", 1],
    ["2024-03-01", "2024-03", "month", 1],
    ["2024-03-31", "2024-03", "month", 1],
    ["2024-04-01", "2024-04", "month", 1],
    ["2024-02-10", "2024-04", "quarter", 1],
    ["2024-02-10", "2024-03", "month", 2],
    ["2024-03-10", "2024-03", "week", 2],
    ["2024-02-10", "2024-06", "month", 5],
    ["2024-03-10", "none", "year", 1],
  ] as const)("holds an exit of %s until %s by the period of %s × %i", (until, expected, unit, count) => {
    const rows = [row("a", "2024-01-31", until, 12, { exit: "voluntary", interval: { count, unit } })];
    const profile = { ...plain, churnAt: "period-end" } as const;
    const { periods } = movements(rows, { asOf: "2024-07-10", profile });
    expect(periods.find(({ revenue }) => revenue.churnVoluntary < 0)?.label ?? "none").toBe(expected);
  });

  it("waits for a late payment, and dates the churn at its end or when the gap has run out", () => {
    const failed = [row("a", "2024-01-20", "2024-02-20", 10, { exit: "involuntary" })];
    expect(moved(periodsOf(failed, { gap: 14 }))).toMatchObject({ "2024-02": { churnInvoluntary: -1000 } });
    const after = { gap: 14, lateChurnAt: "after-gap" } as const;
    expect(moved(periodsOf(failed, after))).toMatchObject({ "2024-03": { churnInvoluntary: -1000 } });
    const paid = [...failed, row("a", "2024-03-02", null, 10)];
    expect(moved(periodsOf(paid, { gap: 14 }))).toEqual({ "2024-01": { new: 1000 } });
    expect(moved(periodsOf(paid, {}, 14))).toEqual({ "2024-01": { new: 1000 } });
    expect(moved(periodsOf(paid))).toMatchObject({ "2024-03": { reactivation: 1000 } });
  });

  it("takes a pause as churn, as contraction, or as nothing", () => {
    const rows = [row("a", "2024-01-05", "2024-02-05", 10, { exit: "pause" }), row("a", "2024-04-05", null, 10)];
    const later = (pause: MovementProfile["pause"]): unknown => moved(periodsOf(rows, { pause }));
    expect(later("churn")).toMatchObject({ "2024-02": { churnVoluntary: -1000 }, "2024-04": { reactivation: 1000 } });
    expect(later("contraction")).toMatchObject({ "2024-02": { contraction: -1000 }, "2024-04": { expansion: 1000 } });
    expect(later("kept")).toEqual({ "2024-01": { new: 1000 } });
    expect(periodsOf(rows, { pause: "contraction" })[1]!.customers.closing).toBe(1);
  });

  it("takes a late return as new business", () => {
    const rows = [row("a", "2024-01-05", "2024-02-05", 10, { exit: "voluntary" }), row("a", "2024-05-05", null, 10)];
    const kindAfter = (count: number): unknown =>
      moved(periodsOf(rows, { returnIsNewAfter: { count, unit: "month" } }))["2024-05"];
    expect(kindAfter(3)).toEqual({ new: 1000 });
    expect(kindAfter(4)).toEqual({ reactivation: 1000 });
  });

  it("sums changes within a period by sign, or nets them", () => {
    const rows = [
      row("a", "2024-01-05", "2024-02-05", 10),
      row("a", "2024-02-05", "2024-02-10", 30),
      row("a", "2024-02-10", null, 15),
    ];
    expect(moved(periodsOf(rows))["2024-02"]).toEqual({ expansion: 2000, contraction: -1500 });
    expect(moved(periodsOf(rows, { changes: "netted" }))["2024-02"]).toEqual({ expansion: 500 });
    const joins = [row("a", "2024-01-05", "2024-01-06", 10), row("a", "2024-01-06", null, 15)];
    expect(moved(periodsOf(joins))["2024-01"]).toEqual({ new: 1000, expansion: 500 });
    expect(moved(periodsOf(joins, { changes: "netted" }))["2024-01"]).toEqual({ new: 1500 });
  });

  it("shows who joined and left within a period, or leaves him out; then his return is new", () => {
    const rows = [row("a", "2024-01-05", "2024-01-20", 10, { exit: "voluntary" }), row("a", "2024-03-05", null, 10)];
    expect(moved(periodsOf(rows))).toEqual({
      "2024-01": { new: 1000, churnVoluntary: -1000 },
      "2024-03": { reactivation: 1000 },
    });
    expect(moved(periodsOf(rows, { joinAndLeave: "netted" }))).toEqual({ "2024-03": { new: 1000 } });
  });

  it("counts months by the local calendar", () => {
    const rows = [row("a", "2024-01-31T16:00:00Z", null, 10)];
    const labels = ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Auckland"].map(
      (timeZone) => movements(rows, { asOf: "2024-03-01", timeZone, profile: plain }).periods[0]!.label,
    );
    expect(labels).toEqual(["2024-01", "2024-02", "2024-01", "2024-02"]);
  });
});

describe("ratios", () => {
  // ChartMogul Help Center, "Metric: MRR Churn Rate": $100 at the start, $10 churn, $10 contraction, $10 expansion.
  const rows = [
    row("a", "2024-01-05", "2024-02-05", 10, { exit: "voluntary" }),
    row("b", "2024-01-05", "2024-02-05", 30),
    row("b", "2024-02-05", null, 20),
    row("c", "2024-01-05", "2024-02-05", 60),
    row("c", "2024-02-05", null, 70),
  ];

  it.each(["flows", "opening-customers"] as const)("are those of ChartMogul's example by %s", (retention) => {
    const { metrics } = periodsOf(rows, { retention })[1]!;
    expect(1 - metrics.grossRetention!).toBeCloseTo(0.2, 12);
    expect(1 - metrics.netRetention!).toBeCloseTo(0.1, 12);
  });

  it("are shares of the opening, null where there is none", () => {
    const [first, second] = periodsOf(rows);
    expect(first!.metrics).toEqual({
      grossRetention: null,
      netRetention: null,
      logoChurn: null,
      revenueChurn: null,
      quickRatio: null,
      averageRevenuePerAccount: 10_000 / 3,
    });
    expect(second!.metrics).toMatchObject({
      logoChurn: 1 / 3,
      revenueChurn: 0.1,
      quickRatio: 0.5,
      averageRevenuePerAccount: 4500,
    });
  });

  it("differ by what growth and the base are", () => {
    const more = [
      ...rows,
      row("d", "2024-01-02", "2024-01-20", 40, { exit: "voluntary" }),
      row("d", "2024-02-20", null, 20),
    ];
    const metrics = (changes: Partial<MovementProfile>) => periodsOf(more, changes)[1]!.metrics;
    expect(metrics({}).netRetention).toBeCloseTo(1.1, 12);
    expect(metrics({}).quickRatio).toBe(1.5);
    expect(metrics({ returnsAreGrowth: false }).netRetention).toBeCloseTo(0.9, 12);
    expect(metrics({ returnsAreGrowth: false }).quickRatio).toBe(0.5);
    expect(metrics({ logoChurnOver: "opening-and-new" }).logoChurn).toBe(1 / 4);
  });
});

describe("reconcile", () => {
  const rows = [
    row("a", "2024-01-05", "2024-02-20", 10, { exit: "voluntary" }),
    row("b", "2024-01-05", "2024-02-05", 20, { exit: "pause" }),
    row("b", "2024-03-05", null, 20),
    row("c", "2024-01-05", null, 5, { trialUntil: at("2024-02-05") }),
  ];

  it("names the customer, the period and the reason of each difference", () => {
    const b: MovementProfile = { ...plain, name: "b", trial: "revenue", churnAt: "period-end", pause: "churn" };
    const { lines, reasons } = reconcile(rows, plain, b, { asOf: "2024-07-01" });
    const told = lines.map((line) => [
      line.reason,
      line.customerId,
      line.period,
      line.a?.movement,
      line.b?.movement,
      line.difference,
    ]);
    expect(told).toEqual([
      ["trial-counted", "c", "2024-01", undefined, "new", 500],
      ["trial-counted", "c", "2024-02", "new", undefined, -500],
      ["recognised-at-period-end", "a", "2024-02", "churnVoluntary", undefined, 1000],
      ["recognised-at-period-end", "a", "2024-03", undefined, "churnVoluntary", -1000],
      ["pause-is-churn", "b", "2024-02", "pause", "churnVoluntary", 0],
      ["pause-is-churn", "b", "2024-03", "resumption", "reactivation", 0],
    ]);
    expect(reasons).toEqual([
      { reason: "trial-counted", lines: 2, difference: 0 },
      { reason: "recognised-at-period-end", lines: 2, difference: 0 },
      { reason: "pause-is-churn", lines: 2, difference: 0 },
    ]);
  });

  it("shows what is otherwise at the opening in the first period", () => {
    const b: MovementProfile = { ...plain, trial: "revenue" };
    const { lines } = reconcile(rows, plain, b, { asOf: "2024-07-01", from: "2024-02-01" });
    expect(lines).toMatchObject([
      { period: "2024-02", customerId: "c", a: { movement: "new" }, b: { movement: "opening", amount: 500, count: 1 } },
    ]);
  });

  it.each([
    ["per-subscription", { per: "subscription" }],
    ["interval-normalised", { daysPerYear: 365 }],
    ["free-plan-counted", { freePlan: "none" }],
    ["grace", { gap: 60 }],
    ["recognised-after-gap", { gap: 20, lateChurnAt: "after-gap" }],
    ["recognised-at-notice", { churnAt: "notice" }],
    ["pause-is-contraction", { pause: "contraction" }],
    ["pause-is-kept", { pause: "kept" }],
    ["return-is-new", { returnIsNewAfter: 10 }],
    ["netted-within-period", { changes: "netted" }],
    ["joined-and-left-within-period", { joinAndLeave: "netted" }],
  ] as const)("gives %s as a reason", (reason, setting) => {
    const all = [
      ...rows,
      row("d", "2024-01-05", "2024-01-20", 10, { exit: "involuntary", interval: { count: 1, unit: "week" } }),
      row("d", "2024-02-25", "2024-02-26", 10),
      row("d", "2024-02-26", null, 11),
      row("e", "2024-01-05", "2024-08-05", 0, { exit: "voluntary" }),
      row("f", "2024-01-05", null, 1, { subscriptionId: "x" }),
      row("f", "2024-02-05", null, 1, { subscriptionId: "y" }),
    ];
    const { lines } = reconcile(all, plain, { ...plain, ...setting }, { asOf: "2024-07-01" });
    expect(lines.map((line) => line.reason)).toContain(reason);
  });
});

it("keeps who goes on at asOf itself: the row that begins then is not there, but no churn either", () => {
  const rows = [
    row("a", "2024-01-05", "2024-02-10", 10, { subscriptionId: "x" }),
    row("a", "2024-02-10", "2024-03-01", 10, { subscriptionId: "y" }),
  ];
  const last = (given: typeof rows): number[] => {
    const { customers } = movements(given, { asOf: "2024-02-10" }).periods.at(-1)!;
    return [customers.new, customers.churnUnknown, customers.closing];
  };
  expect(last(rows)).toEqual([0, 0, 1]);
  expect(last(rows.slice(0, 1))).toEqual([0, -1, 0]);
});
