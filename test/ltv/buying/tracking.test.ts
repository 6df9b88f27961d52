import { describe, expect, it } from "vitest";
import { tracking } from "../../../src/ltv/buying/tracking.ts";
import { buyingModules } from "../../../src/ltv/buying/families.ts";
import type { Purchase } from "../../../src/schema/purchaseLog.ts";
import * as paretoNbd from "../../../src/ltv/paretoNbd/index.ts";
import { summarize } from "../../../src/ltv/summarize/summarize.ts";
import { failure } from "../../failure.ts";
import { cdnowPurchases } from "../cdnow.ts";
import { buyingModels } from "./models.ts";

const dates = { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" };

describe("tracking of CDNOW", () => {
  const log = cdnowPurchases();
  const model = paretoNbd.fit(summarize(log, dates));
  const track = tracking(model, log, dates);

  // Weeks 20-25 of the BTYD walkthrough, as printed in the tests of lifetimes (tests/test_utils.py, 601-645).
  it("finds the printed cumulative purchases", () => {
    expect(Array.from(track.cumulativeActual.slice(19, 25))).toEqual([1359, 1414, 1484, 1517, 1573, 1672]);
    expect(Array.from(track.cumulativeExpected.slice(19, 25), Math.round)).toEqual([
      1309, 1385, 1460, 1533, 1604, 1674,
    ]);
  });

  it("finds the printed weekly purchases", () => {
    expect(Array.from(track.actual.slice(19, 25))).toEqual([73, 55, 70, 33, 56, 99]);
    const printed = [78.31, 76.42, 74.65, 72.98, 71.41, 69.93];
    printed.forEach((value, i) => expect(Math.abs(track.expected[19 + i]! - value)).toBeLessThan(0.01));
  });

  it("knows what is calibration and who is counted", () => {
    expect(track.calibrationPeriods).toBe(39);
    expect(track.until.slice(-1)).toEqual(["1998-06-30"]);
    expect(track.customers).toBe(2357);
    expect(track.acquiredLater).toBe(0);
  });

  it("counts calendar months where the caller says month", () => {
    const monthly = tracking(model, log, { ...dates, every: { count: 1, unit: "month" } });
    expect(monthly.until.slice(0, 3)).toEqual(["1997-01-31", "1997-02-28", "1997-03-31"]);
    expect(monthly.until).toHaveLength(18);
    expect(monthly.cumulativeActual.at(-1)).toBe(track.cumulativeActual.at(-1));
  });
});

describe("tracking by opportunities", () => {
  const bgBbModel = buyingModels.find(({ kind }) => kind === "bg-bb")!;
  const monthly = { ...bgBbModel, fit: { ...bgBbModel.fit, timeUnit: "month" } } as typeof bgBbModel;
  const bought = (at: string, customerId = "a"): Purchase => ({ customerId, at, amount: 1 });

  it("counts an opportunity a month, February too", () => {
    const log = [bought("2021-01-01"), bought("2021-01-20")];
    const { expected, until } = tracking(monthly, log, { observationEnd: "2021-12-31" });
    expect(until).toHaveLength(12);
    // α / (α + β) · (δ)ₖ / (γ + δ)ₖ by hand.
    let each = 1.204 / (1.204 + 0.75);
    for (let k = 0; k < 12; k++) {
      each *= (2.783 + k) / (0.657 + 2.783 + k);
      expect(expected[k]).toBeCloseTo(each, 12);
    }
  });

  it("counts from each customer's own first day, the last of a shorter month included", () => {
    const log = [bought("2021-01-31"), bought("2021-02-15", "b")];
    const { cumulativeExpected, until } = tracking(monthly, log, { observationEnd: "2021-05-31" });
    expect(until).toEqual(["2021-02-27", "2021-03-30", "2021-04-29", "2021-05-30"]);
    const opportunities = [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ];
    const { newCustomerPurchases } = buyingModules["bg-bb"];
    opportunities.forEach((horizon, i) => {
      const [a, b] = newCustomerPurchases(monthly, { horizon });
      expect(cumulativeExpected[i]).toBeCloseTo(a! + b!, 12);
    });
  });

  it("counts quarters, years and weeks", () => {
    const log = [bought("2020-02-29"), bought("2021-01-20")];
    const periods = (timeUnit: string): number => {
      const model = { ...bgBbModel, fit: { ...bgBbModel.fit, timeUnit } } as typeof bgBbModel;
      return tracking(model, log, { observationEnd: "2024-02-28" }).expected.filter((sum) => sum > 0).length;
    };
    expect([periods("year"), periods("quarter"), periods("week")]).toEqual([4, 16, 208]);
  });
});

describe("tracking", () => {
  it("expects what new customers are expected to buy after as many days", () => {
    const model = buyingModels.find(({ kind }) => kind === "bg-cnbd-k")!;
    const births = Array.from({ length: 40 }, (_, i) => 37 * i);
    const date = (day: number): string => new Date(Date.UTC(2015, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    const log = births.map((day, i) => ({ customerId: `c${String(i)}`, at: date(day), amount: 1 }));
    const { cumulativeExpected } = tracking(model, log, { observationEnd: date(1600) });
    const { newCustomerPurchases } = buyingModules[model.kind];
    for (const week of [0, 50, 227]) {
      const horizon = births.map((day) => (7 * (week + 1) - day) / 7).filter((time) => time > 0);
      const sum = newCustomerPurchases(model, { horizon }).reduce((total, each) => total + each, 0);
      expect(cumulativeExpected[week]! / sum).toBeCloseTo(1, 12);
    }
  });

  const model = buyingModels[0]!;
  const log = [
    { customerId: "a", at: "1997-01-01", amount: 20 },
    { customerId: "a", at: "1997-01-15", amount: 30 },
    { customerId: "a", at: "1997-01-15", amount: 5 },
    { customerId: "b", at: "1997-01-08", amount: 10 },
    { customerId: "b", at: "1997-01-20", amount: -10 },
    { customerId: "c", at: "1997-01-22", amount: 10 },
  ];

  it("counts a day once, no refund, and nobody acquired after the calibration", () => {
    const { actual, acquiredLater, customers, calibrationPeriods } = tracking(model, log, {
      calibrationEnd: "1997-01-21",
      observationEnd: "1997-01-28",
    });
    expect(Array.from(actual)).toEqual([0, 0, 1, 0]);
    expect([customers, acquiredLater, calibrationPeriods]).toEqual([2, 1, 3]);
  });

  it("has no period where none is over", () => {
    expect(tracking(model, log.slice(0, 1)).until).toEqual([]);
  });

  it.each([
    ["a model without unit", () => tracking({ ...model, fit: {} } as never, log), "invalid-input"],
    ["half a period", () => tracking(model, log, { every: { count: 0.5, unit: "week" } }), "invalid-input"],
    ["an unknown unit", () => tracking(model, log, { every: { count: 1, unit: "moon" as never } }), "invalid-input"],
    ["no options", () => tracking(model, log, null as never), "invalid-input"],
    ["no purchases", () => tracking(model, []), "empty-input"],
    ["an end that is no date", () => tracking(model, log, { observationEnd: "soon" }), "invalid-instant"],
    ["only refunds", () => tracking(model, [{ customerId: "a", at: "1997-01-01", amount: -1 }]), "empty-input"],
    [
      "ages of days",
      () => tracking(model, log, { observationEnd: "9000-01-01", every: { count: 1, unit: "day" } }),
      "too-many-periods",
    ],
  ])("refuses %s", (_, call, code) => {
    expect(failure(call).code).toBe(code);
  });
});
