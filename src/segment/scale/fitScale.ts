import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DataTable, NumericColumn } from "../../schema/table/table.ts";
import { quantiles } from "../../numeric/summary/quantile.ts";
import type { ColumnScale, ScaledColumn, ScaleOptions, ScaleRecipe } from "./recipe.ts";

/** The interquartile range of a normal law is this many standard deviations. */
const NORMAL_RANGE = 1.3489795003921634;

/** Weights of columns lie between this and its reciprocal: beyond, other columns would be lost to rounding. */
const LEAST_WEIGHT = 1e-6;

/** A smaller spread is none: numbers could not hold its square, nor what is divided by it. */
const LEAST_SPREAD = 1e-150;

/** A recipe and what was delicate about it. */
export interface FittedScale {
  readonly recipe: ScaleRecipe;
  /** `constant-column` for columns that do not vary: they say nothing and move nothing. */
  readonly notes: readonly Note[];
}

/**
 * Learns how to scale the columns of a table of numbers.
 *
 * @throws {KeizokuError} `invalid-input` (an unknown rule or column, a negative value under log1p), `missing-value` (nothing may be missing),
 *   `all-missing`
 */
export function fitScale(operation: string, table: DataTable, options: ScaleOptions): FittedScale {
  const issues: Issue[] = [];
  checkOptions(table, options, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const constant: string[] = [];
  const columns = table.names.map((name): ScaledColumn => {
    const own = options.columns !== undefined && Object.hasOwn(options.columns, name) ? options.columns[name] : {};
    const { scale = "standard", log1p = false, missing = "error", weight = 1 } = { ...options, ...own };
    const present = presentValues(name, table.columns.get(name) as NumericColumn, { log1p, missing }, issues);
    const { centre, spread: found } = present.length === 0 ? { centre: 0, spread: 1 } : scaleOf(present, scale);
    const spread = found < LEAST_SPREAD ? 0 : found;
    if (spread === 0 && present.length > 0) constant.push(name);
    if (!(Number.isFinite(centre) && spread < Infinity)) issues.push(tooWide(name));
    return { name, log1p, centre, spread: spread === 0 ? 1 : spread / weight, missing };
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const message = `${constant.join(", ")}: the same for everybody, and so without effect.`;
  return { recipe: { columns }, notes: constant.length === 0 ? [] : [{ code: "constant-column", message }] };
}

function scaleOf(values: ArrayLike<number>, scale: ColumnScale["scale"]): { centre: number; spread: number } {
  if (isConstant(values)) return { centre: scale === "none" ? 0 : values[0]!, spread: 0 };
  if (scale === "none") return { centre: 0, spread: 1 };
  if (scale === "robust") {
    const [lower, middle, upper] = quantiles(values, [0.25, 0.5, 0.75]) as unknown as [number, number, number];
    // Half of all values may be one and the same: then the standard deviation has to do.
    if (upper > lower) return { centre: middle, spread: (upper - lower) / NORMAL_RANGE };
    return { centre: middle, spread: deviation(values).spread };
  }
  return deviation(values);
}

function tooWide(name: string): Issue {
  const fix = "Pass the column in a larger unit.";
  return {
    code: "invalid-input",
    path: name,
    expected: "values whose squares a number can hold",
    received: "larger ones",
    fix,
  };
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

function deviation(values: ArrayLike<number>): { centre: number; spread: number } {
  const { length } = values;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[i]!;
  const centre = sum / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += (values[i]! - centre) * (values[i]! - centre);
  return { centre, spread: Math.sqrt(squares / (length - 1)) };
}

function presentValues(
  name: string,
  { values, missing }: NumericColumn,
  rules: Pick<ScaledColumn, "log1p" | "missing">,
  issues: Issue[],
): ArrayLike<number> {
  if ((missing ?? null) === null && !rules.log1p) return values;
  const present = new Float64Array(values.length);
  let count = 0;
  let absent = 0;
  for (let i = 0; i < values.length; i++) {
    if (missing?.[i] === 1) absent++;
    else if (rules.log1p && values[i]! < 0) {
      const fix = "Leave log1p off for this column.";
      const path = `${name}[${String(i)}]`;
      issues.push({ code: "invalid-input", path, expected: "at least 0 under log1p", received: show(values[i]), fix });
      return present.subarray(0, 0);
    } else present[count++] = rules.log1p ? Math.log1p(values[i]!) : values[i]!;
  }
  if (absent > 0 && rules.missing === "error") {
    const fix = 'Fill the values, or say what a missing one means: missing "indicator" or "partial".';
    const received = `${String(absent)} missing`;
    issues.push({ code: "missing-value", path: name, expected: "a value in every row", received, fix });
  } else if (count === 0) {
    const fix = "Leave the column out.";
    issues.push({ code: "all-missing", path: name, expected: "some values", received: "none", fix });
  }
  return present.subarray(0, count);
}

function checkOptions(table: DataTable, options: ScaleOptions, issues: Issue[]): void {
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const checkRules = (path: string, rules: ColumnScale): void => {
    if (typeof (rules as unknown) !== "object" || (rules as unknown) === null) {
      wrong(path, "an object", rules, "Pass rules such as { log1p: true }.");
      return;
    }
    const choose = (key: "scale" | "missing" | "log1p", allowed: readonly unknown[]): void => {
      const value = rules[key];
      if (value === undefined || allowed.includes(value)) return;
      wrong(`${path}.${key}`, `one of ${allowed.join(", ")}`, value, "Choose one.");
    };
    choose("scale", ["standard", "robust", "none"]);
    choose("missing", ["error", "indicator", "partial"]);
    choose("log1p", [true, false]);
    const weight: unknown = rules.weight;
    if (weight === undefined) return;
    if (typeof weight === "number" && weight >= LEAST_WEIGHT && weight <= 1 / LEAST_WEIGHT) return;
    wrong(`${path}.weight`, "a number above 0, from 1e-6 to 1e6", weight, "Leave a column out to give it no weight.");
  };
  checkRules("options", options);
  const columns: unknown = options.columns;
  if (columns === undefined) return;
  if (typeof columns !== "object" || columns === null) {
    wrong(
      "options.columns",
      "rules by the names of columns",
      columns,
      "Leave it out, or pass { visits: { log1p: true } }.",
    );
    return;
  }
  for (const [name, rules] of Object.entries(columns) as [string, ColumnScale][]) {
    if (table.columns.has(name)) checkRules(`options.columns.${name}`, rules);
    else {
      wrong(`options.columns.${name}`, `one of ${table.names.join(", ")}`, name, "Name columns of the table.");
    }
  }
}
