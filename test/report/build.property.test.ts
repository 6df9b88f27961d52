import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build, charts, toJson } from "keizoku/report";

const DAY = 86_400_000;
const start = Date.UTC(2024, 0, 1);
const purchase = fc.record({
  customerId: fc.integer({ min: 1, max: 15 }).map((id) => `c${String(id)}`),
  at: fc.integer({ min: 0, max: 400 }).map((day) => start + day * DAY),
  amount: fc.integer({ min: -20, max: 200 }),
});
const variedLog = fc
  .array(purchase, { minLength: 1, maxLength: 60 })
  .map((rest) => [{ customerId: "c1", at: start + 20 * DAY, amount: 10 }, ...rest]);
const flatLog = variedLog.map((log) => log.map((row) => ({ ...row, amount: 9.99 })));
const anyLog = fc.oneof(variedLog, flatLog);

/** Every number inside a value. */
function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

describe("any small log", () => {
  it("gives a report of finite numbers that survives JSON and can be drawn", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const report = build(log);
        expect(numbersOf(report).filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(JSON.parse(toJson(report))).toEqual(report);
        expect(charts(report).probabilityAlive.$schema).toContain("vega-lite");
      }),
      { numRuns: 40 },
    );
  });

  it("agrees with itself: customers, layers, revenue, classes", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const { cohorts, data, holdout } = build(log);
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(sum(cohorts.acquired)).toBe(data.customers);
        expect(data.purchases + data.refunds).toBe(log.length);
        expect(data.revenue).toBeCloseTo(sum(log.map(({ amount }) => amount)), 9);
        if (holdout !== null) {
          const weighted = holdout.byFrequency.map(({ actual, customers }) => actual * customers);
          expect(sum(weighted)).toBeCloseTo(holdout.purchases.actual, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("does not change its input", () => {
    const log = [
      { customerId: "a", at: "2024-01-05", amount: 20 },
      { customerId: "a", at: "2024-02-10", amount: 30 },
    ];
    const copy = structuredClone(log);
    build(log);
    expect(log).toEqual(copy);
  });
});
