import { SAFETY } from "./assignPass.ts";
import type { LloydState } from "./lloydState.ts";
import { squaredDistance } from "./nearestTwo.ts";

/**
 * Moves every centroid to the mean of its rows, and lets the bounds know. One without rows stays.
 *
 * With missing values each column's mean is over the rows that have it, a row counting by its weight times width / columns there, as its
 * distances do: so the inertia still falls at every pass.
 *
 * @returns the farthest that one moved
 */
export function moveCentroids(state: LloydState): number {
  const { centroids, segments, block, bounds } = state;
  const before = centroids.slice();
  if (block.missing === null) means(state);
  else partialMeans(state);
  let most = 0;
  let next = 0;
  let farthest = -1;
  const moved = new Float64Array(segments);
  for (let j = 0; j < segments; j++) {
    const at = j * block.stride;
    const distance = Math.sqrt(squaredDistance(before, at, centroids, at, block.stride)) * (1 + SAFETY);
    moved[j] = distance;
    if (distance > most) {
      next = most;
      most = distance;
      farthest = j;
    } else if (distance > next) next = distance;
  }
  for (let j = 0; j < segments; j++) {
    bounds.own[j]! += moved[j]!;
    bounds.others[j]! += j === farthest ? next : most;
    bounds.gap[j] = bounds.own[j]! + bounds.others[j]!;
  }
  bounds.reach[0]! += most + next;
  return most;
}

function means({ centroids, sums, mass, members, segments, block }: LloydState): void {
  const { stride, width } = block;
  for (let j = 0; j < segments; j++) {
    if (members[j] === 0) continue;
    for (let i = j * stride; i < j * stride + width; i++) centroids[i] = sums[i]! / mass[j]!;
  }
}

function partialMeans({ centroids, labels, weights, block }: LloydState): void {
  const { stride, width, values, missing } = block;
  const sums = new Float64Array(centroids.length);
  const mass = new Float64Array(centroids.length);
  for (let row = 0; row < block.rows; row++) {
    if (labels[row]! < 0) continue;
    const from = row * stride;
    const to = labels[row]! * stride;
    let there = 0;
    for (let i = 0; i < width; i++) there += 1 - missing![from + i]!;
    const weight = ((weights === null ? 1 : weights[row]!) * width) / there;
    for (let i = 0; i < width; i++) {
      if (missing![from + i] === 1) continue;
      sums[to + i]! += weight * values[from + i]!;
      mass[to + i]! += weight;
    }
  }
  for (let i = 0; i < centroids.length; i++) if (mass[i]! > 0) centroids[i] = sums[i]! / mass[i]!;
}

/** Adds the rows up anew: what was added and taken away row by row has gathered rounding. */
export function sumAnew({ labels, sums, mass, weights, block }: LloydState): void {
  const { stride, values, rows } = block;
  sums.fill(0);
  mass.fill(0);
  for (let row = 0; row < rows; row++) {
    const to = labels[row]!;
    if (to < 0) continue;
    const weight = weights === null ? 1 : weights[row]!;
    mass[to]! += weight;
    for (let i = 0, from = row * stride, at = to * stride; i < stride; i++) {
      sums[at + i]! += weight * values[from + i]!;
    }
  }
}
