import { checkNumbers, type ColumnRule } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { lengthOf } from "../../schema/arrayLike.ts";
import { overCustomers } from "../kernel/covariates/scorer.ts";
import type { DescribedHistories } from "../kernel/purchaseHistory.ts";
import { buyingScorer } from "./buyingScorer.ts";
import type { PredictiveModel } from "./families.ts";
import { lawsAhead, type TailAhead } from "./lawAhead.ts";
import { numbered, numberedRules } from "./numbered.ts";
import { historyRules, horizonRules } from "./rules.ts";

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

/** Who buys more often is no customer, and his purchases would not be whole numbers any more. */
const MOST_PURCHASES = 1e12;

/** Laws that are kept: a table of a million customers of distinct ages must not fill the memory. */
const REMEMBERED = 4096;

/** What a level may be. */
export const levelRule: ColumnRule<never> = { above: 0, max: 1 - 1e-9, fix: "Pass a chance such as 0.9." };

/**
 * Between which numbers of purchases each customer's will lie within `horizon`: his chance of having left and the chance of every number of
 * purchases together. The parameters are taken as known; `posterior` says how uncertain they are.
 *
 * @param customers columns: frequency, recency, age in the model's unit of time; whole opportunities for BG/BB, the horizon too
 * @throws {KeizokuError} `invalid-input` (a horizon of so many purchases that they cannot be counted, too), `empty-input`
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
  checkNumbers(operation, "options", options, horizonRules(model.kind));
  const { horizon, level = 0.9 } = options;
  checkNumbers(operation, "options", { level }, { level: levelRule });
  const rows = lengthOf((customers as Partial<DescribedHistories> | null)?.frequency) ?? 0;
  const out = { lower: new Float64Array(rows), upper: new Float64Array(rows), mass: new Float64Array(rows) };
  const { aliveInto, movedOn, tail } = lawsAhead[model.kind];
  const rest = (1 - level) / 2;
  const rules = numberedRules(historyRules(model.kind));
  overCustomers(scorer, numbered(customers, rows), rules, (parameters, columns, alive) => {
    aliveInto(parameters, columns, alive);
    const law = (x: number, age: number): TailAhead =>
      horizon === 0 ? () => 0 : tail(movedOn(parameters, x, age), horizon);
    const tails = rememberedTails(law);
    for (let i = 0; i < alive.length; i++) {
      const there = alive[i]!;
      const ahead = tails(columns.frequency[i]!, columns.age[i]!);
      const atLeast = (m: number): number => (m === 0 ? 1 : there * ahead(m));
      const lower = firstBelow((n) => atLeast(n + 1) < 1 - rest, 0);
      const upper = firstBelow((n) => atLeast(n + 1) <= rest, lower);
      const row = columns.row[i]!;
      if (!(upper <= MOST_PURCHASES)) throw beyondCounting(operation, row);
      out.lower[row] = lower;
      out.upper[row] = upper;
      out.mass[row] = Math.max(0, atLeast(lower) - atLeast(upper + 1));
    }
  });
  return out;
}

/** The first number from `from` on for which a condition holds that holds for all greater ones; Infinity beyond what can be counted. */
function firstBelow(holds: (n: number) => boolean, from: number): number {
  if (holds(from)) return from;
  let lower = from;
  let step = 1;
  while (!holds(lower + step)) {
    lower += step;
    step *= 2;
    if (lower > MOST_PURCHASES) return Infinity;
  }
  let upper = lower + step;
  while (upper - lower > 1) {
    const middle = Math.floor((lower + upper) / 2);
    if (holds(middle)) upper = middle;
    else lower = middle;
  }
  return upper;
}

function beyondCounting(operation: string, row: number): KeizokuError {
  const expected = `a horizon with at most ${String(MOST_PURCHASES)} purchases of a customer`;
  const received = `more for customer ${String(row)}`;
  const fix = "Pass a shorter horizon, in the model's unit of time.";
  return new KeizokuError(operation, [{ code: "invalid-input", path: "options.horizon", expected, received, fix }]);
}

/** Computed once for all who bought as often and are as old. */
function rememberedTails(law: (x: number, age: number) => TailAhead): (x: number, age: number) => TailAhead {
  const known = new Map<number, Map<number, TailAhead>>();
  let kept = 0;
  return (x, age) => {
    let ofCount = known.get(x);
    if (ofCount === undefined) known.set(x, (ofCount = new Map()));
    const before = ofCount.get(age);
    if (before !== undefined) return before;
    const tail = law(x, age);
    if (kept++ < REMEMBERED) ofCount.set(age, tail);
    return tail;
  };
}
