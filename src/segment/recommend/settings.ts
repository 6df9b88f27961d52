import { checkedInstant, type Instant } from "../../calendar/instant.ts";
import { checkedZone } from "../../calendar/zone.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import { amountCheck, checkAll, checkObject, choiceCheck, wholeCheck } from "../affinity/optionCheck.ts";
import type { BasketTable } from "../affinity/basketTable.ts";
import type { NeighbourSettings } from "./neighbourKernel.ts";
import { itemSimilarities, type ItemSimilarity } from "./schema.ts";

/** Which items count as alike. */
export interface ItemAffinityOptions {
  /** `cosine` by default. */
  readonly similarity?: ItemSimilarity;
  /** Pulls what few customers say towards 0: likeness × b / (b + shrinkage), for b customers with both; 10 by default, 0 for none. */
  readonly shrinkage?: number;
  /** Most neighbours kept of each item, 1 to 1,000; 50 by default. */
  readonly neighbours?: number;
  /** Fewest customers with both; 1 by default. */
  readonly minTogether?: number;
  /** Old interactions count less: half after `halfLifeDays`, counted back from `asOf`, the latest interaction by default; nothing after thirty half-lives. Needs `at`. */
  readonly timeDecay?: { readonly halfLifeDays: number; readonly asOf?: Instant };
}

/** Time decay as numbers. */
export interface Decay {
  readonly halfLifeDays: number;
  /** Null for the latest interaction. */
  readonly asOf: number | null;
}

/** Options that were checked. */
export interface CheckedAffinity extends Omit<NeighbourSettings, "weights"> {
  readonly decay: Decay | null;
}

/** @throws {KeizokuError} `invalid-input`, `invalid-instant` */
export function checkAffinity(
  operation: string,
  path: string,
  options: ItemAffinityOptions,
  timeZone: string,
): CheckedAffinity {
  checkObject(operation, path, options);
  const { similarity = "cosine", shrinkage = 10, neighbours = 50, minTogether = 1, timeDecay } = options;
  checkAll(operation, [
    choiceCheck(`${path}.similarity`, similarity, itemSimilarities),
    amountCheck(`${path}.shrinkage`, shrinkage, true),
    wholeCheck(`${path}.neighbours`, neighbours, 1, 1000),
    wholeCheck(`${path}.minTogether`, minTogether, 1, Number.MAX_SAFE_INTEGER),
  ]);
  const settings = { similarity, shrinkage, neighbours, minTogether };
  if (timeDecay === undefined) return { ...settings, decay: null };
  checkObject(operation, `${path}.timeDecay`, timeDecay);
  const { halfLifeDays, asOf } = timeDecay;
  checkAll(operation, [amountCheck(`${path}.timeDecay.halfLifeDays`, halfLifeDays, false)]);
  const zone = checkedZone(operation, timeZone, "options.timeZone");
  const end = asOf === undefined ? null : checkedInstant(operation, zone, asOf, `${path}.timeDecay.asOf`);
  return { ...settings, decay: { halfLifeDays, asOf: end } };
}

/** From when age is counted: the day that was given, or the latest interaction. */
export function decayEnd({ asOf }: Decay, { at }: BasketTable): number {
  if (asOf !== null) return asOf;
  let latest = -Infinity;
  for (let e = 0; e < at!.length; e++) latest = Math.max(latest, at![e]!);
  return latest === -Infinity ? 0 : latest;
}

/** Smaller weights, of some thirty half-lives ago, count as 0: their squares must stay within what numbers hold. */
const SMALLEST_WEIGHT = 1e-9;

/** Weight of each entry; what lies after the end counts fully. Null without decay. */
export function decayWeights(decay: Decay | null, table: BasketTable): Float64Array | null {
  if (decay === null) return null;
  const end = decayEnd(decay, table);
  const perMillisecond = Math.LN2 / (decay.halfLifeDays * millisecondsPerDay);
  return Float64Array.from(table.at!, (at) => {
    const weight = Math.exp(-perMillisecond * Math.max(0, end - at));
    return weight < SMALLEST_WEIGHT ? 0 : weight;
  });
}
