/**
 * FasterPAM (Schubert & Rousseeuw 2021, Information Systems 101, 101804, algorithm 3): swaps a medoid for another row as soon as a swap lowers the
 * cost, all k swaps of a candidate judged in one pass. `distances` is a square matrix, row by row; weights are above 0; k is at least 2.
 * Ends when a whole round finds no swap that lowers the cost by more than rounding, 1e-13 of it.
 */
export interface MedoidState {
  /** Rows that are medoids; changed in place. */
  readonly medoids: Int32Array;
  /** Place among `medoids` of each row's nearest and second nearest medoid, and their distances. */
  readonly nearest: Int32Array;
  readonly second: Int32Array;
  readonly nearestDistance: Float64Array;
  readonly secondDistance: Float64Array;
  /** By how much the cost rises where each medoid is taken away. */
  readonly removal: Float64Array;
  cost: number;
}

/** Rows to be searched. */
export interface DistanceMatrix {
  readonly rows: number;
  readonly distances: Float64Array;
  readonly weights: Float64Array;
}

const ROUNDING = 1e-13;

/** The state of given medoids. */
export function stateOf(matrix: DistanceMatrix, medoids: Int32Array): MedoidState {
  const { rows } = matrix;
  const state = {
    medoids,
    nearest: new Int32Array(rows),
    second: new Int32Array(rows),
    nearestDistance: new Float64Array(rows),
    secondDistance: new Float64Array(rows),
    removal: new Float64Array(medoids.length),
    cost: 0,
  };
  for (let row = 0; row < rows; row++) findNearest(matrix, state, row);
  sumUp(matrix, state);
  return state;
}

/** One round over all candidates; returns the number of swaps made. */
export function swapRound(matrix: DistanceMatrix, state: MedoidState): number {
  const change = new Float64Array(state.medoids.length);
  let swaps = 0;
  for (let candidate = 0; candidate < matrix.rows; candidate++) {
    if (state.medoids.includes(candidate)) continue;
    const gain = judge(matrix, state, candidate, change);
    let best = 0;
    for (let m = 1; m < change.length; m++) if (change[m]! < change[best]!) best = m;
    if (!(change[best]! + gain < -ROUNDING * state.cost)) continue;
    replace(matrix, state, best, candidate);
    swaps++;
  }
  return swaps;
}

/** What all swaps for the candidate share is returned, what each adds is written to `change`. */
function judge(
  { rows, distances, weights }: DistanceMatrix,
  state: MedoidState,
  candidate: number,
  change: Float64Array,
): number {
  const { nearest, nearestDistance, secondDistance } = state;
  const from = candidate * rows;
  change.set(state.removal);
  let shared = 0;
  for (let row = 0; row < rows; row++) {
    const distance = distances[from + row]!;
    const own = nearestDistance[row]!;
    if (distance < own) {
      shared += weights[row]! * (distance - own);
      change[nearest[row]!]! += weights[row]! * (own - secondDistance[row]!);
    } else if (distance < secondDistance[row]!) {
      change[nearest[row]!]! += weights[row]! * (distance - secondDistance[row]!);
    }
  }
  return shared;
}

function replace(matrix: DistanceMatrix, state: MedoidState, place: number, candidate: number): void {
  const { rows, distances } = matrix;
  const { nearest, second, nearestDistance, secondDistance } = state;
  state.medoids[place] = candidate;
  for (let row = 0; row < rows; row++) {
    const distance = distances[candidate * rows + row]!;
    if (nearest[row] === place || second[row] === place) findNearest(matrix, state, row);
    else if (distance < nearestDistance[row]!) {
      second[row] = nearest[row]!;
      secondDistance[row] = nearestDistance[row]!;
      nearest[row] = place;
      nearestDistance[row] = distance;
    } else if (distance < secondDistance[row]!) {
      second[row] = place;
      secondDistance[row] = distance;
    }
  }
  sumUp(matrix, state);
}

function findNearest({ rows, distances }: DistanceMatrix, state: MedoidState, row: number): void {
  const { medoids } = state;
  let [first, second] = [-1, -1];
  let [least, next] = [Infinity, Infinity];
  for (let m = 0; m < medoids.length; m++) {
    const distance = distances[medoids[m]! * rows + row]!;
    if (distance < least) {
      [second, next] = [first, least];
      [first, least] = [m, distance];
    } else if (distance < next) [second, next] = [m, distance];
  }
  state.nearest[row] = first;
  state.second[row] = second;
  state.nearestDistance[row] = least;
  state.secondDistance[row] = next;
}

/** Cost and losses on removal, summed anew so that rounding does not build up. */
function sumUp({ rows, weights }: DistanceMatrix, state: MedoidState): void {
  const { nearest, nearestDistance, secondDistance, removal } = state;
  removal.fill(0);
  let cost = 0;
  for (let row = 0; row < rows; row++) {
    cost += weights[row]! * nearestDistance[row]!;
    removal[nearest[row]!]! += weights[row]! * (secondDistance[row]! - nearestDistance[row]!);
  }
  state.cost = cost;
}
