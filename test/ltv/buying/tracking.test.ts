import { describe, expect, it } from "vitest";
import { tracking } from "../../../src/ltv/buying/tracking.ts";
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

describe("tracking", () => {
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
