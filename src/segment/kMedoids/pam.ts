import type { RandomStream } from "../../numeric/random/stream.ts";
import { fillDistances } from "../gower/gowerDistances.ts";
import type { EncodedRows, RowMeasure } from "../gower/rowMeasure.ts";
import { build, startingMedoids, type MedoidInit } from "./starts.ts";
import { stateOf, swapRound, type DistanceMatrix } from "./swap.ts";

/** Medoids as row numbers of what was searched. */
export interface FoundMedoids {
  readonly medoids: Int32Array;
  readonly cost: number;
  readonly iterations: number;
  readonly swaps: number;
  /** Whether no swap was left; else the rounds ran out. */
  readonly converged: boolean;
}

/** How a search begins and ends. */
export interface PamSettings {
  readonly k: number;
  readonly init: MedoidInit;
  /** Medoids to begin with; `init` says otherwise. */
  readonly start: Int32Array | null;
  readonly maxIterations: number;
  readonly stream: RandomStream;
  /** Called after each round. */
  readonly onRound: (iteration: number, cost: number) => void;
}

/** All distances between rows. */
export function matrixOf(encoded: EncodedRows, weights: Float64Array, measure: RowMeasure): DistanceMatrix {
  const { rows } = encoded;
  const distances = new Float64Array(rows * rows);
  fillDistances(encoded, measure, "square", distances);
  return { rows, distances, weights };
}

/** Medoids that no single swap improves, from one start. */
export function pam(matrix: DistanceMatrix, settings: PamSettings): FoundMedoids {
  const { k, init, start, maxIterations, stream, onRound } = settings;
  if (k === 1) return single(matrix, onRound);
  const state = stateOf(matrix, start?.slice() ?? startingMedoids(matrix, k, init, stream));
  let swaps = 0;
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    const made = swapRound(matrix, state);
    swaps += made;
    converged = made === 0;
    onRound(++iterations, state.cost);
  }
  return { medoids: state.medoids, cost: state.cost, iterations, swaps, converged };
}

/** One medoid needs no search: BUILD looks at every row. */
function single(matrix: DistanceMatrix, onRound: PamSettings["onRound"]): FoundMedoids {
  const medoids = build(matrix, 1);
  let cost = 0;
  for (let row = 0; row < matrix.rows; row++) {
    cost += matrix.weights[row]! * matrix.distances[medoids[0]! * matrix.rows + row]!;
  }
  onRound(1, cost);
  return { medoids, cost, iterations: 1, swaps: 0, converged: true };
}
