import { checkNumbers, overRows, type Columns, type Row } from "../../schema/columns.ts";
import { MOST_RENEWALS, tenureRules, type Tenure, type Tenures } from "./contracts.ts";
import type { RenewalCurve } from "./renewalCurve.ts";
import { logOneMinusExp } from "./renewalLikelihood.ts";

/** A model's curve, and the call that it was made for. */
export interface Prediction {
  readonly operation: string;
  readonly curve: RenewalCurve;
}

/** How far ahead to look. */
export interface RenewalHorizon {
  /** Whole renewals, at least 0. */
  readonly horizon: number;
}

const LONGER = "for a longer time, take longer periods";

/** A number of renewals to look ahead. */
export const aheadRule: { readonly min: 0; readonly max: number; readonly integer: true; readonly fix: string } = {
  min: 0,
  max: MOST_RENEWALS,
  integer: true,
  fix: `Pass a whole number of renewals; ${LONGER}.`,
};

const renewalRules = {
  renewal: { ...aheadRule, min: 1, fix: `Pass the number of a renewal, the first being 1; ${LONGER}.` },
};

/** What `f` says of each customer who is still there, asked once for each number of renewals. */
export function overTenures(
  { operation, curve }: Prediction,
  customers: Tenure | Tenures,
  f: (curve: RenewalCurve, renewals: number) => number,
): number | Float64Array {
  return overRows(operation, customers, tenureRules, ({ renewals }, out) => {
    const known = new Map<number, number>();
    for (let i = 0; i < out.length; i++) {
      let value = known.get(renewals[i]!);
      if (value === undefined) known.set(renewals[i]!, (value = f(curve, renewals[i]!)));
      out[i] = value;
    }
  });
}

/** ln of the chance that a new customer leaves at each renewal; the smallest double where the chance has none. */
export function logChurn(
  { operation, curve }: Prediction,
  options: Row<"renewal"> | Columns<"renewal">,
): number | Float64Array {
  return overRows(operation, options, renewalRules, ({ renewal }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = logChurnAt(curve, renewal[i]!);
  });
}

function logChurnAt(curve: RenewalCurve, renewal: number): number {
  const log = curve.logSurvival(0, renewal - 1) + logOneMinusExp(curve.logRetention(renewal));
  return Math.max(log, -Number.MAX_VALUE);
}

/** The chance itself. */
export function churn(
  { operation, curve }: Prediction,
  options: Row<"renewal"> | Columns<"renewal">,
): number | Float64Array {
  return overRows(operation, options, renewalRules, ({ renewal }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(logChurnAt(curve, renewal[i]!));
  });
}

/** S(0) … S(renewals). */
export function survivalShares({ operation, curve }: Prediction, renewals: number): Float64Array {
  checkNumbers(operation, "arguments", { renewals }, { renewals: aheadRule });
  return Float64Array.from({ length: renewals + 1 }, (_, t) => Math.exp(curve.logSurvival(0, t)));
}

/** S as a function of whole renewals. */
export function survivalFunction({ operation, curve }: Prediction): (renewals: number) => number {
  return (renewals) => {
    checkNumbers(operation, "arguments", { renewals }, { renewals: aheadRule });
    return Math.exp(curve.logSurvival(0, renewals));
  };
}

/** The chance of each customer to survive `horizon` renewals more. */
export function aliveAfter(
  prediction: Prediction,
  customers: Tenure | Tenures,
  options: RenewalHorizon,
): number | Float64Array {
  checkNumbers(prediction.operation, "options", options, { horizon: aheadRule });
  const { horizon } = options;
  return overTenures(prediction, customers, (curve, n) => Math.exp(curve.logSurvival(n, n + horizon)));
}
