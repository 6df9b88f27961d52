import { checkNumbers, type ColumnRule, type ColumnRules } from "../../schema/columns.ts";
import { continuousRate, type Rate } from "../../schema/rate.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";

/** How far ahead to look, in the model's unit of time. */
export interface HorizonOptions {
  /** At least 0. */
  readonly horizon: number;
}

/** What a horizon may be. */
export const horizonRule: Readonly<Record<"horizon", ColumnRule<never>>> = {
  horizon: { min: 0, max: 1e100, fix: "Pass a horizon in the model's unit of time." },
};

/** What a number of purchases within a horizon may be. */
export const countRules: ColumnRules<"count" | "horizon"> = {
  count: { min: 0, max: 2 ** 53, integer: true, fix: "Pass a whole number of purchases." },
  // A smaller one over a large alpha is 0, and so has no logarithm.
  horizon: { ...horizonRule.horizon, leastAboveZero: 1e-100 },
};

/** The same where its logarithm is asked for: no purchase without time is certain, any other has no logarithm. */
export const logCountRules: ColumnRules<"count" | "horizon"> = {
  ...countRules,
  count: { ...countRules.count, zeroWith: "horizon" },
};

/** Options of `residualValue`. */
export interface DiscountOptions {
  /** What a purchase loses by coming later: `{ rate: 0.1, per: "year" }` is an effective 10 % a year, e^(−t ln 1.1) after t years. */
  readonly discountRate: Rate;
  /** In the model's unit of time; without end by default, which needs a rate above 0. */
  readonly horizon?: number;
}

/** A model with its unit of time. */
export interface TimedModel {
  readonly fit: { readonly timeUnit: TimeUnit | null };
}

/** How far to look, Infinity without a horizon, and what a unit of the model's time costs. */
export interface DiscountTerms {
  /** Continuous: a purchase after t counts e^(−δt). */
  readonly delta: number;
  readonly horizon: number;
}

/**
 * What a rate per any unit and an optional horizon come to in the model's unit of time.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function discountTerms(operation: string, model: TimedModel, options: DiscountOptions): DiscountTerms {
  checkNumbers<never>(operation, "options", options, {});
  const horizon = options.horizon ?? Infinity;
  const unit = (model.fit as Partial<TimedModel["fit"]> | undefined)?.timeUnit;
  checkTimeUnit(operation, "model.fit.timeUnit", unit);
  const delta = continuousRate(options.discountRate, unit);
  const fix = "Pass a discount rate above 0, or a horizon.";
  if (options.horizon === undefined)
    checkNumbers(operation, "options.discountRate", { rate: delta }, { rate: { above: 0, fix } });
  else checkNumbers(operation, "options", { horizon }, horizonRule);
  return { delta, horizon };
}
