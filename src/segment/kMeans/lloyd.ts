import { assignPass } from "./assignPass.ts";
import { moveCentroids, sumAnew } from "./centroids.ts";
import { GROUP, lloydState, moveRow, type LloydProblem, type LloydState } from "./lloydState.ts";
import { rowDistance } from "./nearestTwo.ts";

/** Where the iterations ended. */
export interface LloydResult {
  /** Means of their rows, in the layout of the rows. */
  readonly centroids: Float64Array;
  /** Segment of each row; −1 for rows without any value. */
  readonly labels: Int32Array;
  /** Weight of each segment. */
  readonly mass: Float64Array;
  /** Squared distance of each row to its centroid; 0 for rows without any value. */
  readonly squares: Float64Array;
  /** Their weighted sum. */
  readonly inertia: number;
  /** Passes of assignment, the last, which changed nothing, included. */
  readonly iterations: number;
  readonly converged: boolean;
  /** Segments without a row. */
  readonly empty: number;
}

/**
 * Lloyd's iterations: rows to their nearest centroid (lowest number on ties), centroids to the means of their rows, until no label changes.
 *
 * A segment that lost its last row takes the row that is farthest from its own centroid (the first of those equally far) among the segments
 * with more than one row, unless even that lies on its centroid. Kernel: nothing is checked.
 *
 * @see Lloyd (1982), IEEE Transactions on Information Theory 28, 129–137
 */
export function lloyd(problem: LloydProblem): LloydResult {
  const state = lloydState(problem);
  let iterations = 0;
  let converged = false;
  while (iterations < problem.maxIterations && !converged) {
    let changed = assignPass(state, iterations === 0);
    iterations++;
    changed += refillEmpty(state);
    problem.onPass(iterations, changed);
    if (changed === 0) converged = true;
    else converged = moveCentroids(state) <= problem.tolerance && problem.tolerance > 0;
  }
  sumAnew(state);
  moveCentroids(state);
  const squares = squaresOf(state);
  const { centroids, labels, mass, weights, members } = state;
  const inertia = weightedSum(squares, weights);
  return {
    centroids,
    labels,
    mass,
    squares,
    inertia,
    iterations,
    converged,
    empty: members.filter((m) => m === 0).length,
  };
}

function refillEmpty(state: LloydState): number {
  const { members, bounds } = state;
  let moved = 0;
  for (let j = members.indexOf(0); j >= 0; j = members.indexOf(0, j + 1)) {
    const row = farthestRow(state);
    if (row < 0) break;
    moveRow(state, row, j);
    bounds.margin[row] = -Infinity;
    bounds.lower[row] = -Infinity;
    bounds.slack[Math.floor(row / GROUP)] = -Infinity;
    moved++;
  }
  return moved;
}

/** Rows nearer to their centroid than this share of the largest value lie on it, to rounding: to take one would begin a circle. */
const ON_CENTROID = 1e-11;

/** The row farthest from its centroid that may be taken; −1 where every such row lies on its centroid. */
function farthestRow({ block, weights, labels, members, centroids }: LloydState): number {
  let farthest = -1;
  let most = (ON_CENTROID * largest(block.values)) ** 2;
  for (let row = 0; row < block.rows; row++) {
    const own = labels[row]!;
    if (own < 0 || members[own]! < 2 || (weights !== null && weights[row] === 0)) continue;
    const distance = rowDistance(block, row, centroids, own * block.stride);
    if (distance > most) {
      most = distance;
      farthest = row;
    }
  }
  return farthest;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]!) > most) most = Math.abs(values[i]!);
  return most;
}

function squaresOf({ block, labels, centroids }: LloydState): Float64Array {
  const squares = new Float64Array(block.rows);
  for (let row = 0; row < block.rows; row++) {
    if (labels[row]! >= 0) squares[row] = rowDistance(block, row, centroids, labels[row]! * block.stride);
  }
  return squares;
}

function weightedSum(values: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights === null ? values[i]! : weights[i]! * values[i]!;
  return sum;
}
