import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, NumericColumn, TableInput } from "../../schema/table/table.ts";
import { termGroup, termNames } from "./columnNames.ts";
import { quantileKnots } from "./knots.ts";
import { learnCategory, learnNumeric } from "./learnInput.ts";
import { firstNegative } from "./readInputs.ts";
import { readSpec, type Asked, type AskedTerm } from "./readSpec.ts";
import type { DesignInput, DesignRecipe, DesignTerm, SimpleTerm } from "./recipe.ts";
import type { DesignSpec } from "./spec.ts";

/** A recipe and what was delicate about it. */
export interface FittedDesign {
  readonly recipe: DesignRecipe;
  /** `fewer-knots` where quantiles of a spline fell together. */
  readonly notes: readonly Note[];
  /** The table that it was learnt from. */
  readonly table: DataTable;
}

/**
 * Learns how a table becomes the columns of a regression: levels of categories, knots of splines, means that stand for missing values.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`
 */
export function fitDesign(operation: string, input: TableInput, spec: DesignSpec): FittedDesign {
  const issues: Issue[] = [];
  if (typeof (spec as unknown) !== "object" || (spec as unknown) === null) {
    const fix = "Pass an object, or leave it out.";
    const expected = "a specification of the design";
    issues.push({ code: "invalid-input", path: "options", expected, received: show(spec), fix });
    throw new KeizokuError(operation, issues);
  }
  const asked = readSpec(spec, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const named = asked?.flatMap((term) => (term === "others" ? [] : [term].flat())) ?? [];
  const all = asked === null || asked.includes("others");
  const names = [...new Set(named.map(({ name }) => name))];
  const table = readTable(operation, input, all ? {} : { names });
  for (const { name, path } of named) {
    if (table.columns.has(name)) continue;
    const expected = `one of ${table.names.slice(0, 40).join(", ")}`;
    issues.push({ code: "invalid-input", path, expected, received: show(name), fix: "Name columns of the table." });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const rest = table.names.filter((name) => !names.includes(name)).map(byName);
  const terms = asked === null ? rest : asked.flatMap((term): Asked[] => (term === "others" ? rest : [term]));
  return learn(operation, table, spec, terms);
}

function byName(name: string): AskedTerm {
  return { as: "default", name, path: name, log1p: false, df: 4, knots: null, reference: null };
}

function learn(operation: string, table: DataTable, spec: DesignSpec, asked: readonly Asked[]): FittedDesign {
  const learning: Learning = { table, spec, inputs: [], places: new Map(), missing: [], issues: [], notes: [] };
  const terms = asked.flatMap((term): DesignTerm[] => {
    if (term === "others") return [];
    if ("as" in term) return learnTerm(learning, term);
    const left = learnTerm(learning, term[0])[0];
    const right = learnTerm(learning, term[1])[0];
    return left === undefined || right === undefined ? [] : [{ kind: "product", of: [left, right] }];
  });
  if (learning.issues.length > 0) throw new KeizokuError(operation, learning.issues);
  const { inputs } = learning;
  learning.missing.forEach((input) => terms.push({ kind: "missing", input }));
  const columns = terms.flatMap((term) => termNames(term, inputs));
  const groups = terms.flatMap((term) => termNames(term, inputs).map(() => termGroup(term, inputs)));
  return { recipe: { inputs, terms, columns, groups }, notes: learning.notes, table };
}

interface Learning {
  readonly table: DataTable;
  readonly spec: DesignSpec;
  readonly inputs: DesignInput[];
  /** Place of an input by its kind and name. */
  readonly places: Map<string, number>;
  /** Inputs that need an indicator. */
  readonly missing: number[];
  readonly issues: Issue[];
  readonly notes: Note[];
}

/** None where the column does not allow it. */
function learnTerm(learning: Learning, asked: AskedTerm): SimpleTerm[] {
  const column = learning.table.columns.get(asked.name)!;
  if (asked.as === "category" || (asked.as === "default" && column.kind === "category")) {
    const input = placeOf(learning, asked, "category", () => learnCategory(asked, column, learning));
    return input < 0 ? [] : [{ kind: "category", input }];
  }
  if (column.kind === "category") {
    const fix = "Name the column alone, or as { category }.";
    const { path, name } = asked;
    learning.issues.push({ code: "invalid-input", path, expected: "a column of numbers", received: show(name), fix });
    return [];
  }
  if (!areLogs(learning, asked, column)) return [];
  const input = placeOf(learning, asked, "numeric", () => learnNumeric(asked.name, column, learning));
  if (input < 0) return [];
  if (asked.as !== "spline") return [{ kind: "linear", input, log1p: asked.log1p }];
  return [learnSpline(learning, asked, column, input)];
}

/** Nothing below 0 under log1p. */
function areLogs({ issues }: Learning, { name, path, log1p, knots }: AskedTerm, { values }: NumericColumn): boolean {
  if (!log1p) return true;
  const wrong = (at: string, received: unknown): boolean => {
    const fix = "Leave log1p off for this column.";
    issues.push({ code: "invalid-input", path: at, expected: "at least 0 under log1p", received: show(received), fix });
    return false;
  };
  if (knots !== null && knots[0]! < 0) return wrong(`${path}.knots`, knots[0]);
  const row = firstNegative(values);
  return row < 0 || wrong(`${name}[${String(row)}]`, values[row]);
}

function placeOf(
  { inputs, places, missing }: Learning,
  { name, reference }: AskedTerm,
  kind: string,
  make: () => { readonly input: DesignInput; readonly flagged: boolean } | null,
): number {
  const key = JSON.stringify([kind, name, reference]);
  const known = places.get(key);
  if (known !== undefined) return known;
  const made = make();
  const place = made === null ? -1 : inputs.length;
  places.set(key, place);
  if (made !== null) inputs.push(made.input);
  if (made?.flagged === true) missing.push(place);
  return place;
}

function learnSpline({ notes }: Learning, asked: AskedTerm, column: NumericColumn, input: number): SimpleTerm {
  const { name, log1p, df } = asked;
  const { values, missing = null } = column;
  const there = Float64Array.from(values).filter((_, row) => missing?.[row] !== 1);
  const given = asked.knots ?? quantileKnots(there, df);
  if (asked.knots === null && given.length < df + 1) {
    const kept = given.length < 3 ? "a straight line" : `${String(given.length)} knots`;
    notes.push({ code: "fewer-knots", message: `${name}: values repeat so much that the spline has ${kept}.` });
  }
  if (given.length < 3) return { kind: "linear", input, log1p };
  return { kind: "spline", input, log1p, knots: log1p ? given.map((knot) => Math.log1p(knot)) : [...given] };
}
