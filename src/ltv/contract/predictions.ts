import { checkNumbers } from "../../schema/columns.ts";
import type { DescribedRow } from "../kernel/covariates/covariates.ts";
import { overCustomers, type Scorer } from "../kernel/covariates/scorer.ts";
import { MOST_RENEWALS, tenureRules, type Renewal, type Renewals, type Tenure, type Tenures } from "./contracts.ts";
import type { RenewalCurve } from "./renewalCurve.ts";
import { logOneMinusExp } from "./renewalLikelihood.ts";

/** A model, the call that it was made for, and the curve of customers with such parameters. */
export interface Prediction extends Scorer {
  readonly curveOf: (parameters: readonly number[]) => RenewalCurve;
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
  prediction: Prediction,
  customers: Tenure | Tenures,
  f: (curve: RenewalCurve, renewals: number, parameters: readonly number[]) => number,
): number | Float64Array {
  return overCustomers<"renewals">(prediction, customers, tenureRules, (parameters, { renewals }, out) => {
    const curve = prediction.curveOf(parameters);
    const known = new Map<number, number>();
    for (let i = 0; i < out.length; i++) {
      let value = known.get(renewals[i]!);
      if (value === undefined) known.set(renewals[i]!, (value = f(curve, renewals[i]!, parameters)));
      out[i] = value;
    }
  });
}

/** ln of the chance that a new customer leaves at each renewal; the smallest double where the chance has none. */
export function logChurn(prediction: Prediction, options: Renewal | Renewals): number | Float64Array {
  return overCustomers<"renewal">(prediction, options, renewalRules, (parameters, { renewal }, out) => {
    const curve = prediction.curveOf(parameters);
    for (let i = 0; i < out.length; i++) out[i] = logChurnAt(curve, renewal[i]!);
  });
}

function logChurnAt(curve: RenewalCurve, renewal: number): number {
  const log = curve.logSurvival(0, renewal - 1) + logOneMinusExp(curve.logRetention(renewal));
  return Math.max(log, -Number.MAX_VALUE);
}

/** The chance itself. */
export function churn(prediction: Prediction, options: Renewal | Renewals): number | Float64Array {
  return overCustomers<"renewal">(prediction, options, renewalRules, (parameters, { renewal }, out) => {
    const curve = prediction.curveOf(parameters);
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(logChurnAt(curve, renewal[i]!));
  });
}

/** The curve of new customers with these covariates. */
export function newCustomerCurve(prediction: Prediction, customer: DescribedRow): RenewalCurve {
  const { operation, curveOf } = prediction;
  checkNumbers<never>(operation, "options", customer, {});
  let curve = curveOf(prediction.parameters);
  if (prediction.effects.length > 0) {
    overCustomers<"renewals">(prediction, { ...customer, renewals: 0 }, tenureRules, (parameters) => {
      curve = curveOf(parameters);
    });
  }
  return curve;
}

/** S(0) … S(renewals). */
export function survivalShares(prediction: Prediction, renewals: number, customer: DescribedRow): Float64Array {
  checkNumbers(prediction.operation, "arguments", { renewals }, { renewals: aheadRule });
  const curve = newCustomerCurve(prediction, customer);
  return Float64Array.from({ length: renewals + 1 }, (_, t) => Math.exp(curve.logSurvival(0, t)));
}

/** S as a function of whole renewals. */
export function survivalFunction(prediction: Prediction, customer: DescribedRow): (renewals: number) => number {
  const { operation } = prediction;
  const curve = newCustomerCurve(prediction, customer);
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
