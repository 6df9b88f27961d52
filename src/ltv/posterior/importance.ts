import type { RandomStream } from "../../numeric/random/stream.ts";
import type { LogDensity } from "./mode.ts";
import { smoothWeights, type SmoothedWeights } from "./paretoSmoothing.ts";
import {
  drawSplitStudent,
  logDensities,
  splitAround,
  splitAtMode,
  type ProposalDraws,
  type SplitStudent,
} from "./splitStudent.ts";
import type { Points, Whitening } from "./whitening.ts";

/** Draws of a proposal with the weights that make them draws of the posterior. */
export interface Importance extends SmoothedWeights {
  /** On the working scale, one column a parameter. */
  readonly points: Points;
  /** Largest error of the log density where it comes from a response surface; 0 where each draw was evaluated. */
  readonly surfaceError: number;
}

/** How the log density at draws is found. */
export type EvaluateDraws = (draws: ProposalDraws) => {
  readonly logDensities: Float64Array;
  readonly surfaceError: number;
};

/** What importance sampling works with. */
export interface ImportanceTarget {
  readonly density: LogDensity;
  readonly gaussian: Whitening;
  readonly evaluate: EvaluateDraws;
}

/** A k-hat below this is as good as any. */
const GOOD = 0.5;

/** The proposal at the mode first; where its k-hat is poor, one around what that found, and another. */
const ROUNDS = 3;

/**
 * Draws from proposals, each made of what the ones before found, until the weights have a k-hat of at most 0.5. All draws are kept and weighed
 * against the mixture of all proposals.
 *
 * @see Cornuet, Marin, Mira & Robert (2012), Scandinavian J. Statistics 39(4), 798–812
 */
export function importanceDraws(
  stream: RandomStream,
  { density, gaussian, evaluate }: ImportanceTarget,
  proposals: number,
): Importance {
  let best: Importance | undefined;
  let next: SplitStudent | null = splitAtMode(density, gaussian);
  const used: SplitStudent[] = [];
  let points: Points = Array.from(gaussian.centre, () => new Float64Array(0));
  let logTarget = new Float64Array(0);
  let surfaceError = 0;
  for (let round = 0; round < ROUNDS && next !== null; round++) {
    used.push(next);
    const draws = drawSplitStudent(stream.split(round), next, proposals);
    const found = evaluate(draws);
    points = points.map((column, i) => joined(column, draws.points[i]!));
    logTarget = joined(logTarget, found.logDensities);
    surfaceError = Math.max(surfaceError, found.surfaceError);
    const mixture = logMixture(used, points);
    best = { ...smoothWeights(logTarget.map((log, k) => log - mixture[k]!)), points, surfaceError };
    if (best.khat <= GOOD) break;
    next = splitAround(points, best.weights);
  }
  return best!;
}

function joined(first: Float64Array, second: Float64Array): Float64Array<ArrayBuffer> {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Log of the sum of the proposals' densities. */
function logMixture(proposals: readonly SplitStudent[], points: Points): Float64Array {
  const [first, ...others] = proposals.map((proposal) => logDensities(proposal, points));
  const out = first!.slice();
  for (const other of others) {
    for (let k = 0; k < out.length; k++) {
      const [low, high] = out[k]! < other[k]! ? [out[k]!, other[k]!] : [other[k]!, out[k]!];
      out[k] = high + Math.log1p(Math.exp(low - high));
    }
  }
  return out;
}

/** Evaluates each draw; `step` is called before each. */
export function evaluateEach(density: LogDensity, step: () => void): EvaluateDraws {
  return ({ points }) => {
    const u = new Float64Array(points.length);
    const values = new Float64Array(points[0]!.length);
    for (let k = 0; k < values.length; k++) {
      step();
      for (let i = 0; i < u.length; i++) u[i] = points[i]![k]!;
      values[k] = density(u);
    }
    return { logDensities: values, surfaceError: 0 };
  };
}
