import { KeizokuError, show, type Issue } from "./error.ts";

/** A table as columns of equal length: `number[]` or any typed array, hence Arrow and DuckDB vectors without a copy. */
export type Columns<K extends string> = Readonly<Record<K, ArrayLike<number>>>;

/** One row of such a table. */
export type Row<K extends string> = Readonly<Record<K, number>>;

/** What a column may hold. Every value must be finite; `min` and `max` are inclusive. */
export interface ColumnRule<K extends string> {
  readonly min?: number;
  readonly max?: number;
  /** Greater than this, not equal. */
  readonly above?: number;
  readonly integer?: boolean;
  /** 0, or at least this: what is smaller is no double of full precision, or makes others none. */
  readonly leastAboveZero?: number;
  /** Never more than the same row's value of this other column. */
  readonly atMost?: K;
  /** Must be 0 where this other column is 0. */
  readonly zeroWith?: K;
  /** What to do when a value breaks the rule, as a sentence. */
  readonly fix: string;
}

/** The allowed content of a table, as data; its columns are checked in this order. */
export type ColumnRules<K extends string> = Readonly<Record<K, ColumnRule<K>>>;

/** Issues beyond this many per column are counted, not listed: a broken million-row table must not fill the memory. */
const LISTED_PER_COLUMN = 1000;

/** Whether the input is one row and not columns: none of its keys is a column, whatever else it holds. */
export function isRow<K extends string>(input: Row<K> | Columns<K>, keys: readonly K[]): input is Row<K> {
  return isObject(input) && !keys.some((key) => isColumn(input[key]));
}

/**
 * Checks a table once, at the boundary, and returns its number of rows.
 *
 * @throws {KeizokuError} `invalid-input` with the path of every wrong value; `empty-input` where there are no rows
 */
export function checkColumns<K extends string>(operation: string, columns: Columns<K>, rules: ColumnRules<K>): number {
  checkObject(operation, columns, rules);
  const keys = Object.keys(rules) as K[];
  const issues = shapeIssues(columns, keys);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const rows = columns[keys[0]!].length;
  for (const key of keys) valueIssues(columns, key, rules[key], issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return rows;
}

/**
 * Runs a kernel over one row or over columns: one row gives one number, columns give a `Float64Array` in the same order.
 *
 * @throws {KeizokuError} as {@link checkColumns}
 */
export function overRows<K extends string>(
  operation: string,
  input: Row<K> | Columns<K>,
  rules: ColumnRules<K>,
  kernel: (columns: Columns<K>, out: Float64Array) => void,
): number | Float64Array {
  checkObject(operation, input, rules);
  const keys = Object.keys(rules) as K[];
  const single = isRow(input, keys);
  const columns = single ? wrapRow(input, keys) : input;
  const out = new Float64Array(single ? checkRow(operation, columns, rules) : checkColumns(operation, columns, rules));
  kernel(columns, out);
  return single ? out[0]! : out;
}

function checkObject<K extends string>(operation: string, input: unknown, rules: ColumnRules<K>): void {
  if (isObject(input)) return;
  const expected = `an object with ${Object.keys(rules).join(", ")}`;
  throw new KeizokuError(operation, [invalid("", expected, show(input), "Pass one row of numbers, or columns.")]);
}

/** As {@link checkColumns} for one row: paths carry no index. */
function checkRow<K extends string>(operation: string, columns: Columns<K>, rules: ColumnRules<K>): number {
  const issues = rowIssues(columns, rules);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return 1;
}

function rowIssues<K extends string>(columns: Columns<K>, rules: ColumnRules<K>): Issue[] {
  const issues: Issue[] = [];
  for (const key of Object.keys(rules) as K[]) valueIssues(columns, key, rules[key], issues);
  return issues.map((issue) => ({ ...issue, path: issue.path.replace(/\[0\]$/, "") }));
}

/**
 * Checks the numbers among a call's options or parameters against the same kind of rules.
 *
 * @throws {KeizokuError} `invalid-input`, with paths such as `options.horizon`, or the path itself where there is no object
 */
export function checkNumbers<K extends string>(
  operation: string,
  path: string,
  values: Readonly<Record<K, number>>,
  rules: ColumnRules<K>,
): void {
  if (!isObject(values)) {
    const keys = Object.keys(rules);
    const expected = keys.length === 0 ? "an object" : `an object with ${keys.join(", ")}`;
    throw new KeizokuError(operation, [invalid(path, expected, show(values), "Pass an object.")]);
  }
  const issues = rowIssues(wrapRow(values, Object.keys(rules) as K[]), rules);
  const named = issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` }));
  if (named.length > 0) throw new KeizokuError(operation, named);
}

function wrapRow<K extends string>(row: Row<K>, keys: readonly K[]): Columns<K> {
  return Object.fromEntries(keys.map((key) => [key, [row[key]]])) as unknown as Columns<K>;
}

function shapeIssues<K extends string>(columns: Columns<K>, keys: readonly K[]): Issue[] {
  const issues: Issue[] = [];
  const first = keys.find((key) => isColumn(columns[key])) ?? keys[0]!;
  const rows = isColumn(columns[first]) ? columns[first].length : 0;
  for (const key of keys) {
    const column: unknown = columns[key];
    if (!isColumn(column)) {
      issues.push(
        invalid(key, "a column of numbers (number[] or a typed array)", show(column), `Pass ${key} as a column.`),
      );
    } else if (column.length !== rows) {
      const expected = `${String(rows)} values, as ${first} has`;
      issues.push(invalid(key, expected, String(column.length), "Pass columns of equal length, one value a row."));
    }
  }
  if (issues.length === 0 && rows === 0) {
    issues.push({
      code: "empty-input",
      path: first,
      expected: "at least one row",
      received: "0 rows",
      fix: "Pass at least one row.",
    });
  }
  return issues;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isColumn(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function valueIssues<K extends string>(columns: Columns<K>, key: K, rule: ColumnRule<K>, issues: Issue[]): void {
  const column = columns[key];
  const limit = rule.atMost === undefined ? undefined : columns[rule.atMost];
  const zero = rule.zeroWith === undefined ? undefined : columns[rule.zeroWith];
  const { above = -Infinity, min = -Infinity, max = Infinity, integer = false, leastAboveZero = -Infinity } = rule;
  let found = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    const inside =
      Number.isFinite(value) &&
      value > above &&
      value >= min &&
      value <= max &&
      (value >= leastAboveZero || value === 0) &&
      (!integer || Number.isInteger(value));
    const most: unknown = limit?.[i];
    // A limit that is no number is reported by its own rule; what is no number itself, a symbol even, cannot be compared.
    const belowLimit = !inside || typeof most !== "number" || !(value > most);
    const zeroTogether = zero === undefined || zero[i]! !== 0 || value === 0;
    if (inside && belowLimit && zeroTogether) continue;
    if (++found > LISTED_PER_COLUMN) continue;
    const expected = !inside
      ? describeRule(rule, value)
      : belowLimit
        ? `0, as ${rule.zeroWith!} is 0`
        : `at most ${rule.atMost!} (${show(most)})`;
    issues.push(invalid(`${key}[${String(i)}]`, expected, show(value), rule.fix));
  }
  if (found > LISTED_PER_COLUMN) {
    const more = `${String(found - LISTED_PER_COLUMN)} more values of this column that break the same rule`;
    issues.push(invalid(key, describeRule(rule, null), more, rule.fix));
  }
}

/** Nobody has as many of anything: a limit from here on is there for the arithmetic. */
const COUNTABLE = 2 ** 53;

/** What a rule asks for; a limit that only keeps numbers countable is named to those beyond it. */
function describeRule<K extends string>(rule: ColumnRule<K>, value: unknown): string {
  const { max, ...unlimited } = rule;
  const isBeyond = typeof value === "number" && max !== undefined && value > max;
  const bounds = boundsOf(max === undefined || (max >= COUNTABLE && !isBeyond) ? unlimited : rule);
  const rest = rule.leastAboveZero === undefined ? "" : `, 0 or at least ${String(rule.leastAboveZero)}`;
  const kind = rule.integer === true ? "a whole number" : "a finite number";
  return `${kind}${bounds === "" ? "" : ` ${bounds}`}${rest}`;
}

function boundsOf({ above, min, max }: Pick<ColumnRule<never>, "above" | "min" | "max">): string {
  if (above === undefined && min !== undefined && max !== undefined) return `from ${String(min)} to ${String(max)}`;
  const bounds = [
    ...(above === undefined ? [] : [`above ${String(above)}`]),
    ...(min === undefined ? [] : [`of at least ${String(min)}`]),
    ...(max === undefined ? [] : [`of at most ${String(max)}`]),
  ];
  return bounds.join(" and ");
}

function invalid(path: string, expected: string, received: string, fix: string): Issue {
  return { code: "invalid-input", path, expected, received, fix };
}
