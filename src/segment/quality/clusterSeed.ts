import { randomStream } from "../../numeric/random/stream.ts";

/** A seed for one clustering of several: 32 bits. */
export function clusterSeed(seed: number | string, label: string): number {
  return Math.floor(randomStream(seed).split(`cluster ${label}`).next() * 4294967296);
}
