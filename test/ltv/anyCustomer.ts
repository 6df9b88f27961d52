import fc from "fast-check";
import type { PurchaseHistory } from "../../src/ltv/kernel/purchaseHistory.ts";

/** A parameter above 0, from e⁻³ to e³. */
export const positive: fc.Arbitrary<number> = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp);

/** A customer of up to 60 repeat purchases in up to 500 units of time. */
export const anyCustomer: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    frequency: fc.integer({ min: 0, max: 60 }),
    age: fc.double({ min: 0.1, max: 500, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, share }) => ({ frequency, recency: frequency === 0 ? 0 : age * share, age }));
