import { addMass, emptyMass, massBelow } from "./rankedMass.ts";
import { sortedOrder } from "./sortedOrder.ts";
import type { DurationRows } from "./survivalRows.ts";

/** Pairs of which it is known who left first, counted with their weights. */
export interface ComparablePairs {
  /** The customer who left first has the higher score. */
  readonly concordant: number;
  readonly discordant: number;
  /** Both have the same score. */
  readonly tiedScore: number;
  /** Variance of (concordant − discordant) / pairs by the infinitesimal jackknife, weights held fixed. */
  readonly variance: number;
}

/** Rows in the order of rising durations, and the pairs of each. */
interface Timed {
  /** Rows of the same duration have the same number here, rising. */
  readonly run: Uint32Array;
  /** Place of the score among the distinct ones, from 0. */
  readonly rank: Uint32Array;
  readonly ranks: number;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
  readonly pairWeight: Float64Array;
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
  readonly tied: Float64Array;
}

/**
 * Counts comparable pairs in O(n log n). Kernel.
 *
 * A pair is comparable where the earlier time is an event, or where at equal times one has the event and the other not. `pairWeight` is the
 * weight of the pairs in which a row is the one that left first; 0 leaves them out.
 */
export function comparablePairs(rows: DurationRows, score: Float64Array, pairWeight: Float64Array): ComparablePairs {
  const timed = inTime(rows, score, pairWeight);
  countLater(timed);
  const { weight } = timed;
  let [concordant, discordant, tiedScore] = [0, 0, 0];
  for (let k = 0; k < weight.length; k++) {
    concordant += weight[k]! * timed.concordant[k]!;
    discordant += weight[k]! * timed.discordant[k]!;
    tiedScore += weight[k]! * timed.tied[k]!;
  }
  countEarlier(timed);
  const pairs = concordant + discordant + tiedScore;
  const difference = (concordant - discordant) / pairs;
  let variance = 0;
  for (let k = 0; k < weight.length; k++) {
    const [c, d] = [timed.concordant[k]!, timed.discordant[k]!];
    variance += weight[k]! * ((c - d - difference * (c + d + timed.tied[k]!)) / pairs) ** 2;
  }
  return { concordant, discordant, tiedScore, variance };
}

/** What is needed of each row, side by side in the order it is needed. */
function inTime(rows: DurationRows, score: Float64Array, pairWeight: Float64Array): Timed {
  const { order, duration, event, weight } = rows;
  const size = order.length;
  const { rank, ranks } = rankScores(score);
  const room = (): Float64Array => new Float64Array(size);
  const timed = {
    run: new Uint32Array(size),
    rank: new Uint32Array(size),
    ranks,
    event: new Uint8Array(size),
    weight: room(),
    pairWeight: room(),
    concordant: room(),
    discordant: room(),
    tied: room(),
  };
  let run = 0;
  for (let k = 0; k < size; k++) {
    const row = order[k]!;
    if (k > 0 && duration[row] !== duration[order[k - 1]!]) run++;
    timed.run[k] = run;
    timed.rank[k] = rank[row]!;
    timed.event[k] = event[row]!;
    timed.weight[k] = weight[row]!;
    timed.pairWeight[k] = pairWeight[row]!;
  }
  return timed;
}

function rankScores(score: Float64Array): { rank: Uint32Array; ranks: number } {
  const order = sortedOrder(score);
  const rank = new Uint32Array(score.length);
  let ranks = 0;
  for (let k = 0; k < order.length; k++) {
    if (k === 0 || score[order[k]!] !== score[order[k - 1]!]) ranks++;
    rank[order[k]!] = ranks - 1;
  }
  return { rank, ranks };
}

/** For each event the mass of later rows with a lower, higher and the same score; at its own time only the censored are later. */
function countLater({ run, rank, ranks, event, weight, pairWeight, ...pairs }: Timed): void {
  const mass = emptyMass(ranks);
  let total = 0;
  for (let from = run.length - 1; from >= 0;) {
    let to = from;
    for (; to >= 0 && run[to] === run[from]; to--) {
      if (event[to] === 1) continue;
      addMass(mass, rank[to]!, weight[to]!);
      total += weight[to]!;
    }
    for (let k = from; k > to; k--) {
      if (event[k] === 0 || pairWeight[k] === 0) continue;
      const lower = massBelow(mass, rank[k]!);
      const same = mass.sums[rank[k]!]!;
      pairs.concordant[k] = pairWeight[k]! * lower;
      pairs.discordant[k] = pairWeight[k]! * Math.max(0, total - lower - same);
      pairs.tied[k] = pairWeight[k]! * same;
    }
    for (let k = from; k > to; k--) {
      if (event[k] === 0) continue;
      addMass(mass, rank[k]!, weight[k]!);
      total += weight[k]!;
    }
    from = to;
  }
}

/** Adds for each row the mass of earlier events with a higher (concordant), lower and the same score. */
function countEarlier({ run, rank, ranks, event, weight, pairWeight, ...pairs }: Timed): void {
  const mass = emptyMass(ranks);
  let total = 0;
  const take = (k: number): void => {
    const lower = massBelow(mass, rank[k]!);
    const same = mass.sums[rank[k]!]!;
    pairs.concordant[k]! += Math.max(0, total - lower - same);
    pairs.discordant[k]! += lower;
    pairs.tied[k]! += same;
  };
  for (let from = 0; from < run.length;) {
    let to = from;
    for (; to < run.length && run[to] === run[from]; to++) if (event[to] === 1) take(to);
    for (let k = from; k < to; k++) {
      if (event[k] === 0 || pairWeight[k] === 0) continue;
      const amount = weight[k]! * pairWeight[k]!;
      addMass(mass, rank[k]!, amount);
      total += amount;
    }
    for (let k = from; k < to; k++) if (event[k] === 0) take(k);
    from = to;
  }
}
