import { checkNumbers } from "../../schema/columns.ts";
import { lengthOf } from "../../schema/arrayLike.ts";
import { overCustomers } from "../kernel/covariates/scorer.ts";
import { horizonRule } from "../kernel/predictionOptions.ts";
import type { DescribedHistories } from "../kernel/purchaseHistory.ts";
import { buyingScorer } from "./buyingScorer.ts";
import type { PredictiveModel } from "./families.ts";
import { lawsAhead, type LogPmfAhead } from "./lawAhead.ts";
import { numbered, numberedRules } from "./numbered.ts";

/** Which interval. */
export interface PredictiveIntervalOptions {
  /** In the model's unit of time; at least 0. */
  readonly horizon: number;
  /** Chance that a customer's count is inside, between 0 and 1; 0.9 by default. */
  readonly level?: number;
}

/** Numbers of purchases that each customer's will lie between, as columns in the order of the customers. */
export interface PredictiveInterval {
  /** The smallest count that is not rarer than (1 − level) / 2, counting up. */
  readonly lower: Float64Array;
  /** The smallest count with a chance of at most (1 − level) / 2 of buying more. */
  readonly upper: Float64Array;
  /** Chance of a count from lower to upper: `level` or more, as counts are whole. */
  readonly mass: Float64Array;
}

/** Counts up to here are looked at: customers who buy more often are none. */
const MOST_PURCHASES = 1_000_000;

/**
 * Between which numbers of purchases each customer's will lie within `horizon`: his chance of having left and the chance of every number of
 * purchases together. The parameters are taken as known; `posterior` says how uncertain they are.
 *
 * @param customers columns: frequency, recency, age in the model's unit of time
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { kind: "bg-nbd", version: 1, parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } };
 * const customers = { frequency: [2, 7], recency: [30.43, 35], age: [38.86, 38.86] };
 * const { lower, upper, mass } = predictiveInterval(model, customers, { horizon: 39 });
 * upper // => [4, 11]
 * @see Fader, Hardie & Lee (2005), eq. 8, of the customer's own shapes
 */
export function predictiveInterval(
  model: PredictiveModel,
  customers: DescribedHistories,
  options: PredictiveIntervalOptions,
): PredictiveInterval {
  const operation = "predictiveInterval";
  const scorer = buyingScorer(operation, model, { kinds: lawsAhead });
  checkNumbers(operation, "options", options, horizonRule);
  const { horizon, level = 0.9 } = options;
  const levelRule = { above: 0, max: 1 - 1e-9, fix: "Pass a chance such as 0.9." };
  checkNumbers(operation, "options", { level }, { level: levelRule });
  const rows = lengthOf((customers as Partial<DescribedHistories> | null)?.frequency) ?? 0;
  const out = { lower: new Float64Array(rows), upper: new Float64Array(rows), mass: new Float64Array(rows) };
  const { aliveInto, purchases } = lawsAhead[model.kind];
  const tail = (1 - level) / 2;
  overCustomers(scorer, numbered(customers, rows), numberedRules, (parameters, columns, alive) => {
    aliveInto(parameters, columns, alive);
    const laws = rememberedLaws((x, age) => purchases(parameters, x, age), horizon);
    for (let i = 0; i < alive.length; i++) {
      const below = laws(columns.frequency[i]!, columns.age[i]!);
      intervalInto(out, columns.row[i]!, tail, (n) => 1 - alive[i]! + alive[i]! * below(n));
    }
  });
  return out;
}

/** By the chances of at most n purchases, n of 0 or more. */
function intervalInto(
  out: { readonly lower: Float64Array; readonly upper: Float64Array; readonly mass: Float64Array },
  row: number,
  tail: number,
  chanceUpTo: (n: number) => number,
): void {
  let n = 0;
  while (chanceUpTo(n) <= tail && n < MOST_PURCHASES) n++;
  out.lower[row] = n;
  const below = n === 0 ? 0 : chanceUpTo(n - 1);
  while (chanceUpTo(n) < 1 - tail && n < MOST_PURCHASES) n++;
  out.upper[row] = n;
  out.mass[row] = Math.min(1, chanceUpTo(n) - below);
}

/** Chance of at most n purchases, of a customer still there: computed once for all who bought as often and are as old. */
function rememberedLaws(
  law: (x: number, age: number) => LogPmfAhead,
  horizon: number,
): (x: number, age: number) => (n: number) => number {
  const known = new Map<number, Map<number, (n: number) => number>>();
  return (x, age) => {
    let ofCount = known.get(x);
    if (ofCount === undefined) known.set(x, (ofCount = new Map()));
    let sums = ofCount.get(age);
    if (sums === undefined) ofCount.set(age, (sums = cumulative(law(x, age), horizon)));
    return sums;
  };
}

/** As far as it was asked for. */
function cumulative(logPmf: LogPmfAhead, horizon: number): (n: number) => number {
  if (horizon === 0) return () => 1;
  const sums: number[] = [];
  return (n) => {
    while (sums.length <= n) sums.push((sums.at(-1) ?? 0) + Math.exp(logPmf(sums.length, horizon)));
    return sums[n]!;
  };
}
