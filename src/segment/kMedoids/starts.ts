import type { RandomStream } from "../../numeric/random/stream.ts";
import type { DistanceMatrix } from "./swap.ts";

/** How the first medoids are chosen. */
export type MedoidInit = "build" | "random" | "k-medoids++";

/** First medoids of a search. */
export function startingMedoids(matrix: DistanceMatrix, k: number, init: MedoidInit, stream: RandomStream): Int32Array {
  if (init === "build") return build(matrix, k);
  return drawApart(matrix, k, init === "random", stream);
}

/**
 * BUILD of PAM (Kaufman & Rousseeuw 1990): the row with the least cost, then each time the row that lowers the cost most; the first one on ties.
 */
export function build({ rows, distances, weights }: DistanceMatrix, k: number): Int32Array {
  const chosen = new Int32Array(k);
  const isChosen = new Uint8Array(rows);
  const nearest = new Float64Array(rows).fill(Infinity);
  for (let place = 0; place < k; place++) {
    let best = -1;
    let least = Infinity;
    for (let candidate = 0; candidate < rows; candidate++) {
      if (isChosen[candidate] === 1) continue;
      const from = candidate * rows;
      let cost = 0;
      for (let row = 0; row < rows; row++) {
        const distance = distances[from + row]!;
        cost += weights[row]! * (distance < nearest[row]! ? distance : nearest[row]!);
      }
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    choose(distances, rows, best, nearest);
    isChosen[best] = 1;
    chosen[place] = best;
  }
  return chosen;
}

/**
 * Rows drawn one after another: alike likely by their weight, or as k-means++ draws (Arthur & Vassilvitskii 2007), but by weight times the
 * distance to the nearest drawn so far and not its square, as that is what k-medoids sums up.
 */
function drawApart(
  { rows, distances, weights }: DistanceMatrix,
  k: number,
  alikeLikely: boolean,
  stream: RandomStream,
): Int32Array {
  const chosen = new Int32Array(k);
  const chance = Float64Array.from(weights);
  const nearest = new Float64Array(rows).fill(Infinity);
  for (let place = 0; place < k; place++) {
    const row = drawByChance(chance, stream);
    chosen[place] = row;
    choose(distances, rows, row, nearest);
    if (!alikeLikely) for (let i = 0; i < rows; i++) chance[i] = weights[i]! * nearest[i]!;
    // Rows that know little may be at distance 0 of a chosen one: where only such are left, any will do.
    if (chance.every((value) => value === 0)) chance.set(weights);
    for (let i = 0; i <= place; i++) chance[chosen[i]!] = 0;
  }
  return chosen;
}

function choose(distances: Float64Array, rows: number, chosen: number, nearest: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const distance = distances[chosen * rows + row]!;
    if (distance < nearest[row]!) nearest[row] = distance;
  }
}

/** A place, drawn in proportion to its chance; not all chances may be 0. */
export function drawByChance(chance: Float64Array, stream: RandomStream): number {
  let total = 0;
  for (let i = 0; i < chance.length; i++) total += chance[i]!;
  let left = stream.next() * total;
  let last = 0;
  for (let i = 0; i < chance.length; i++) {
    if (chance[i] === 0) continue;
    last = i;
    left -= chance[i]!;
    if (left < 0) break;
  }
  return last;
}
