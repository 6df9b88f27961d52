import { inRange } from "../calendar/checkArguments.ts";
import { millisecondsPerDay } from "../calendar/civil.ts";
import { dayNumbers } from "../calendar/dayNumbers.ts";
import type { Duration } from "../calendar/duration.ts";
import { checkedInstant, type Instant } from "../calendar/instant.ts";
import { checkedZone } from "../calendar/zone.ts";
import { checkNumbers, isRow, type Columns, type Row } from "../schema/columns.ts";
import { KeizokuError, show } from "../schema/error.ts";
import type { Rate } from "../schema/rate.ts";
import { checkTimeUnit, meanDays } from "../schema/timeUnit.ts";
import { buyingModules, type BuyingModel } from "./buying/families.ts";
import { isDiscrete } from "./buying/rules.ts";
import { dayMonthsLater, monthsOf, wholeUnits } from "./buying/wholeUnits.ts";
import { expectedSpend as gammaGammaSpend } from "./gammaGamma/predictions.ts";
import type { GammaGammaModel } from "./gammaGamma/schema.ts";
import type { DescribedColumns, DescribedRow } from "./kernel/covariates/covariates.ts";
import type { PurchaseHistoryKey } from "./kernel/purchaseHistory.ts";
import { expectedSpend as credibilitySpend } from "./spend/predictions.ts";
import type { SpendModel } from "./spend/schema.ts";

const operation = "lifetimeValue";

/** What a purchase of each customer is worth, under any model of spend. */
const expectedSpends: Readonly<Record<LifetimeModels["spend"]["kind"], unknown>> = {
  "gamma-gamma": gammaGammaSpend,
  spend: credibilitySpend,
};

/** Expected value of a purchase, for one customer or for columns. */
interface ExpectedSpend {
  (model: LifetimeModels["spend"], customers: Row<CustomerKey>): number;
  (model: LifetimeModels["spend"], customers: Columns<CustomerKey>): Float64Array;
}

/** The two models behind a lifetime value. */
export interface LifetimeModels {
  /** How often customers buy. */
  readonly transactions: BuyingModel;
  /** What a purchase is worth. */
  readonly spend: GammaGammaModel | SpendModel;
}

/** What is known of a customer: frequency, recency, age and mean value of the repeat purchases. */
export type CustomerKey = PurchaseHistoryKey | "monetaryValue";

/** What counts as the value of a customer. */
export interface LifetimeValueOptions {
  /**
   * How far ahead to look; without end by default, which needs a discount rate above 0. For BG/BB the opportunities that are over by
   * then: 12 months are 4 quarters or a year, with or without `asOf`.
   */
  readonly horizon?: Duration;
  /** What a sale loses by coming later: `{ rate: 0.1, per: "year" }` is an effective 10 % a year. */
  readonly discountRate: Rate;
  /** Share of a sale that stays as profit, from 0 to 1; 1 (sales, not profit) by default. */
  readonly margin?: number;
  /** End of the observation: with it, months, quarters and years of the horizon are the calendar's, not means of 30.44 days. */
  readonly asOf?: Instant;
  /** IANA time zone of that calendar; "UTC" by default. */
  readonly timeZone?: string;
}

/**
 * Discounted value of what each customer will still buy: expected purchases × expected spend × margin, in the spend model's unit
 * of money.
 *
 * @param customers one customer, or columns such as those of `summarize`
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input` (with `asOf`, months that are not whole, too), `empty-input`, `mean-undefined`, `invalid-instant`,
 * `invalid-time-zone`, `out-of-range` (with `asOf`, a horizon beyond the year 9999)
 * @example
 * const transactions = { kind: "bg-nbd", version: 1, parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } };
 * const spend = { kind: "gamma-gamma", version: 1, parameters: { p: 6.25, q: 3.74, gamma: 15.44 } };
 * const customer = { frequency: 2, recency: 30.43, age: 38.86, monetaryValue: 22.35 };
 * lifetimeValue({ transactions, spend }, customer, { horizon: { count: 39, unit: "week" }, discountRate: { rate: 0, per: "year" } }) // => 30.24
 * @see Fader, Hardie & Lee (2005), "RFM and CLV", J. Marketing Research 42(4), eq. 3
 */
export function lifetimeValue(
  models: LifetimeModels,
  customers: Row<CustomerKey> & DescribedRow,
  options: LifetimeValueOptions,
): number;
export function lifetimeValue(
  models: LifetimeModels,
  customers: Columns<CustomerKey> & DescribedColumns,
  options: LifetimeValueOptions,
): Float64Array;
export function lifetimeValue(
  models: LifetimeModels,
  customers: (Row<CustomerKey> & DescribedRow) | (Columns<CustomerKey> & DescribedColumns),
  options: LifetimeValueOptions,
): number | Float64Array {
  checkNumbers<never>(operation, "models", models, {});
  checkNumbers<never>(operation, "options", options, {});
  checkKind("models.transactions", models.transactions, Object.keys(buyingModules));
  checkKind("models.spend", models.spend, Object.keys(expectedSpends));
  const { margin = 1, discountRate } = options;
  const marginRule = { min: 0, max: 1, fix: "Pass the margin as a share of sales, 0.3 for 30 %." };
  checkNumbers(operation, "options", { margin }, { margin: marginRule });
  const horizon = horizonOf(models.transactions, options);
  const discount = { discountRate, ...(horizon === undefined ? {} : { horizon }) };
  const { residualValue } = buyingModules[models.transactions.kind];
  const expectedSpend = expectedSpends[models.spend.kind] as ExpectedSpend;
  if (isRow(customers, ["frequency"])) {
    return margin * expectedSpend(models.spend, customers) * residualValue(models.transactions, customers, discount);
  }
  const values = residualValue(models.transactions, customers, discount);
  const spends = expectedSpend(models.spend, customers);
  for (let i = 0; i < values.length; i++) values[i]! *= margin * spends[i]!;
  return values;
}

function checkKind(path: string, model: unknown, kinds: readonly string[]): void {
  const received = (model as { readonly kind?: unknown } | null | undefined)?.kind;
  if (typeof received === "string" && kinds.includes(received)) return;
  const fix = "Pass { transactions, spend }, each as its own fit returned it.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path, expected: `a model of kind ${kinds.join(", ")}`, received: show(received), fix },
  ]);
}

/** The horizon in the model's unit of time: opportunities that are over where time comes in opportunities. */
function horizonOf(model: BuyingModel, options: LifetimeValueOptions): number | undefined {
  const { horizon } = options;
  const from = startDay(options);
  if (horizon === undefined) return undefined;
  checkTimeUnit(operation, "options.horizon.unit", (horizon as Partial<Duration> | null)?.unit);
  const countRule = { min: 0, fix: 'Pass how far ahead to look, { count: 12, unit: "month" }.' };
  checkNumbers(operation, "options.horizon", { count: horizon.count }, { count: countRule });
  const unit = (model.fit as Partial<BuyingModel["fit"]> | null | undefined)?.timeUnit;
  checkTimeUnit(operation, "models.transactions.fit.timeUnit", unit);
  const discrete = isDiscrete(model.kind);
  // Months make up quarters and years, days make up weeks, whatever the date.
  const exact = discrete ? (monthsOf[unit] === 0) === (monthsOf[horizon.unit] === 0) : unit === horizon.unit;
  if (from === undefined || exact) {
    const time = (horizon.count * meanDays[horizon.unit]) / meanDays[unit];
    // A quotient may fall short of a whole number by its last digit.
    return discrete ? Math.floor(time + 1e-9) : time;
  }
  const until = endDay(from, horizon);
  return discrete ? wholeUnits(from, until, unit) : (until - from) / meanDays[unit];
}

/** The day, since 1970, on which the horizon begins; undefined where it does not matter. */
function startDay({ asOf, timeZone = "UTC" }: LifetimeValueOptions): number | undefined {
  const zone = checkedZone(operation, timeZone, "options.timeZone");
  if (asOf === undefined) return undefined;
  return dayNumbers([checkedInstant(operation, zone, asOf, "options.asOf")], timeZone)[0]!;
}

/** The day on which it ends: a part of a month has no end on the calendar. */
function endDay(from: number, { count, unit }: Duration): number {
  const months = count * monthsOf[unit];
  const whole = { integer: true, fix: "Pass whole months, a horizon in days or weeks, or no asOf." };
  if (monthsOf[unit] > 0) checkNumbers(operation, "options.horizon", { count: months }, { count: whole });
  const days = count * meanDays[unit];
  inRange(operation, (from + days) * millisecondsPerDay, "options.horizon.count");
  return months > 0 ? dayMonthsLater(from, months) : from + days;
}
