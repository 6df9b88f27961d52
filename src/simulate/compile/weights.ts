import { latents, type LatentWeights } from "../spec/latents.ts";

/** Named entries of a spec as parallel arrays. */
export interface Named<T> {
  readonly names: readonly string[];
  readonly specs: readonly T[];
}

/** The entries of a record, in its order. */
export function named<T>(record: Readonly<Record<string, T>>): Named<T> {
  return { names: Object.keys(record), specs: Object.values(record) };
}

/** Weights in the order of the latents. */
export function weightsOf(weights: LatentWeights | undefined): Float64Array {
  return Float64Array.from(latents, (latent) => weights?.[latent] ?? 0);
}

/** Weights of several entries, one after the other. */
export function weightTable(entries: readonly (LatentWeights | undefined)[]): Float64Array {
  const table = new Float64Array(entries.length * latents.length);
  entries.forEach((weights, i) => {
    table.set(weightsOf(weights), i * latents.length);
  });
  return table;
}

/** Running sums of shares, divided by their total. */
export function ends(shares: readonly number[]): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  return Float64Array.from(shares, (share) => (sum += share) / total);
}

/** Names to draw from, by share. */
export interface Shares {
  readonly names: readonly string[];
  readonly ends: Float64Array;
}

/** A record of shares, ready to draw from. */
export function sharesOf(record: Readonly<Record<string, number>>): Shares {
  return { names: Object.keys(record), ends: ends(Object.values(record)) };
}
