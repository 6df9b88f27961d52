import { describe, expect, it } from "vitest";
import { purchaseCohorts } from "../../src/cohort/index.ts";
import { failure } from "../failure.ts";
import { cdnowPurchases } from "../ltv/cdnow.ts";

describe("purchaseCohorts", () => {
  const log = [
    { customerId: "a", at: "2024-01-31T16:00:00Z", amount: 10 },
    { customerId: "b", at: "2024-01-02", amount: 20 },
    { customerId: "b", at: "2024-03-02", amount: 30 },
    { customerId: "b", at: "2024-03-09", amount: 40 },
    { customerId: "b", at: "2024-03-10", amount: -5 },
  ];

  it("groups by the month of the first purchase, in the time zone", () => {
    const utc = purchaseCohorts(log);
    expect(utc.periods).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(utc.acquired).toEqual([2, 0, 0]);
    expect(utc.active).toEqual([[2, 0, 1], [0, 0], [0]]);
    expect(utc.revenue).toEqual([[30, 0, 65], [0, 0], [0]]);
    expect(purchaseCohorts(log, { timeZone: "Asia/Tokyo" }).acquired).toEqual([1, 1, 0]);
  });

  it("refuses what has no purchase before the end", () => {
    expect(failure(() => purchaseCohorts(log, { observationEnd: "2023-12-31" })).code).toBe("empty-input");
  });

  it("acquires the 2,357 customers of the CDNOW sample in the first quarter of 1997", () => {
    const { acquired, revenue, periods } = purchaseCohorts(cdnowPurchases());
    expect(periods).toHaveLength(18);
    expect(acquired.slice(0, 3).reduce((sum, n) => sum + n, 0)).toBe(2357);
    const total = cdnowPurchases().reduce(
      (sum, { amount }) => sum + (typeof amount === "number" ? amount : amount.minor),
      0,
    );
    expect(revenue.flat().reduce((sum, v) => sum + v, 0)).toBeCloseTo(total / 100, 4);
  });

  it("counts the whole local day of observationEnd", () => {
    const late = [...log, { customerId: "c", at: "2024-03-31T22:00:00Z", amount: 7 }];
    expect(purchaseCohorts(late, { observationEnd: "2024-03-31" }).acquired).toEqual([2, 0, 1]);
    expect(purchaseCohorts(late, { observationEnd: "2024-03-31", timeZone: "Asia/Tokyo" }).acquired).toEqual([1, 1, 0]);
    expect(purchaseCohorts(late, { observationEnd: "2024-03-30" }).acquired).toEqual([2, 0, 0]);
    const error = failure(() => purchaseCohorts(log, { observationEnd: "31/12/2024" }));
    expect(error.issues).toMatchObject([{ code: "invalid-instant", path: "options.observationEnd" }]);
  });

  it("keeps refunds that belong to no cohort, so that nothing vanishes", () => {
    const refunds = [
      { customerId: "b", at: "2024-01-01", amount: -3 },
      { customerId: "c", at: "2023-05-05", amount: -4 },
      { customerId: "c", at: "2024-02-02", amount: -5 },
      { customerId: "c", at: "2025-01-01", amount: -100 },
    ];
    const all = purchaseCohorts([...log, ...refunds], { observationEnd: "2024-03-31" });
    expect(all.unassigned).toBe(-12);
    expect(all.revenue).toEqual(purchaseCohorts(log).revenue);
    expect(purchaseCohorts(log).unassigned).toBe(0);
  });

  it("sums money exactly: three times 0.10 is 0.30", () => {
    const cents = { customerId: "a", at: "2024-01-01", amount: { minor: 10, currency: "USD" } };
    expect(purchaseCohorts([cents, cents, cents]).revenue).toEqual([[0.3]]);
  });

  it("names both dates where an odd one makes too many periods", () => {
    const odd = [...log, { customerId: "d", at: "0024-01-05", amount: 1 }];
    const error = failure(() => purchaseCohorts(odd));
    expect(error.issues).toMatchObject([{ code: "too-many-periods", path: "options.unit" }]);
    expect(error.issues[0]?.received).toBe('24003 (unit "month", 0024-01-05 to 2024-03-10)');
    expect(purchaseCohorts(odd, { unit: "year" }).periods).toHaveLength(2001);
  });

  it("refuses a unit that there is none of", () => {
    const error = failure(() => purchaseCohorts(log, { unit: "decade" as "year" }));
    expect(error.issues[0]?.path).toBe("options.unit");
  });
});
