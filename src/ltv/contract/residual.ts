import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { continuousRate, type Rate } from "../../schema/rate.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import type { Tenure, Tenures } from "./contracts.ts";
import { aheadRule, overTenures, type Prediction } from "./predictions.ts";
import type { RenewalCurve } from "./renewalCurve.ts";
import { residualRule, residualSum } from "./residualSum.ts";

/** Options of `expectedResidualLife`. */
export interface ResidualLifeOptions {
  /** Whole renewals to look ahead; without end by default. */
  readonly horizon?: number;
}

/** Options of `retentionElasticity`. */
export interface RenewalDiscountOptions extends ResidualLifeOptions {
  /** What a payment loses by coming later: `{ rate: 0.1, per: "year" }` is an effective 10 % a year. At least 0. */
  readonly discountRate: Rate;
}

/** Options of `residualValue`. */
export interface ResidualValueOptions extends RenewalDiscountOptions {
  /**
   * The moment to which payments are discounted: just before the customer decides on his next renewal (the default, where a payment
   * at that renewal counts in full), or just after his last payment, one period earlier.
   */
  readonly timing?: "before-renewal" | "after-payment";
}

/** A model with its time between renewals. */
export interface Periodic {
  readonly fit: { readonly timeUnit: TimeUnit | null };
}

/** An endless sum in closed form, or NaN where it has none; `delta` is the continuous rate per period. */
export type ClosedForm = (parameters: readonly number[], renewals: number, delta: number) => number;

/** What is summed for each customer. */
interface Sums {
  readonly prediction: Prediction;
  readonly delta: number;
  readonly horizon: number;
}

/**
 * Renewals still to come, not discounted.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined`
 */
export function residualLife(
  prediction: Prediction,
  customers: Tenure | Tenures,
  options: ResidualLifeOptions,
  closedForm?: ClosedForm,
): number | Float64Array {
  const sums = { prediction, delta: 0, horizon: horizonOf(prediction.operation, options) };
  checkShared(sums, 0);
  return overTenures(prediction, customers, momentOf(sums, 0, closedForm));
}

/**
 * Discounted renewals still to come.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined`
 */
export function residualRenewals(
  prediction: Prediction & { readonly model: Periodic },
  customers: Tenure | Tenures,
  options: ResidualValueOptions,
  closedForm?: ClosedForm,
): number | Float64Array {
  const sums = sumsOf(prediction, options);
  checkShared(sums, 0);
  const { timing = "before-renewal" } = options;
  if (!["before-renewal", "after-payment"].includes(timing)) {
    const fix = "Say to which moment payments are discounted.";
    const expected = "before-renewal or after-payment";
    const issue = { code: "invalid-input", path: "options.timing", expected, received: show(timing), fix };
    throw new KeizokuError(prediction.operation, [issue]);
  }
  const factor = timing === "after-payment" ? Math.exp(-sums.delta) : 1;
  const value = momentOf(sums, 0, closedForm);
  return overTenures(prediction, customers, (curve, n, parameters) => factor * value(curve, n, parameters));
}

/**
 * d ln(residual value) / d ln(every retention rate) = Σ k vᵏ S(n + k) / Σ vᵏ S(n + k).
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined`
 */
export function elasticity(
  prediction: Prediction & { readonly model: Periodic },
  customers: Tenure | Tenures,
  options: RenewalDiscountOptions,
): number | Float64Array {
  const sums = sumsOf(prediction, options);
  checkShared(sums, 1);
  const value = momentOf(sums, 0);
  const weighted = momentOf(sums, 1);
  return overTenures(prediction, customers, (curve, n, parameters) => {
    const total = value(curve, n, parameters);
    // Where survival is too small for a double, the first renewal is all there is.
    return total > 0 ? weighted(curve, n, parameters) / total : 1;
  });
}

function sumsOf(prediction: Prediction & { readonly model: Periodic }, options: RenewalDiscountOptions): Sums {
  const { operation, model } = prediction;
  const horizon = horizonOf(operation, options);
  const unit = (model.fit as Periodic["fit"] | undefined)?.timeUnit;
  checkTimeUnit(operation, "model.fit.timeUnit", unit);
  const delta = continuousRate(options.discountRate, unit);
  const rule = { min: 0, fix: "Pass a discount rate of at least 0." };
  checkNumbers(operation, "options.discountRate", { rate: delta }, { rate: rule });
  return { prediction, delta, horizon };
}

function horizonOf(operation: string, options: ResidualLifeOptions): number {
  checkNumbers<never>(operation, "options", options, {});
  const { horizon } = options;
  if (horizon === undefined) return Infinity;
  const rule = { ...aheadRule, min: 1, fix: "Pass a whole number of renewals to look ahead, or none for all." };
  checkNumbers(operation, "options", { horizon }, { horizon: rule });
  return horizon;
}

/** A sum without end is checked at once where all customers share a curve, else customer by customer. */
function checkShared(sums: Sums, moment: 0 | 1): void {
  const { prediction } = sums;
  if (prediction.effects.length === 0) checkFinite(sums, prediction.curveOf(prediction.parameters), moment);
}

/** Survival falls as a power of time in the end: without discount and horizon, slow powers have infinite sums. */
function checkFinite({ prediction, delta, horizon }: Sums, curve: RenewalCurve, moment: 0 | 1): void {
  const { operation } = prediction;
  if (delta > 0 || horizon < Infinity || curve.finalPower > 1 + moment) return;
  throw new KeizokuError(operation, [
    {
      code: "mean-undefined",
      path: "options",
      expected: `a discount rate above 0, a horizon, or survival that falls faster than the power ${String(1 + moment)} of time`,
      received: `no discount, no horizon, and survival that falls as the power ${String(curve.finalPower)}`,
      fix: "Pass a discount rate above 0, or a horizon.",
    },
  ]);
}

/** The sum for a customer who survived so many renewals. */
function momentOf(
  sums: Sums,
  moment: 0 | 1,
  closedForm?: ClosedForm,
): (curve: RenewalCurve, renewals: number, parameters: readonly number[]) => number {
  const { delta, horizon } = sums;
  const rule = residualRule();
  return (curve, renewals, parameters) => {
    checkFinite(sums, curve, moment);
    const closed = closedForm === undefined || horizon < Infinity ? NaN : closedForm(parameters, renewals, delta);
    return Number.isNaN(closed) ? residualSum({ curve, renewals, delta, horizon, moment }, rule) : closed;
  };
}
