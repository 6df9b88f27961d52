import { checkColumns, checkNumbers } from "../schema/columns.ts";
import { survivals, type Retention } from "./retention.ts";

/** A plan, or a history, of who comes and how they stay. */
export interface StackInput {
  /** New customers of each period, the oldest first; fractions are kept. One number is the same for all `periods`. */
  readonly acquisitions: number | ArrayLike<number>;
  readonly retention: Retention;
  /** How many periods to stack; as many as there are acquisitions by default. Later periods bring nobody new. */
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
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const { totals, layers } = stack({ acquisitions: [200, 200, 200], retention: 0.5 });
 * totals // => [200, 300, 350]
 * layers // => [[200], [100, 200], [50, 100, 200]]
 */
export function stack(input: StackInput): Stack {
  const operation = "stack";
  const acquisitions = acquisitionsOf(operation, input);
  const periods = input.periods ?? acquisitions.length;
  checkNumbers(
    operation,
    "input",
    { periods },
    { periods: { min: 1, integer: true, fix: "Pass how many periods to stack." } },
  );
  const cohorts = Math.min(acquisitions.length, periods);
  const curves = survivals(operation, input.retention, cohorts, periods);
  const customers = layersOf(periods, cohorts, (cohort, age) => acquisitions[cohort]! * curves[cohort]![age]!);
  if (input.revenuePerCustomer === undefined) return { ...customers, revenue: null };
  const price = typeof input.revenuePerCustomer === "number" ? [input.revenuePerCustomer] : input.revenuePerCustomer;
  checkColumns<"revenuePerCustomer">(
    operation,
    { revenuePerCustomer: price },
    { revenuePerCustomer: { fix: "Pass what a customer pays in a period." } },
  );
  const paid = (cohort: number, age: number): number =>
    customers.layers[cohort + age]![cohort]! * price[Math.min(age, price.length - 1)]!;
  return { ...customers, revenue: layersOf(periods, cohorts, paid) };
}

function acquisitionsOf(operation: string, { acquisitions, periods = 1 }: StackInput): ArrayLike<number> {
  const rules = { acquisitions: { min: 0, fix: "Pass how many customers each period brings." } };
  if (typeof acquisitions !== "number") {
    checkColumns(operation, { acquisitions }, rules);
    return acquisitions;
  }
  checkNumbers(
    operation,
    "input",
    { acquisitions, periods },
    { ...rules, periods: { min: 1, integer: true, fix: "Pass how many periods to stack." } },
  );
  return new Float64Array(periods).fill(acquisitions);
}

function layersOf(periods: number, cohorts: number, amount: (cohort: number, age: number) => number): Layers {
  const layers = Array.from({ length: periods }, (_, period) =>
    Array.from({ length: Math.min(period + 1, cohorts) }, (_, cohort) => amount(cohort, period - cohort)),
  );
  return { layers, totals: layers.map((row) => row.reduce((sum, value) => sum + value, 0)) };
}
