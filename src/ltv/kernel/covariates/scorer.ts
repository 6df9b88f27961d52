import {
  checkColumns,
  checkNumbers,
  overRows,
  type ColumnRules,
  type Columns,
  type Row,
} from "../../../schema/columns.ts";
import { parametersOf } from "../modelParameters.ts";
import { membersOf, numberDistinct } from "../numberDistinct.ts";
import { checkSameUnit, type MaybeTimedModel } from "../sameUnit.ts";
import type { Convention } from "./convention.ts";
import type { CovariateRow } from "./covariates.ts";

/** One coefficient and what it moves. */
export interface Effect {
  readonly covariate: string;
  readonly coefficient: number;
  readonly moves: Convention<string>[string];
}

/** A model ready to answer: its parameters for a customer whose covariates are 0, and the effects of covariates. */
export interface Scorer extends MaybeTimedModel {
  readonly operation: string;
  readonly parameters: readonly number[];
  /** Empty for a model without covariates. */
  readonly effects: readonly Effect[];
}

/** What a scorer is made of. */
export interface ScoredModel<P extends string> extends MaybeTimedModel {
  readonly parameters: Readonly<Record<P, number>>;
  readonly covariates?: Readonly<Partial<Record<string, CovariateRow>>>;
}

/** Answers for customers with the same parameters. */
export type GroupAnswers<K extends string> = (
  parameters: readonly number[],
  columns: Columns<K>,
  out: Float64Array,
) => void;

/**
 * The parameters and the effects of a model.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function scorerOf<P extends string>(
  operation: string,
  [names, convention]: readonly [readonly P[], Convention<string>],
  model: ScoredModel<P>,
): Scorer {
  const parameters = parametersOf(operation, names, model);
  const effects = effectsOf(operation, "model.covariates", convention, model.covariates);
  return { operation, parameters, effects, fit: model.fit ?? null };
}

/**
 * Checks coefficients of covariates and says what each moves.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function effectsOf(
  operation: string,
  path: string,
  convention: Convention<string>,
  coefficients: ScoredModel<never>["covariates"],
): Effect[] {
  return Object.entries(convention).flatMap(([process, moves]) => {
    const row = coefficients?.[process] ?? {};
    const keys = Object.keys(row);
    checkNumbers(operation, `${path}.${process}`, row, rulesOf(keys));
    return keys.map((covariate) => ({ covariate, coefficient: row[covariate]!, moves }));
  });
}

const FIX = "Pass covariates as the model was fitted with them.";

function rulesOf(keys: readonly string[]): ColumnRules<string> {
  return Object.fromEntries(keys.map((key) => [key, { fix: FIX }]));
}

/**
 * Runs a kernel over one customer or over columns, as `overRows` does; where the model has covariates, once for each group of customers
 * who share its parameters.
 *
 * @throws {KeizokuError} `invalid-input` (a covariate of the model that is missing, a `unit` that is not the model's), `empty-input`
 */
export function overCustomers<K extends string>(
  { operation, parameters, effects, fit = null }: Scorer,
  input: Row<K> | Columns<K>,
  rules: ColumnRules<K>,
  answers: GroupAnswers<K>,
): number | Float64Array {
  checkSameUnit(operation, { fit }, input);
  const keys = Object.keys(rules);
  const given = (input as { readonly covariates?: CovariateRow } | null | undefined)?.covariates;
  const paths = effects.map(({ covariate }) => `covariates.${covariate}`);
  const described = effects.length > 0 ? { ...input } : input;
  // Only what the caller wrote down: "toString" is a covariate like any other.
  effects.forEach(({ covariate }, e) => {
    const own = Object.hasOwn(given ?? {}, covariate) ? given![covariate] : undefined;
    (described as Record<string, unknown>)[paths[e]!] = own;
  });
  return overRows<string>(operation, described as Row<string>, { ...rules, ...rulesOf(paths) }, (columns, out) => {
    if (effects.length === 0) {
      answers(parameters, columns as Columns<K>, out);
      return;
    }
    const own = parameters.map((parameter) => new Float64Array(out.length).fill(parameter));
    own.forEach((column, k) => {
      for (let i = 0; i < out.length; i++) column[i]! *= Math.exp(shiftOf(effects, k, (e) => columns[paths[e]!]![i]!));
      // A factor without covariates is 1: these columns are those of the parameters that covariates move.
      if (column.some((value) => value !== parameters[k])) checkColumns(operation, { covariates: column }, countable);
    });
    for (const rows of membersOf(numberDistinct(own))) {
      const part: Record<string, Float64Array> = {};
      for (const key of keys) part[key] = gathered(columns[key]!, rows);
      const answer = new Float64Array(rows.length);
      answers(
        own.map((column) => column[rows[0]!]!),
        part as unknown as Columns<K>,
        answer,
      );
      for (let i = 0; i < rows.length; i++) out[rows[i]!] = answer[i]!;
    }
  });
}

/** A group may be one customer of a million: plain loops, where `from` would cost more than the answers. */
function gathered(column: ArrayLike<number>, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!;
  return out;
}

/** A customer's parameters outside of these are no numbers to count with. */
const countable = { covariates: { min: 1e-30, max: 1e30, fix: FIX } };

/** What covariates add to the logarithm of a parameter. */
function shiftOf(effects: readonly Effect[], parameter: number, x: (effect: number) => number): number {
  let shift = 0;
  effects.forEach(({ coefficient, moves }, e) => {
    for (const [moved, sign] of moves) if (moved === parameter) shift += sign * coefficient * x(e);
  });
  return shift;
}
