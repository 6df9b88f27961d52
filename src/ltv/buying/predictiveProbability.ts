import type { Columns, Row } from "../../schema/columns.ts";
import type { DescribedColumns, DescribedRow } from "../kernel/covariates/covariates.ts";
import { overCustomers } from "../kernel/covariates/scorer.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import { buyingScorer } from "./buyingScorer.ts";
import type { PredictiveModel } from "./families.ts";
import { lawsAhead } from "./lawAhead.ts";
import { countAheadRules, historyRules } from "./rules.ts";

/** A customer's history with a number of purchases and the time in which he may make them. */
export type PredictiveKey = PurchaseHistoryKey | "count" | "horizon";

/**
 * Chance that a customer makes exactly `count` purchases within `horizon` after the end of the observation, his chance of having left
 * included. For a new customer see `probabilityOfPurchases` of each family.
 *
 * @param customers one customer, or columns: frequency, recency, age, count, horizon; all whole for BG/BB
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { kind: "bg-nbd", version: 1, parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } };
 * predictiveProbability(model, { frequency: 2, recency: 30.43, age: 38.86, count: 0, horizon: 39 }) // => 0.4454
 * @see Fader, Hardie & Lee (2005), eq. 8, of the customer's own shapes
 */
export function predictiveProbability(model: PredictiveModel, customers: Row<PredictiveKey> & DescribedRow): number;
export function predictiveProbability(
  model: PredictiveModel,
  customers: Columns<PredictiveKey> & DescribedColumns,
): Float64Array;
export function predictiveProbability(
  model: PredictiveModel,
  customers: (Row<PredictiveKey> & DescribedRow) | (Columns<PredictiveKey> & DescribedColumns),
): number | Float64Array {
  const scorer = buyingScorer("predictiveProbability", model, { kinds: lawsAhead });
  const { aliveInto, movedOn, logPmf } = lawsAhead[model.kind];
  const rules = { ...historyRules(model.kind), ...countAheadRules(model.kind) };
  return overCustomers<PredictiveKey>(scorer, customers, rules, (parameters, columns, out) => {
    aliveInto(parameters, columns, out);
    for (let i = 0; i < out.length; i++) {
      const n = columns.count[i]!;
      const horizon = columns.horizon[i]!;
      const moved = movedOn(parameters, columns.frequency[i]!, columns.age[i]!);
      const ahead = horizon === 0 ? Number(n === 0) : Math.exp(logPmf(moved, n, horizon));
      out[i] = out[i]! * ahead + (n === 0 ? 1 - out[i]! : 0);
    }
  });
}
