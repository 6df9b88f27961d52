import { show, KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DataColumn, DataTable, NumericColumn } from "../../schema/table/table.ts";
import { categoriesOf, numbersOf } from "./categories.ts";
import type { GowerColumn, GowerColumnOptions, GowerOptions, GowerRecipe } from "./recipe.ts";

const kinds: readonly string[] = ["numeric", "nominal", "ordinal", "asymmetric"];

/** A recipe and what was delicate about it. */
export interface FittedGower {
  readonly recipe: GowerRecipe;
  /** `constant-column` for columns that do not vary: they bring all rows equally closer. */
  readonly notes: readonly Note[];
}

/**
 * Learns how to compare the rows of a mixed table.
 *
 * @param path where the options stand in the caller's argument
 * @throws {KeizokuError} `invalid-input` (an unknown column or rule, a kind that does not fit its column), `all-missing`
 */
export function fitGower(operation: string, table: DataTable, options: GowerOptions, path = "options"): FittedGower {
  const issues: Issue[] = [];
  checkNames(table, options, path, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const constant: string[] = [];
  const columns = table.names.map((name): GowerColumn => {
    const column = table.columns.get(name)!;
    const own = options.columns;
    const fitting = {
      name,
      column,
      path,
      issues,
      options: own !== undefined && Object.hasOwn(own, name) ? own[name]! : {},
    };
    if (!checkColumn(fitting)) return { name, kind: "nominal", ...unvaried, categories: [] };
    if (isConstant(column)) constant.push(name);
    return learn(fitting);
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const message = `${constant.join(", ")}: the same for everybody, which brings all rows equally closer.`;
  return { recipe: { columns }, notes: constant.length === 0 ? [] : [{ code: "constant-column", message }] };
}

const unvaried = { weight: 1, log1p: false, least: 0, range: 1 };

/** One column on its way into the recipe. */
interface Fitting {
  readonly name: string;
  readonly column: DataColumn;
  readonly options: GowerColumnOptions;
  readonly path: string;
  readonly issues: Issue[];
}

function learn(fitting: Fitting): GowerColumn {
  const { name, column, options } = fitting;
  const { kind = column.kind === "numeric" ? "numeric" : "nominal", weight = 1, log1p = false } = options;
  const head = { name, kind, ...unvaried, weight };
  switch (kind) {
    case "numeric": {
      const ends = extremes(column as NumericColumn);
      const [least, most] = log1p ? [Math.log1p(ends.least), Math.log1p(ends.most)] : [ends.least, ends.most];
      return { ...head, log1p, least, range: most > least ? most - least : 1, categories: [] };
    }
    case "ordinal": {
      const categories = options.order?.map(String) ?? numbersOf(column as NumericColumn).map(String);
      return { ...head, range: Math.max(1, categories.length - 1), categories };
    }
    case "nominal":
      return { ...head, categories: categoriesOf(column) };
    case "asymmetric":
      return { ...head, categories: [String(options.present ?? 1)] };
  }
}

/** Smallest and largest value; infinite where there is none. */
function extremes({ values, missing }: NumericColumn): { least: number; most: number } {
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row] === 1) continue;
    const value = values[row]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

function isConstant(column: DataColumn): boolean {
  if (column.kind === "category") return categoriesOf(column).length === 1;
  const { least, most } = extremes(column);
  return least === most;
}

function checkNames(table: DataTable, options: GowerOptions, path: string, issues: Issue[]): void {
  const { columns = {} } = options;
  if (typeof (columns as unknown) !== "object" || (columns as unknown) === null) {
    const fix = 'Pass rules by name: { columns: { plan: { kind: "ordinal", order: ["basic", "pro"] } } }.';
    issues.push({
      code: "invalid-input",
      path: `${path}.columns`,
      expected: "an object",
      received: show(columns),
      fix,
    });
    return;
  }
  for (const name of Object.keys(columns)) {
    if (table.columns.has(name)) continue;
    const expected = `one of ${table.names.join(", ")}`;
    const fix = "Name columns of the table.";
    issues.push({ code: "invalid-input", path: `${path}.columns.${name}`, expected, received: show(name), fix });
  }
}

/** Whether the column can be learnt from; issues say why not. */
function checkColumn({ name, column, options, path, issues }: Fitting): boolean {
  const before = issues.length;
  const wrong = (key: string, expected: string, received: unknown, fix: string): void => {
    const at = `${path}.columns.${name}${key === "" ? "" : `.${key}`}`;
    issues.push({ code: "invalid-input", path: at, expected, received: show(received), fix });
  };
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    wrong("", "an object", options, "Leave the column out of the rules, or say its kind.");
    return false;
  }
  const { kind, weight = 1, log1p = false } = options;
  const isNumeric = column.kind === "numeric" && (kind ?? "numeric") === "numeric";
  const ends = column.kind === "numeric" ? extremes(column) : null;
  const present = isNumeric ? [] : categoriesOf(column);
  if (isNumeric ? ends!.most < ends!.least : present.length === 0) {
    const fix = "Leave the column out.";
    issues.push({ code: "all-missing", path: name, expected: "some values", received: "none", fix });
  }
  if (isNumeric && ends!.most >= ends!.least && !Number.isFinite(ends!.most - ends!.least)) {
    const fix = "Pass the column in a larger unit.";
    const expected = "values whose range a number can hold";
    issues.push({ code: "invalid-input", path: name, expected, received: "a wider range", fix });
  }
  if (kind !== undefined && !kinds.includes(kind)) wrong("kind", `one of ${kinds.join(", ")}`, kind, "Choose one.");
  if (!(Number.isFinite(weight) && weight > 0 && weight <= 1e100)) {
    wrong("weight", "a number above 0, at most 1e100", weight, "Leave a column out to give it no weight.");
  }
  if (kind === "numeric" && column.kind !== "numeric") {
    wrong("kind", "nominal, ordinal or asymmetric, as the column holds texts", kind, "Choose one.");
  }
  if (log1p && isNumeric && ends!.least < 0) {
    wrong("log1p", "no negative values", ends!.least, "Leave log1p off for this column.");
  }
  if (kind === "ordinal") checkOrder(column, options, present, wrong);
  if (kind === "asymmetric") checkPresence(column, options, present, wrong);
  return issues.length === before;
}

type Wrong = (key: string, expected: string, received: unknown, fix: string) => void;

function checkOrder(column: DataColumn, { order }: GowerColumnOptions, present: readonly string[], wrong: Wrong): void {
  const fix = "List every category once, lowest first.";
  if (order === undefined) {
    if (column.kind === "category") wrong("order", "the categories in order, as they are texts", order, fix);
    return;
  }
  if (!Array.isArray(order)) {
    wrong("order", "a list of categories", order, fix);
    return;
  }
  const known = new Set(order.map(String));
  if (known.size < order.length) wrong("order", "each category once", order, fix);
  const absent = present.filter((category) => !known.has(category));
  if (absent.length > 0) wrong("order", "every category of the column", `without ${absent.join(", ")}`, fix);
}

function checkPresence(
  column: DataColumn,
  { present }: GowerColumnOptions,
  categories: readonly string[],
  wrong: Wrong,
): void {
  if (categories.length > 2) {
    const received = `${String(categories.length)} different values`;
    wrong("kind", "nominal or ordinal, as the column has more than two values", received, "Choose one.");
  } else if (present === undefined && (column.kind === "category" || categories.some((c) => c !== "0" && c !== "1"))) {
    wrong("present", `one of ${categories.join(", ")}`, present, "Name the value that means that something is there.");
  }
}
