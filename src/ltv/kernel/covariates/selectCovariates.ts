import type { ColumnRules, Columns } from "../../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../../schema/error.ts";
import { checkWeighted, type Weighted } from "../weighted.ts";
import type { Convention } from "./convention.ts";
import type { CovariateFitOptions, DescribedColumns } from "./covariates.ts";

/** A covariate that acts on a process. */
export interface SelectedEffect {
  readonly process: string;
  readonly covariate: string;
}

/** What a fit uses of the covariates it was given. */
export interface Selection {
  /** In the order of the coefficients: process by process. Empty for a model without covariates. */
  readonly effects: readonly SelectedEffect[];
  /** Distinct covariates among them, and the column of each. */
  readonly names: readonly string[];
  readonly columns: readonly ArrayLike<number>[];
  /** Strength of the ridge by process. */
  readonly ridge: Readonly<Record<string, number>>;
}

/** A call of `fit`, as far as columns go. */
export interface DescribedCall<K extends string> {
  readonly operation: string;
  readonly convention: Convention<string>;
  readonly rules: ColumnRules<K>;
  readonly data: Weighted<Columns<K>> & DescribedColumns;
  /** Lists of covariates by process, and the ridge. */
  readonly options: object;
}

const FIX =
  "Pass a column of numbers, one a customer: 0 and 1 for two groups, one such column for each group beyond the first.";

/**
 * Checks columns with their weights and covariates, all at once, and says which covariates act on what.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function selectCovariates<K extends string>(call: DescribedCall<K>): Selection {
  const { operation, convention, rules, data, options } = call;
  const given: unknown = (data as DescribedColumns | null | undefined)?.covariates;
  const issues: Issue[] = [];
  const known = given === undefined ? [] : namesOf(given, issues);
  if (known.length > 0 && Object.keys(convention).length === 0) issues.push(withoutCovariates(known));
  const effects = Object.keys(convention).flatMap((process) => effectsOn(process, known, options, issues));
  const ridge = ridgeOf(Object.keys(convention), (options as CovariateFitOptions<string>).ridge, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const names = known.filter((name) => effects.some(({ covariate }) => covariate === name));
  const columns = names.map((name) => (given as Record<string, ArrayLike<number>>)[name]!);
  const paths = names.map((name) => `covariates.${name}`);
  const flat =
    names.length === 0 ? data : { ...data, ...Object.fromEntries(paths.map((path, i) => [path, columns[i]])) };
  checkWeighted<string>(operation, flat, {
    ...rules,
    ...Object.fromEntries(paths.map((path) => [path, { fix: FIX }])),
  });
  return { effects, names, columns, ridge };
}

function namesOf(given: unknown, issues: Issue[]): string[] {
  if (typeof given !== "object" || given === null || Array.isArray(given) || ArrayBuffer.isView(given)) {
    const fix = "Pass { covariates: { gender: […] } }.";
    issues.push(wrong("covariates", "an object of columns", given, fix));
    return [];
  }
  // The order of an object's keys is that of its JSON; a key __proto__ would change what the model's JSON is read into.
  const names = Object.keys(given);
  if (names.includes("__proto__"))
    issues.push(wrong("covariates.__proto__", "another name", "__proto__", "Rename this covariate."));
  return names;
}

function effectsOn(process: string, known: readonly string[], options: object, issues: Issue[]): SelectedEffect[] {
  const path = `options.${process}`;
  const chosen: unknown = (options as Readonly<Record<string, unknown>>)[process];
  if (chosen === undefined) return known.map((covariate) => ({ process, covariate }));
  if (!Array.isArray(chosen)) {
    issues.push(
      wrong(path, "a list of names of covariates", chosen, `Pass { ${process}: ["gender"] }, or [] for none.`),
    );
    return [];
  }
  chosen.forEach((name: unknown, i) => {
    const at = `${path}[${String(i)}]`;
    const fix = "Name each covariate once, as the columns do.";
    if (!known.includes(name as string)) issues.push(wrong(at, oneOf(known), name, fix));
    else if (chosen.indexOf(name) < i) issues.push(wrong(at, "each covariate once", name, fix));
  });
  return known.filter((name) => chosen.includes(name)).map((covariate) => ({ process, covariate }));
}

function oneOf(known: readonly string[]): string {
  return known.length === 0 ? "no names, as there are no covariates" : `one of ${known.join(", ")}`;
}

function ridgeOf(processes: readonly string[], ridge: unknown, issues: Issue[]): Record<string, number> {
  const each = typeof ridge === "object" && ridge !== null ? (ridge as Readonly<Record<string, unknown>>) : undefined;
  const found: Record<string, number> = {};
  for (const process of processes) {
    const value = each === undefined ? (ridge ?? 0) : (each[process] ?? 0);
    found[process] = value as number;
    if (typeof value === "number" && value >= 0 && Number.isFinite(value)) continue;
    const path = each === undefined ? "options.ridge" : `options.ridge.${process}`;
    if (issues.some((issue) => issue.path === path)) continue;
    issues.push(wrong(path, "a finite number of at least 0", value, "Pass one strength for all, or one a process."));
  }
  for (const key of Object.keys(each ?? {})) {
    if (processes.includes(key)) continue;
    issues.push(wrong(`options.ridge.${key}`, `one of ${processes.join(", ")}`, key, "Name processes of this model."));
  }
  return found;
}

function wrong(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

/** A model that takes none must not leave them out in silence. */
function withoutCovariates(known: readonly string[]): Issue {
  return {
    code: "invalid-input",
    path: "covariates",
    expected: "no covariates, as this model takes none",
    received: known.join(", "),
    fix: "Leave them out, fit groups apart, or take bgNbd, mbgNbd or paretoNbd.",
  };
}
