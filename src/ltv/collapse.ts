import { isArrayLike } from "../schema/arrayLike.ts";
import { checkNumbers, type ColumnRule, type ColumnRules, type Columns } from "../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { checkTimeUnit, type TimeUnit } from "../schema/timeUnit.ts";
import { collapse as collapseRows } from "./kernel/collapse.ts";
import type { CovariateColumns, DescribedColumns } from "./kernel/covariates/covariates.ts";
import type { MaybeTimed } from "./kernel/observedUnit.ts";
import type { PurchaseHistoryKey } from "./kernel/purchaseHistory.ts";
import { checkWeighted, type Weighted } from "./kernel/weighted.ts";

/** How {@link collapse} makes rows alike. */
export interface CollapseOptions<K extends string> {
  /** Columns that stay; customers alike in all of them become one row. frequency, recency and age by default. */
  readonly columns?: readonly K[];
  /** Rounds recency and age to multiples of this first, in their own unit: above 0. Exact unless given. */
  readonly resolution?: number;
}

/** Distinct rows, and how many customers stand behind each; a summary's unit of time goes with them, and covariates where there were any. */
export type CollapsedCustomers<K extends string> = Readonly<Record<K | "weight", Float64Array>> & {
  readonly unit?: TimeUnit;
  readonly covariates?: Readonly<Record<string, Float64Array>>;
};

/**
 * Turns customers into distinct rows with the number of customers behind each, in order of first appearance. Every `fit` takes such rows, and
 * finds the same model: a likelihood is a sum over customers. For storing or sending a million customers as a few thousand rows, or for fitting
 * them many times; a single `fit` does the same by itself.
 *
 * A `resolution` moves each duration by half of it at most and makes far fewer rows; recency stays at most age. What it does to the
 * estimates depends on the data: compare one fit with and without. A tenth of the mean time between purchases is a cautious choice.
 *
 * Customers with other `covariates` are other customers, whichever columns stay: leave the covariates out where the model has none.
 *
 * Rows of weight 0 are left out; where all are, the columns are empty. O(rows).
 *
 * @param customers a summary or other columns, optionally with `covariates`; with a column `weight`, the weights are added up
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const customers = { frequency: [0, 1, 0], recency: [0, 5, 0], age: [39, 39, 39] };
 * collapse(customers).frequency // => [0, 1]
 * collapse(customers).weight // => [2, 1]
 * collapse({ frequency: [1, 1], recency: [4.8, 5.1], age: [39, 38.9] }, { resolution: 0.5 }).weight // => [2]
 * collapse({ renewals: [1, 1, 2], left: [1, 1, 0] }, { columns: ["renewals", "left"] }).weight // => [2, 1]
 * collapse({ ...customers, covariates: { gender: [0, 1, 1] } }).covariates // => { gender: [0, 1, 1] }
 */
export function collapse<K extends string = PurchaseHistoryKey>(
  customers: Weighted<Columns<NoInfer<K>>> & MaybeTimed & DescribedColumns,
  options: CollapseOptions<K> = {},
): CollapsedCustomers<K> {
  const operation = "collapse";
  checkNumbers<never>(operation, "options", options, {});
  const { resolution } = options;
  const names = namesOf(operation, options);
  if (resolution !== undefined) {
    const fix = "Pass the step to round durations to, or leave it out.";
    checkNumbers(operation, "options", { resolution }, { resolution: { above: 0, fix } });
  }
  const covariates = covariatesOf(operation, customers);
  const timed = (customers as MaybeTimed | null | undefined)?.unit;
  if (timed !== undefined) checkTimeUnit(operation, "unit", timed);
  const described = Object.keys(covariates);
  const paths = described.map((name) => `covariates.${name}`);
  const rules: ColumnRules<string> = Object.fromEntries([...names, ...paths].map((name) => [name, ruleOf(name)]));
  const flat = Object.fromEntries(described.map((name, i) => [paths[i], covariates[name]]));
  checkWeighted<string>(operation, described.length === 0 ? customers : { ...customers, ...flat }, rules);
  const rounded = names.map((name) => roundedColumn(name, customers[name], resolution));
  const { columns, weights } = collapseRows([...rounded, ...Object.values(covariates)], customers.weight);
  const table = Object.fromEntries(names.map((name, i) => [name, columns[i]!]));
  const unit = timed === undefined ? {} : { unit: timed };
  const apart = Object.fromEntries(described.map((name, i) => [name, columns[names.length + i]!]));
  const kept = described.length === 0 ? {} : { covariates: apart };
  return { ...table, weight: weights, ...unit, ...kept } as CollapsedCustomers<K>;
}

/** Covariates by name; their columns are looked at with the others. */
function covariatesOf(operation: string, customers: unknown): CovariateColumns {
  const given = (customers as { readonly covariates?: unknown } | null | undefined)?.covariates;
  if (given === undefined) return {};
  const fix = "Pass { covariates: { gender: […] } }.";
  const wrong = (path: string, expected: string): Issue => {
    return { code: "invalid-input", path, expected, received: show(given), fix };
  };
  if (typeof given !== "object" || given === null || isArrayLike(given))
    throw new KeizokuError(operation, [wrong("covariates", "an object of columns")]);
  if (Object.hasOwn(given, "__proto__"))
    throw new KeizokuError(operation, [wrong("covariates.__proto__", "another name")]);
  return given as CovariateColumns;
}

/** What stays in any case. */
const notAmong: readonly string[] = ["weight", "covariates"];

function namesOf<K extends string>(operation: string, { columns }: CollapseOptions<K>): readonly K[] {
  const names: unknown = columns ?? ["frequency", "recency", "age"];
  const given = Array.isArray(names) ? (names as readonly unknown[]) : [];
  const texts = given.every((name) => typeof name === "string" && name !== "" && !notAmong.includes(name));
  if (given.length > 0 && texts && new Set(given).size === given.length) return given as readonly K[];
  const expected = "an array of one or more different names of columns, weight and covariates not among them";
  const fix = "Name the columns that stay; weights and covariates are there by themselves.";
  const received = Array.isArray(names) ? `[${names.map(show).join(", ")}]` : show(names);
  throw new KeizokuError(operation, [{ code: "invalid-input", path: "options.columns", expected, received, fix }]);
}

function ruleOf(name: string): ColumnRule<string> {
  return { fix: `Pass finite numbers as ${name}.` };
}

/** Rounding never turns the order of two numbers round: recency stays at most age. */
function roundedColumn(name: string, column: ArrayLike<number>, resolution: number | undefined): ArrayLike<number> {
  if (resolution === undefined || (name !== "recency" && name !== "age")) return column;
  return Float64Array.from(column, (value) => {
    const near = Math.round(value / resolution) * resolution;
    return Number.isFinite(near) ? near : value;
  });
}
