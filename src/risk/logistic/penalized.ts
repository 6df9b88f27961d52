import { randomStream } from "../../numeric/random/stream.ts";
import { shuffle } from "../../numeric/random/shuffle.ts";
import { fitPath, lambdaPath, largestLambda, type PathFit } from "./elasticNet.ts";
import { maximumLikelihood, nullFit, type Estimate, type EstimateProblem } from "./estimate.ts";
import { likelihoodPass, passRoom } from "./kernel.ts";
import type { LogisticPenalty } from "./options.ts";
import type { StandardPanels } from "./panels.ts";
import type { CrossValidation, FittedPenalty } from "./schema.ts";

/** Penalties tried by cross-validation, and how far down they go. */
const TRIED = 50;
const DOWN_TO = 1e-4;

/** Violations of the optimality conditions that are left: of what is kept, and on the way there. */
const TIGHT = 1e-11;
const LOOSE = 1e-5;

/** An estimate under a penalty, and how λ was chosen. */
export interface PenalizedEstimate {
  readonly estimate: Estimate;
  readonly penalty: FittedPenalty;
  readonly crossValidation: CrossValidation | null;
}

/** Ridge, lasso or elastic net; λ is given or chosen by cross-validation. */
export function penalizedEstimate(problem: EstimateProblem, options: LogisticPenalty): PenalizedEstimate {
  const { kind } = options;
  const alpha = options.kind === "elastic-net" ? options.alpha : Number(options.kind === "lasso");
  const mass = problem.panels.weight.reduce((sum, value) => sum + value, 0);
  // The ridge's λ is of −l, those of the path are of −l/n.
  const unit = kind === "ridge" ? mass : 1;
  const start = nullFit(problem);
  const { gradient } = likelihoodPass(problem.panels, start.beta, passRoom(), false);
  const largest = largestLambda(gradient, problem.free, mass, alpha);
  const crossValidation =
    options.lambda === "cv" ? crossValidate({ problem, alpha, unit, start: start.beta, largest }, options) : null;
  const lambda = crossValidation === null ? (options.lambda as number) : chosen(crossValidation);
  const penalty = { kind, alpha, lambda };
  if (kind === "ridge") return { estimate: maximumLikelihood(problem, lambda), penalty, crossValidation };
  const path = lambda < largest && lambda > 0 ? lambdaPath(largest, lambda / largest, 10) : Float64Array.of(lambda);
  const last = followPath(problem, { alpha, lambdas: path, start: start.beta });
  const estimate = {
    outcome: last.converged ? "found" : "not-converged",
    beta: last.beta,
    logLikelihood: last.logLikelihood,
    information: null,
    dependent: [],
    iterations: last.passes,
    direction: last.beta,
    nullLogLikelihood: start.logLikelihood,
    gain: null,
    p: null,
  } as const;
  return { estimate, penalty, crossValidation };
}

interface Path {
  readonly alpha: number;
  readonly lambdas: Float64Array;
  readonly start: Float64Array;
}

function followPath(
  { panels, free, maxIterations, gateOf }: EstimateProblem,
  path: Path,
): PathFit & { passes: number } {
  const { alpha, lambdas, start } = path;
  let passes = 0;
  let last: PathFit | undefined;
  let from = start;
  const report = gateOf(0, 1);
  const gate = (): void => {
    report(passes++);
  };
  const onFit = (_: number, fit: PathFit): void => {
    last = fit;
    from = fit.beta;
  };
  const shared = { panels, free, alpha, maxIterations, gate, onFit };
  fitPath({ ...shared, lambdas: lambdas.subarray(0, -1), tolerance: LOOSE }, start);
  fitPath({ ...shared, lambdas: lambdas.subarray(-1), tolerance: TIGHT }, from);
  return { ...last!, passes };
}

interface Validation {
  readonly problem: EstimateProblem;
  readonly alpha: number;
  readonly unit: number;
  readonly start: Float64Array;
  readonly largest: number;
}

/** Deviance of rows that were held out along the path, fold by fold. Columns keep the standardisation of all rows. */
function crossValidate(validation: Validation, options: LogisticPenalty): CrossValidation {
  const { problem, alpha, unit, start, largest } = validation;
  const { panels, free, maxIterations, gateOf } = problem;
  const { folds = Math.min(10, panels.rows), seed = 0, select = "minimum" } = options;
  const lambdas = lambdaPath(largest, DOWN_TO, TRIED);
  const fold = dealFolds(panels, folds, seed);
  const losses: Float64Array[] = [];
  const nonzero = new Array<number>(TRIED).fill(0);
  const room = passRoom();
  for (let f = 0; f < folds; f++) {
    const trained = { ...panels, weight: panels.weight.map((w, row) => (fold[row] === f ? 0 : w)), plain: false };
    const held = { ...panels, weight: panels.weight.map((w, row) => (fold[row] === f ? w : 0)), plain: false };
    const mass = held.weight.reduce((sum, w) => sum + w, 0);
    if (mass === 0) continue;
    const loss = new Float64Array(TRIED);
    const onFit = (place: number, { beta }: PathFit): void => {
      loss[place] = (-2 * likelihoodPass(held, beta, room, false).logLikelihood) / mass;
    };
    const gate = gateOf(f + 1, folds + 1);
    fitPath({ panels: trained, free, alpha, lambdas, tolerance: LOOSE, maxIterations, gate, onFit }, start);
    losses.push(loss);
  }
  const onFit = (place: number, fit: PathFit): void => {
    nonzero[place] = fit.nonzero;
  };
  fitPath({ panels, free, alpha, lambdas, tolerance: LOOSE, maxIterations, gate: gateOf(0, folds + 1), onFit }, start);
  const deviance = Array.from(lambdas, (_, i) => meanOf(losses, i));
  const standardErrors = deviance.map((mean, i) => {
    const squares = losses.reduce((sum, loss) => sum + (loss[i]! - mean) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, losses.length - 1) / losses.length);
  });
  return { folds, seed, select, lambdas: Array.from(lambdas, (l) => l * unit), deviance, standardErrors, nonzero };
}

function meanOf(losses: readonly Float64Array[], place: number): number {
  return losses.reduce((sum, loss) => sum + loss[place]!, 0) / losses.length;
}

/** The fold of each row: events and others are dealt apart, so that each fold has its share of both. */
function dealFolds({ rows, event, weight }: StandardPanels, folds: number, seed: number | string): Int32Array {
  const fold = new Int32Array(weight.length).fill(-1);
  const stream = randomStream(seed);
  let next = 0;
  for (const kind of [1, 0]) {
    const members = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => event[row] === kind);
    for (const row of shuffle(stream, members)) fold[row] = next++ % folds;
  }
  return fold;
}

function chosen({ lambdas, deviance, standardErrors, select }: CrossValidation): number {
  const best = deviance.indexOf(Math.min(...deviance));
  if (select === "minimum") return lambdas[best]!;
  const most = deviance[best]! + standardErrors[best]!;
  return lambdas[deviance.findIndex((value) => value <= most)]!;
}
