import { addDuration, type Duration } from "../../calendar/duration.ts";
import { dayNumbers } from "../../calendar/dayNumbers.ts";
import { instant, type Instant } from "../../calendar/instant.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { purchaseLog, type Purchase, type PurchaseColumns } from "../../schema/purchaseLog.ts";
import { checkTimeUnit, meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import { countOccasions, type Occasions } from "./occasions.ts";
import { buyingScorer } from "./buyingScorer.ts";
import { buyingModules, type BuyingModel } from "./families.ts";
import { isDiscrete } from "./rules.ts";
import { wholeUnits } from "./wholeUnits.ts";

/** How {@link tracking} counts. */
export interface TrackingOptions {
  /** Length of a period; one unit of the model's time by default. Months, quarters and years are the calendar's. */
  readonly every?: Duration;
  /** Customers first seen after this are left out, as they are when a model is fitted up to there; none are by default. */
  readonly calibrationEnd?: Instant;
  /** Last day that was observed; the day of the last purchase by default. */
  readonly observationEnd?: Instant;
  /** IANA time zone whose days count; "UTC" by default. */
  readonly timeZone?: string;
}

/** Repeat purchases, expected and actual, period by period. */
export interface Tracking {
  /** Last day of each period, ISO. */
  readonly until: readonly string[];
  /** Repeat purchases within each period. */
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** And up to its end. */
  readonly cumulativeActual: Float64Array;
  readonly cumulativeExpected: Float64Array;
  /** Periods that end within the calibration: the others are forecasts. All of them without `calibrationEnd`. */
  readonly calibrationPeriods: number;
  /** Who is counted. */
  readonly customers: number;
  /** Customers first seen after the calibration. */
  readonly acquiredLater: number;
}

/** Enough for daily tracking over centuries. */
const MOST_PERIODS = 100_000;

/**
 * Tracks a model against what happened: expected and actual repeat purchases of all customers, in each period from the first purchase of the
 * log on. A period is counted once it is over; each customer is expected to buy from his own first purchase on.
 *
 * Purchases of one day are one occasion, refunds none, as in `summarize`.
 *
 * @param purchases the log that was summarised, with what came after the calibration
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `too-many-periods`
 * @example
 * const model = { kind: "bg-nbd", version: 1, parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } };
 * const log = [
 *   { customerId: "a", at: "1997-01-01", amount: 20 },
 *   { customerId: "a", at: "1997-01-15", amount: 30 },
 *   { customerId: "b", at: "1997-01-08", amount: 10 },
 * ];
 * const { actual, cumulativeExpected } = tracking(model, log, { observationEnd: "1997-01-28" });
 * actual // => [0, 0, 1, 0]
 * cumulativeExpected // => [0.0532, 0.1564, 0.2539, 0.3464]
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), figures 2 and 3
 */
export function tracking(
  model: BuyingModel,
  purchases: readonly Purchase[] | PurchaseColumns,
  options: TrackingOptions = {},
): Tracking {
  const operation = "tracking";
  buyingScorer(operation, model);
  checkNumbers<never>(operation, "options", options, {});
  const unit = (model.fit as Partial<BuyingModel["fit"]> | undefined)?.timeUnit;
  checkTimeUnit(operation, "model.fit.timeUnit", unit);
  const { timeZone = "UTC", every = { count: 1, unit } } = options;
  const log = purchaseLog(operation, purchases, { timeZone, byDay: true });
  const day = (value: Instant): number => dayNumbers([instant(value, { timeZone })], timeZone)[0]!;
  const calibrationEnd = options.calibrationEnd === undefined ? Infinity : day(options.calibrationEnd);
  const occasions = countOccasions(log, calibrationEnd);
  if (occasions.births.length === 0) {
    const expected = "a customer whose first purchase is in the calibration";
    const fix = "Pass the purchases that the model was fitted to.";
    throw new KeizokuError(operation, [
      { code: "empty-input", path: "purchases", expected, received: "no such customer", fix },
    ]);
  }
  const end = options.observationEnd === undefined ? occasions.last : day(options.observationEnd);
  const lastDays = periodEnds(operation, occasions.first, end, every);
  return {
    until: lastDays.map(isoDay),
    ...compared(model, occasions, lastDays, unit),
    calibrationPeriods: lastDays.filter((last) => last <= calibrationEnd).length,
    customers: occasions.births.reduce((sum, { customers }) => sum + customers, 0),
    acquiredLater: occasions.acquiredLater,
  };
}

function compared(
  model: BuyingModel,
  { births, repeats }: Occasions,
  lastDays: readonly number[],
  unit: TimeUnit,
): Pick<Tracking, "actual" | "expected" | "cumulativeActual" | "cumulativeExpected"> {
  const isWhole = isDiscrete(model.kind);
  // A period ends with its last day, at midnight.
  const elapsed = (day: number, last: number): number => (isWhole ? wholeUnits(day, last + 1, unit) : last + 1 - day);
  const expectedAfter = expectations(model, isWhole ? 1 : meanDays[unit]);
  const expectedBy = (last: number): number => {
    let sum = 0;
    for (const { day, customers } of births) {
      if (day > last) break;
      sum += customers * expectedAfter(elapsed(day, last));
    }
    return sum;
  };
  let next = 0;
  const cumulativeActual = Float64Array.from(lastDays, (last) => {
    while (next < repeats.length && repeats[next]! <= last) next++;
    return next;
  });
  const cumulativeExpected = Float64Array.from(lastDays, expectedBy);
  const each = (sums: Float64Array): Float64Array => sums.map((sum, i) => (i === 0 ? sum : sum - sums[i - 1]!));
  return { actual: each(cumulativeActual), expected: each(cumulativeExpected), cumulativeActual, cumulativeExpected };
}

/** What is expected of a customer after so many days, or opportunities; every length of time is asked for once. */
function expectations(model: BuyingModel, perUnit: number): (elapsed: number) => number {
  const { newCustomerPurchases } = buyingModules[model.kind];
  const known: number[] = [];
  return (elapsed) => (known[elapsed] ??= newCustomerPurchases(model, { horizon: [elapsed / perUnit] })[0]!);
}

const DAY = 86_400_000;

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Last day of each period that is over by `end`. */
function periodEnds(operation: string, first: number, end: number, every: Duration): number[] {
  checkTimeUnit(operation, "options.every.unit", (every as Partial<Duration> | null)?.unit);
  const countRule = { min: 1, integer: true, fix: 'Pass a whole number of units, { count: 4, unit: "week" }.' };
  checkNumbers(operation, "options.every", { count: every.count }, { count: countRule });
  const most = (end - first + 1) / (every.count * meanDays[every.unit]);
  if (most > MOST_PERIODS) {
    const fix = "Take longer periods (options.every).";
    const expected = `at most ${String(MOST_PERIODS)} periods`;
    throw new KeizokuError(operation, [
      { code: "too-many-periods", path: "options.every", expected, received: show(Math.round(most)), fix },
    ]);
  }
  const ends: number[] = [];
  for (let k = 1; ; k++) {
    // Days are numbered from 1970, so that the calendar can count from them in UTC.
    const last = addDuration(first * DAY, { count: k * every.count, unit: every.unit }, "UTC") / DAY - 1;
    if (last > end) return ends;
    ends.push(last);
  }
}
