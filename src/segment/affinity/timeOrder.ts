/**
 * Which of two items came first, over the baskets that hold both.
 *
 * Chance: within one basket every item is as likely to have come at any of the basket's times. So the chance that C falls after A (and within
 * the window) in a basket is the share of its ordered pairs of times that do; summed over the baskets with both it is what is expected.
 */
import type { BasketTable } from "./basketTable.ts";

/** Order of an antecedent and a consequent in time. Times are first times: when a basket first held the item. */
export interface TimeOrder {
  /** Baskets where the consequent came later than the antecedent, within the window. */
  readonly after: number;
  /** Later, beyond the window. */
  readonly afterWindow: number;
  /** Where it came earlier. */
  readonly before: number;
  /** Where both came at one instant. */
  readonly together: number;
  /** Of the baskets with the antecedent that did not hold the consequent by then, the share where it came within the window; null where there are none. */
  readonly confidenceAfter: number | null;
  /** How many of `after` chance alone would make, given the baskets' own times. */
  readonly expectedAfter: number;
  /** after / expectedAfter: above 1 where the antecedent leads; null where nothing is expected. */
  readonly directionalLift: number | null;
  /** (after − expectedAfter) in standard deviations of chance; null where chance has no play. */
  readonly z: number | null;
}

/** Sums over baskets; one slot a rule. */
interface OrderSums {
  readonly after: Float64Array;
  readonly afterWindow: Float64Array;
  readonly before: Float64Array;
  readonly together: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Float64Array;
}

/** Codes of a rule's two items, and the baskets with the first. */
export interface OrderedPair {
  readonly antecedent: number;
  readonly consequent: number;
  readonly antecedentBaskets: number;
}

/** The order of each pair. `window` in milliseconds, Infinity for none. */
export function timeOrders(table: BasketTable, pairs: readonly OrderedPair[], window: number): TimeOrder[] {
  const width = table.items.length;
  const slots = new Map(pairs.map(({ antecedent, consequent }, slot) => [antecedent * width + consequent, slot]));
  const wanted = new Uint8Array(width);
  for (const { antecedent, consequent } of pairs) wanted[antecedent] = wanted[consequent] = 1;
  const sums = newSums(pairs.length);
  const { starts, codes } = table;
  const at = table.at!;
  for (let b = 0; b < table.baskets; b++) {
    const [from, to] = [starts[b]!, starts[b + 1]!];
    if (to - from < 2) continue;
    const chance = chanceAfter(at.subarray(from, to), window);
    for (let i = from; i < to; i++) {
      if (wanted[codes[i]!] === 0) continue;
      for (let j = from; j < to; j++) {
        if (i === j || wanted[codes[j]!] === 0) continue;
        const slot = slots.get(codes[i]! * width + codes[j]!);
        if (slot !== undefined) addOrder(sums, slot, at[j]! - at[i]!, { window, chance });
      }
    }
  }
  return pairs.map(({ antecedentBaskets }, slot) => orderOf(sums, slot, antecedentBaskets));
}

function newSums(size: number): OrderSums {
  const column = (): Float64Array => new Float64Array(size);
  return {
    after: column(),
    afterWindow: column(),
    before: column(),
    together: column(),
    expected: column(),
    variance: column(),
  };
}

function addOrder(
  sums: OrderSums,
  slot: number,
  lag: number,
  { window, chance }: { window: number; chance: number },
): void {
  const kind = lag < 0 ? sums.before : lag === 0 ? sums.together : lag <= window ? sums.after : sums.afterWindow;
  kind[slot]!++;
  sums.expected[slot]! += chance;
  sums.variance[slot]! += chance * (1 - chance);
}

/** Share of the ordered pairs of times of which the second is later, by at most the window. */
function chanceAfter(times: Float64Array, window: number): number {
  const sorted = times.slice().sort();
  const size = sorted.length;
  let pairs = 0;
  let later = 0;
  let beyond = 0;
  for (let i = 0; i < size; i++) {
    while (later < size && sorted[later]! <= sorted[i]!) later++;
    while (beyond < size && sorted[beyond]! - sorted[i]! <= window) beyond++;
    pairs += beyond - later;
  }
  return pairs / (size * (size - 1));
}

function orderOf(sums: OrderSums, slot: number, antecedentBaskets: number): TimeOrder {
  const [after, afterWindow] = [sums.after[slot]!, sums.afterWindow[slot]!];
  const [before, together] = [sums.before[slot]!, sums.together[slot]!];
  const [expectedAfter, variance] = [sums.expected[slot]!, sums.variance[slot]!];
  const open = antecedentBaskets - before - together;
  return {
    after,
    afterWindow,
    before,
    together,
    confidenceAfter: open === 0 ? null : after / open,
    expectedAfter,
    directionalLift: expectedAfter === 0 ? null : after / expectedAfter,
    z: variance > 1e-12 ? (after - expectedAfter) / Math.sqrt(variance) : null,
  };
}
