import type { Note } from "../../schema/fitReport.ts";
import { breakEvenChurn } from "./breakEvenChurn.ts";
import { quotientInterval, type Limits } from "./estimate.ts";
import { finiteOrNull, ROUNDING } from "./money.ts";
import { coverage, cumulated, streamSum } from "./paymentStream.ts";
import type { PayingCustomer, ValuedCustomer } from "./unitCustomer.ts";
import { readUnit, type Unit } from "./unitInput.ts";

/** When the acquisition cost has come back. */
export interface Payback {
  /** The first number of periods whose margins, discounted and after churn, together reach the cost. */
  readonly periods: number;
  /** The same with the last period taken in proportion, as if its margin came in evenly. */
  readonly exact: number;
}

/** What a customer brings against what he costs: plain data. */
export interface UnitEconomics {
  readonly lifetimeValue: number;
  readonly acquisitionCost: number;
  /** Value over cost; null where winning a customer costs nothing. */
  readonly ratio: number | null;
  /** Where value or cost came with an interval, both taken as independent; else null. */
  readonly ratioInterval: Limits | null;
  /** Whether the ratio is at least `targetRatio`. */
  readonly reachesTarget: boolean;
  /** Null where the cost never comes back (`not-paid-back`) or it is not known when money comes (`no-payments`). */
  readonly payback: Payback | null;
  /** Discounted margin per customer won after 1, 2, … periods; null without periods. */
  readonly cumulative: readonly number[] | null;
  /** The most that winning a customer may cost. */
  readonly allowedCost: {
    /** Value over `targetRatio`. */
    readonly forRatio: number;
    /** Discounted margin of `targetPayback` periods; null without that target, or without periods. */
    readonly forPayback: number | null;
  };
  /**
   * Constant shares lost per period at which customers with these margins bring just so much; null where even customers who never leave do not, or without
   * periods.
   */
  readonly breakEvenChurn: {
    /** The cost itself: above it, every customer won is a loss. */
    readonly forCost: number | null;
    /** `targetRatio` times the cost. */
    readonly forRatio: number | null;
  };
  /** `not-paid-back`, `never-breaks-even`, `no-acquisition-cost`, `no-payments`, `curve-ends`. */
  readonly notes: readonly Note[];
}

/**
 * Value against cost of acquisition: their ratio, when the cost is back with churn, what an acquisition may cost, how much churn it stands.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`; `mean-undefined` where nobody leaves and neither discount nor horizon ends the sum
 * @example
 * const plan = { period: "month", margin: 16, retention: 0.9, acquisitionCost: 40, targetPayback: 6 };
 * const { lifetimeValue, ratio, payback, allowedCost, breakEvenChurn } = unitEconomics(plan);
 * lifetimeValue // => 160
 * ratio // => 4
 * payback // => { periods: 3, exact: 2.7407 }
 * allowedCost // => { forRatio: 53.3333, forPayback: 74.9694 }
 * breakEvenChurn // => { forCost: 0.4, forRatio: 0.1333 }
 * unitEconomics({ lifetimeValue: 160, acquisitionCost: { value: 40, lower: 32, upper: 50 } }).ratioInterval // => { lower: 3.2, upper: 5 }
 * @see Gupta, Lehmann & Stuart (2004), "Valuing Customers", J. Marketing Research 41(1), 7–18
 */
export function unitEconomics(input: PayingCustomer | ValuedCustomer): UnitEconomics {
  const unit = readUnit("unitEconomics", input);
  const { lifetimeValue, acquisitionCost, cost, targetRatio, payments } = unit;
  const value = typeof lifetimeValue === "number" ? lifetimeValue : lifetimeValue.value;
  const payback = payments === null ? null : coverage(payments.stream, cost, ROUNDING);
  const churnAt = (amount: number): number | null =>
    payments === null ? null : breakEvenChurn(payments.parts, amount);
  const churn = { forCost: churnAt(cost), forRatio: churnAt(targetRatio * cost) };
  const { targetPayback } = input;
  return {
    lifetimeValue: value,
    acquisitionCost: cost,
    ratio: cost > 0 ? finiteOrNull(value / cost) : null,
    ratioInterval: cost > 0 ? quotientInterval(lifetimeValue, acquisitionCost) : null,
    reachesTarget: value >= targetRatio * cost * (1 - ROUNDING),
    payback: payback === null ? null : { periods: payback.whole, exact: payback.exact },
    cumulative: payments === null ? null : cumulated(payments.stream, payments.curvePeriods),
    allowedCost: {
      forRatio: value / targetRatio,
      forPayback: payments === null || targetPayback === undefined ? null : streamSum(payments.stream, targetPayback),
    },
    breakEvenChurn: churn,
    notes: notesOf(unit, payback === null, churn.forCost === null),
  };
}

function notesOf({ cost, payments }: Unit, unpaid: boolean, hopeless: boolean): Note[] {
  const notes: Note[] = [];
  const add = (code: string, message: string): void => void notes.push({ code, message });
  if (cost === 0) add("no-acquisition-cost", "Winning a customer costs nothing: there is no ratio.");
  if (payments === null) {
    add("no-payments", "A value alone does not say when its money comes: no payback, no curve, no break-even churn.");
    return notes;
  }
  if (payments.left > 0) {
    const left = `${(payments.left * 100).toPrecision(3)} % of the customers are there when the curve ends`;
    add("curve-ends", `${left}: what they bring later is not in the value.`);
  }
  if (unpaid) add("not-paid-back", "All margins together do not cover the cost.");
  if (hopeless) add("never-breaks-even", "Customers who never leave would not cover the cost either.");
  return notes;
}
