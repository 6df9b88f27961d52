import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import type {
  CategoryTerm,
  ColumnTerm,
  DesignSpec,
  InteractionTerm,
  NumericTerm,
  SplineTerm,
  TermSpec,
} from "./spec.ts";

/** A term of one column, its kind still open where only the name was given. */
export interface AskedTerm {
  readonly as: "default" | "linear" | "spline" | "category";
  readonly name: string;
  readonly path: string;
  readonly log1p: boolean;
  readonly df: number;
  readonly knots: readonly number[] | null;
  readonly reference: string | null;
}

/** A term as it was asked for. */
export type Asked = AskedTerm | readonly [AskedTerm, AskedTerm] | "others";

const FIX =
  'Pass terms such as "tenure", { spline: "charges" }, { category: "area" }, { interaction: ["contract", "tenure"] }.';

/** Reads a specification; null where every column is wanted by its name alone. */
export function readSpec({ terms, ...rules }: DesignSpec, issues: Issue[]): Asked[] | null {
  choose("reference", rules.reference, ["first", "most-frequent"], issues);
  choose("missing", rules.missing, ["indicator", "error"], issues);
  choose("unseen", rules.unseen, ["reference", "error"], issues);
  if (terms === undefined) return null;
  if (!Array.isArray(terms)) {
    issues.push(wrong("options.terms", "a list of terms", terms));
    return [];
  }
  return (terms as readonly TermSpec[]).flatMap((term, i) => readTerm(term, `options.terms[${String(i)}]`, issues));
}

/** Checks a choice among words. */
export function choose(key: string, value: unknown, allowed: readonly unknown[], issues: Issue[]): void {
  if (value === undefined || allowed.includes(value)) return;
  const expected = `one of ${allowed.join(", ")}`;
  issues.push({
    code: "invalid-input",
    path: `options.${key}`,
    expected,
    received: show(value),
    fix: "Choose one, or leave it out.",
  });
}

function wrong(path: string, expected: string, received: unknown, fix: string = FIX): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

function readTerm(term: TermSpec, path: string, issues: Issue[]): Asked[] {
  if ((term as { others?: unknown } | null)?.others === true) return ["others"];
  const pair = (term as InteractionTerm | null)?.interaction;
  if (pair === undefined) return readColumnTerm(term as ColumnTerm, path, issues);
  if (!isArrayLike(pair) || pair.length !== 2) {
    issues.push(wrong(`${path}.interaction`, "two terms", pair));
    return [];
  }
  const [left] = readColumnTerm(pair[0], `${path}.interaction[0]`, issues);
  const [right] = readColumnTerm(pair[1], `${path}.interaction[1]`, issues);
  return left === undefined || right === undefined ? [] : [[left, right]];
}

function readColumnTerm(term: ColumnTerm, path: string, issues: Issue[]): AskedTerm[] {
  const plain = { as: "default", path, log1p: false, df: 4, knots: null, reference: null } as const;
  if (typeof term === "string") return [{ ...plain, name: term }];
  const given = (term ?? {}) as Partial<NumericTerm & SplineTerm & CategoryTerm>;
  const { column, spline, category, log1p = false, df = 4, knots = null, reference = null } = given;
  const name = column ?? spline ?? category;
  const before = issues.length;
  if (typeof name !== "string") issues.push(wrong(path, "a term", term));
  if (typeof log1p !== "boolean") issues.push(wrong(`${path}.log1p`, "true or false", log1p));
  if (!(Number.isInteger(df) && df >= 2 && df <= 9)) issues.push(wrong(`${path}.df`, "a whole number from 2 to 9", df));
  if (knots !== null && !areKnots(knots)) {
    issues.push(wrong(`${path}.knots`, "3 to 10 finite numbers in rising order", knots));
  }
  if (reference !== null && typeof reference !== "string") {
    issues.push(wrong(`${path}.reference`, "a level", reference, "Name a level of the column."));
  }
  if (issues.length > before) return [];
  const as = column !== undefined ? "linear" : spline !== undefined ? "spline" : "category";
  return [{ as, name: name!, path, log1p, df, knots, reference }];
}

function areKnots(knots: unknown): knots is readonly number[] {
  if (!isArrayLike(knots) || knots.length < 3 || knots.length > 10) return false;
  for (let i = 0; i < knots.length; i++) {
    if (!Number.isFinite(knots[i]) || (i > 0 && !((knots[i] as number) > (knots[i - 1] as number)))) return false;
  }
  return true;
}
