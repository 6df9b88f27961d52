import type { ColumnRules } from "../../schema/columns.ts";
import { opportunitiesAhead, opportunityRules, purchasesAhead } from "../bgBb/opportunities.ts";
import { countRules, horizonRule } from "../kernel/predictionOptions.ts";
import { purchaseHistoryRules, type PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { BuyingModel } from "./families.ts";

/** Whether time comes in opportunities: they are counted, and nobody buys more often than he can. */
export function isDiscrete(kind: BuyingModel["kind"]): boolean {
  return kind === "bg-bb";
}

/** What purchase histories of a model of this kind may hold. */
export function historyRules(kind: BuyingModel["kind"]): ColumnRules<PurchaseHistoryKey> {
  return isDiscrete(kind) ? opportunityRules : purchaseHistoryRules;
}

/** What its horizons may be. */
export function horizonRules(kind: BuyingModel["kind"]): ColumnRules<"horizon"> {
  return isDiscrete(kind) ? opportunitiesAhead : horizonRule;
}

/** What a number of purchases within a horizon may be. */
export function countAheadRules(kind: BuyingModel["kind"]): ColumnRules<"count" | "horizon"> {
  return isDiscrete(kind) ? purchasesAhead : countRules;
}
