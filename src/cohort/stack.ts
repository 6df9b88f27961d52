import { checkColumns, checkNumbers } from "../schema/columns.ts";
import { MOST_PERIODS } from "./mostPeriods.ts";
import { survivals, type Retention } from "./retention.ts";

/** A plan, or a history, of who comes and how they stay. */
export interface StackInput {
  /** New customers of each period, the oldest first; fractions are kept. One number is the same for all `periods`. */
  readonly acquisitions: number | ArrayLike<number>;
  readonly retention: Retention;
  /** How many periods to stack, at most 3,000; needed where `acquisitions` is one number, else as many as there are acquisitions by default. Later periods bring nobody new. */
  readonly periods?: number;
  /** What one customer pays in a period, in any one unit of money: one number, or by age (the last holds for later ages). */
  readonly revenuePerCustomer?: number | ArrayLike<number>;
}

/** Layers of a mille-feuille: what each period stands on. */
export interface Layers {
  /** Sum of each period's layers. */
  readonly totals: readonly number[];
  /** `layers[period][cohort]`, the oldest cohort first; a period has the cohorts acquired until then. */
  readonly layers: readonly (readonly number[])[];
}

/** Customers, and revenue where `revenuePerCustomer` was given. */
export interface Stack extends Layers {
  readonly revenue: Layers | null;
}

/**
 * Stacks cohorts: each period's new customers on what is left of the earlier ones.
 *
 * @returns customers as `totals` and `layers`, and `revenue` in the same shape; nothing is rounded
 * @throws {KeizokuError} `invalid-input` (more than 3,000 periods, too), `empty-input`
 * @example
 * const { totals, layers } = stack({ acquisitions: [200, 200, 200], retention: 0.5 });
 * totals // => [200, 300, 350]
 * layers // => [[200], [100, 200], [50, 100, 200]]
 */
export function stack(input: StackInput): Stack {
  const operation = "stack";
  const { acquisitions, periods } = planOf(operation, input);
  const cohorts = Math.min(acquisitions.length, periods);
  const curves = survivals(operation, input.retention, cohorts, periods);
  const customers = layersOf(periods, cohorts, (cohort, age) => acquisitions[cohort]! * curves[cohort]![age]!);
  if (input.revenuePerCustomer === undefined) return { ...customers, revenue: null };
  const price = typeof input.revenuePerCustomer === "number" ? [input.revenuePerCustomer] : input.revenuePerCustomer;
  checkColumns<"revenuePerCustomer">(
    operation,
    { revenuePerCustomer: price },
    { revenuePerCustomer: { min: -1e15, max: 1e15, fix: "Pass what a customer pays in a period." } },
  );
  const paid = (cohort: number, age: number): number =>
    customers.layers[cohort + age]![cohort]! * price[Math.min(age, price.length - 1)]!;
  return { ...customers, revenue: layersOf(periods, cohorts, paid) };
}

const acquisitionsRule = { min: 0, max: 1e15, fix: "Pass how many customers each period brings." };
const periodsRule = {
  min: 1,
  max: MOST_PERIODS,
  integer: true,
  fix: "Pass how many periods to stack; for a longer time, take longer periods.",
};

/** Who comes in each period, and how many periods there are. */
function planOf(operation: string, input: StackInput): { acquisitions: ArrayLike<number>; periods: number } {
  checkNumbers<never>(operation, "input", input, {});
  const { acquisitions } = input;
  if (typeof acquisitions !== "number") {
    checkColumns(operation, { acquisitions }, { acquisitions: acquisitionsRule });
    const periods = input.periods ?? acquisitions.length;
    checkNumbers(operation, "input", { periods }, { periods: periodsRule });
    return { acquisitions, periods };
  }
  // Without `periods` this says that they are needed.
  const periods = input.periods!;
  const rules = { acquisitions: acquisitionsRule, periods: periodsRule };
  checkNumbers(operation, "input", { acquisitions, periods }, rules);
  return { acquisitions: new Float64Array(periods).fill(acquisitions), periods };
}

function layersOf(periods: number, cohorts: number, amount: (cohort: number, age: number) => number): Layers {
  const layers = Array.from({ length: periods }, (_, period) =>
    Array.from({ length: Math.min(period + 1, cohorts) }, (_, cohort) => amount(cohort, period - cohort)),
  );
  return { layers, totals: layers.map((row) => row.reduce((sum, value) => sum + value, 0)) };
}
