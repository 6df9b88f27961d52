import { MISSING_LEVEL, type DesignInput, type DesignTerm, type SimpleTerm } from "./recipe.ts";

/** Columns that a term makes. */
export function termWidth(term: DesignTerm, inputs: readonly DesignInput[]): number {
  if (term.kind === "product") return termWidth(term.of[0], inputs) * termWidth(term.of[1], inputs);
  if (term.kind === "spline") return term.knots.length - 1;
  return term.kind === "category" ? levelCount(inputs[term.input]!) - 1 : 1;
}

/** Levels of a category, that of missing values included. */
export function levelCount(input: DesignInput): number {
  return input.kind === "category" ? input.levels.length + Number(input.missingLevel) : 1;
}

/** Names of the columns that a term makes. */
export function termNames(term: DesignTerm, inputs: readonly DesignInput[]): string[] {
  if (term.kind !== "product") return simpleNames(term, inputs[term.input]!);
  const [left, right] = term.of;
  const second = termNames(right, inputs);
  return termNames(left, inputs).flatMap((a) => second.map((b) => `${a} × ${b}`));
}

/** What the columns of a term belong to. */
export function termGroup(term: DesignTerm, inputs: readonly DesignInput[]): string {
  if (term.kind !== "product") return inputs[term.input]!.name;
  return term.of.map(({ input }) => inputs[input]!.name).join(" × ");
}

function simpleNames(term: SimpleTerm, input: DesignInput): string[] {
  const { name } = input;
  if (term.kind === "missing") return [`${name}:missing`];
  if (term.kind === "spline") return term.knots.slice(1).map((_, i) => `${name}:spline${String(i + 1)}`);
  if (input.kind !== "category") return [term.kind === "linear" && term.log1p ? `log1p(${name})` : name];
  const levels = input.missingLevel ? [...input.levels, MISSING_LEVEL] : input.levels;
  return levels.slice(1).map((level) => `${name}=${level}`);
}
