import { chiSquareSurvival } from "../../numeric/distribution/chiSquare.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { fitDesign } from "../design/fitDesign.ts";
import { readColumns } from "../design/readInputs.ts";
import type { DesignRecipe } from "../design/recipe.ts";
import { describeCoefficients, rawEstimate } from "./describe.ts";
import { firthEstimate, maximumLikelihood, type Estimate, type EstimateProblem } from "./estimate.ts";
import {
  checkCollinear,
  checkEstimate,
  checkOutcome,
  checkRows,
  checkSpreads,
  leftOutNotes,
  type LeftOut,
} from "./fitChecks.ts";
import { checkOptions, passGate, readEvent, type LogisticOptions } from "./options.ts";
import { makePanels, standardized, type Observed, type StandardPanels } from "./panels.ts";
import { penalizedEstimate, type PenalizedEstimate } from "./penalized.ts";
import type { FittedPenalty, LogisticFit, LogisticModel } from "./schema.ts";

const operation = "logistic.fit";

/**
 * Fits a logistic regression: how the log odds of an event (leaving) follow from what is known of a customer.
 *
 * By default maximum likelihood by Newton's method, with standard errors from X'WX, Wald intervals, odds ratios and the likelihood ratio against the
 * intercept alone. `penalty` pulls slopes to 0 (ridge, lasso, elastic net; λ given or cross-validated), `firth` makes estimates that exist
 * under separation. Columns are standardised inside; coefficients come in the units of the design. Under a ridge the standard errors are those of a normal prior on the
 * slopes; under a lasso there are none.
 *
 * Columns that do not vary are left out (note `constant-column`), as are those that follow from columns before them (note `collinear-columns`; not
 * under a penalty but Firth's): their coefficient is 0.
 *
 * @param table one row a customer: numbers, truth values or texts by column, null where missing
 * @param event 1 or true where the event came, 0 or false where not
 * @param options terms of the design (by default every column), weights, offset, penalty; see {@link LogisticOptions}
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`, `one-outcome` (events in all rows or in none),
 *   `too-few-observations` (fewer rows than coefficients), `separation` (some columns tell events from the others without an error), `collinear-columns` (under
 *   `collinear: "error"`), `not-converged`, `aborted`
 * @example
 * const customers = { months: [1, 2, 3, 4, 5, 6, 7, 8], plan: ["a", "a", "b", "b", "a", "b", "a", "b"] };
 * const model = fit(customers, [1, 1, 0, 1, 0, 0, 1, 0]);
 * model.fit.coefficients.map(({ name }) => name) // => ["intercept", "months", "plan=b"]
 * fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 1, 0, 1, 1]).parameters.coefficients // => [1.3863]
 * fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 0, 1, 1, 1]) // throws separation
 * fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 0, 1, 1, 1], { firth: true }).parameters.coefficients // => [3.8918]
 * @see McCullagh & Nelder (1989), Generalized Linear Models, chapter 4; Heinze & Schemper (2002), Statistics in Medicine 21, 2409–2419; Friedman,
 *   Hastie & Tibshirani (2010), Journal of Statistical Software 33(1)
 */
export function fit(
  table: TableInput,
  event: ArrayLike<number | boolean>,
  options: LogisticOptions = {},
): LogisticModel {
  const { recipe, notes, table: read } = fitDesign(operation, table, options);
  const issues: Issue[] = [];
  const outcome = readEvent(event, read.rows, issues);
  checkOptions(options, read.rows, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const observed = observedOf(read.rows, outcome, options);
  const counts = checkOutcome(operation, observed);
  const rough = makePanels(recipe, readColumns(operation, recipe, read).inputs, observed);
  checkSpreads(operation, recipe, rough);
  const panels = options.penalty === undefined ? rough : standardized(rough);
  return estimateModel({ recipe, panels, options, counts, notes });
}

function observedOf(rows: number, event: Float64Array, { weights, offset }: LogisticOptions): Observed {
  const column = (given: ArrayLike<number> | undefined): Float64Array | null =>
    given === undefined ? null : Float64Array.from(given);
  return { rows, event, weight: column(weights), offset: column(offset) };
}

interface Prepared {
  readonly recipe: DesignRecipe;
  readonly panels: StandardPanels;
  readonly options: LogisticOptions;
  readonly counts: { readonly observations: number; readonly weight: number; readonly events: number };
  readonly notes: readonly Note[];
}

function estimateModel(prepared: Prepared): LogisticModel {
  const { recipe, panels, options, counts } = prepared;
  const free = new Uint8Array(panels.stride);
  for (let j = 0; j < panels.width; j++) free[j] = j === 0 || panels.spread[j - 1]! > 0 ? 1 : 0;
  const constant = recipe.columns.map((_, j) => j + 1).filter((j) => free[j] === 0);
  const { penalty, firth = false, maxIterations = firth ? 1000 : 100 } = options;
  if (penalty === undefined && !firth) checkRows(operation, counts.observations, panels.width - constant.length);
  const gateOf = (part: number, parts: number): ((iteration: number) => void) =>
    passGate(operation, options, part, parts);
  const problem: EstimateProblem = { panels, free, maxIterations, gateOf };
  const found = estimated(problem, options);
  const { estimate } = found;
  checkCollinear(operation, recipe, estimate, options);
  checkEstimate(operation, { recipe, panels, free, estimate });
  const leftOut = { constant, dependent: estimate.dependent };
  return modelOf({ ...prepared, ...found, free, leftOut });
}

function estimated(
  problem: EstimateProblem,
  { penalty, firth = false }: LogisticOptions,
): Omit<PenalizedEstimate, "penalty"> & { readonly penalty: FittedPenalty | null } {
  if (penalty !== undefined) return penalizedEstimate(problem, penalty);
  if (!firth) return { estimate: maximumLikelihood(problem, 0), penalty: null, crossValidation: null };
  const jeffreys = { kind: "firth", alpha: null, lambda: null } as const;
  return { estimate: firthEstimate(problem), penalty: jeffreys, crossValidation: null };
}

interface Found extends Prepared, Omit<PenalizedEstimate, "penalty"> {
  readonly penalty: FittedPenalty | null;
  readonly free: Uint8Array;
  readonly leftOut: LeftOut;
}

function modelOf(found: Found): LogisticModel {
  const { recipe, panels, options, estimate, free, leftOut, penalty } = found;
  const raw = rawEstimate(panels, estimate, free);
  const { level = 0.95 } = options;
  const out = new Map<number, "constant" | "collinear">(leftOut.constant.map((j) => [j, "constant"]));
  leftOut.dependent.forEach(({ column }) => out.set(column, "collinear"));
  const tested = penalty === null || penalty.kind === "firth";
  const names = recipe.columns;
  return freezeDeep({
    kind: "logistic",
    version: 1,
    parameters: {
      design: recipe,
      intercept: raw.intercept,
      coefficients: Array.from(raw.slopes),
      means: Array.from(panels.mean),
    },
    fit: {
      ...found.counts,
      ...likelihoods(estimate, free, found),
      level,
      coefficients: describeCoefficients({ names, raw, level, leftOut: out, p: estimate.p, tested }),
      covariance: raw.covariance?.map((row) => Array.from(row)) ?? null,
      method:
        penalty === null || penalty.kind === "ridge"
          ? "newton"
          : penalty.kind === "firth"
            ? "firth"
            : "coordinate-descent",
      iterations: estimate.iterations,
      penalty,
      crossValidation: found.crossValidation,
      notes: [...found.notes, ...leftOutNotes(recipe, leftOut)],
    },
  });
}

type Likelihoods = Pick<
  LogisticFit,
  "logLikelihood" | "nullLogLikelihood" | "deviance" | "aic" | "bic" | "mcFaddenR2" | "likelihoodRatio"
>;

function likelihoods(
  { logLikelihood, nullLogLikelihood, gain }: Estimate,
  free: Uint8Array,
  { penalty, counts }: Pick<Found, "penalty" | "counts">,
): Likelihoods {
  const coefficients = free.reduce((sum, one) => sum + one, 0);
  const degreesOfFreedom = coefficients - 1;
  const p = gain === null || degreesOfFreedom === 0 ? 1 : chiSquareSurvival(gain, degreesOfFreedom);
  return {
    logLikelihood,
    nullLogLikelihood,
    deviance: -2 * logLikelihood,
    aic: penalty === null ? 2 * coefficients - 2 * logLikelihood : null,
    bic: penalty === null ? Math.log(counts.weight) * coefficients - 2 * logLikelihood : null,
    mcFaddenR2: 1 - logLikelihood / nullLogLikelihood,
    likelihoodRatio: gain === null ? null : { statistic: gain, degreesOfFreedom, p },
  };
}
