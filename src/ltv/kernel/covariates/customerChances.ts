import { countRules, logCountRules } from "../predictionOptions.ts";
import { chancesInto, logChancesInto, type CountAndHorizon } from "../purchaseChances.ts";
import { overCustomers, type Scorer } from "./scorer.ts";

/** Log chance of `count` purchases within a horizon above 0, for customers with these parameters. */
export type LogPmfAt = (parameters: readonly number[], count: number, horizon: number) => number;

/**
 * Log chances of numbers of purchases, checked.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 */
export function customerLogChances(scorer: Scorer, options: CountAndHorizon, logPmf: LogPmfAt): number | Float64Array {
  return overCustomers<"count" | "horizon">(scorer, options, logCountRules, (parameters, columns, out) => {
    logChancesInto((count, horizon) => logPmf(parameters, count, horizon), columns, out);
  });
}

/**
 * Chances of numbers of purchases, checked.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function customerChances(scorer: Scorer, options: CountAndHorizon, logPmf: LogPmfAt): number | Float64Array {
  return overCustomers<"count" | "horizon">(scorer, options, countRules, (parameters, columns, out) => {
    chancesInto((count, horizon) => logPmf(parameters, count, horizon), columns, out);
  });
}
