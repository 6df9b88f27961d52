import type { ColumnRule, ColumnRules } from "../../schema/columns.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";

/** A million opportunities are 2,700 years of days: the work of a customer grows with theirs. */
const MOST_OPPORTUNITIES = 1_000_000;

/** How many opportunities a customer has had. */
export const ageRule: ColumnRule<never> = {
  min: 0,
  max: MOST_OPPORTUNITIES,
  integer: true,
  fix: "Pass the number of opportunities since the first purchase.",
};

/** What histories over opportunities may hold: all three are whole, and nobody buys more often than he can. */
export const opportunityRules: ColumnRules<PurchaseHistoryKey> = {
  frequency: {
    min: 0,
    integer: true,
    atMost: "recency",
    fix: "Pass the number of opportunities with a purchase, the first purchase not counted.",
  },
  recency: {
    min: 0,
    integer: true,
    atMost: "age",
    zeroWith: "frequency",
    fix: "Pass the number of the last opportunity with a purchase, 0 without one.",
  },
  age: ageRule,
};

const fix = "Pass a whole number of opportunities, at most a million.";

/** What a horizon may be. */
export const opportunitiesAhead: ColumnRules<"horizon"> = {
  horizon: { min: 0, max: MOST_OPPORTUNITIES, integer: true, fix },
};

/** What a number of purchases within a horizon may be. */
export const purchasesAhead: ColumnRules<"count" | "horizon"> = {
  count: { min: 0, integer: true, fix: "Pass a whole number of purchases." },
  ...opportunitiesAhead,
};

/** The same where its logarithm is asked for: more purchases than opportunities have none. */
export const possiblePurchasesAhead: ColumnRules<"count" | "horizon"> = {
  ...purchasesAhead,
  count: { ...purchasesAhead.count, atMost: "horizon" },
};
