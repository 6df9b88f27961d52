import type { SpellOwner } from "./spell.ts";

/**
 * Spells as columns of equal length, by customer number, then by `from`. What begins together: by subscription.
 *
 * A customer or subscription is at risk (active) at an instant t where `from <= t < until`.
 */
export interface SpellColumns {
  readonly asOf: number;
  readonly by: SpellOwner;
  /** Id of each customer number, in order of first appearance; also of customers who begin at `asOf` and have no spell yet. */
  readonly customerIds: readonly string[];
  /** Customer number. */
  readonly customer: Int32Array;
  /** 1 for the owner's first spell, … */
  readonly ordinal: Int32Array;
  readonly from: Float64Array;
  /** Infinity while the spell goes on at `asOf`. */
  readonly until: Float64Array;
  /** Exit code (`exitCode.ts`): NONE while it goes on, never NONE after. */
  readonly exit: Uint8Array;
  /** Exit code of the owner's spell before; NONE for the first. */
  readonly exitBefore: Uint8Array;
  /** Since when a payment is late, while `gap` has not run out; NaN else. */
  readonly lateSince: Float64Array;
  /** Row that ends last, as an index of the input. */
  readonly lastRow: Int32Array;
  /** Where the spell's rows begin in `rows`; one more for the end. The first of them is the row it begins with. */
  readonly rowStart: Int32Array;
  /** Indices of the input. */
  readonly rows: Int32Array;
  /** The spells of subscriptions that these were merged of; null where these are they. */
  readonly parts: SpellParts | null;
}

/** The spells of subscriptions within the spells of customers. */
export interface SpellParts {
  /** Spell k of a customer holds `spells[start[k]]` up to, not including, `spells[start[k + 1]]`. */
  readonly start: Int32Array;
  readonly spells: SpellColumns;
}

/** What the kernels fill; longer than needed until trimmed. */
export type SpellArrays = Pick<
  SpellColumns,
  "customer" | "ordinal" | "from" | "until" | "exit" | "exitBefore" | "lateSince" | "lastRow"
>;

/** Arrays for `length` spells. */
export function emptyArrays(length: number): SpellArrays {
  return {
    customer: new Int32Array(length),
    ordinal: new Int32Array(length),
    from: new Float64Array(length),
    until: new Float64Array(length),
    exit: new Uint8Array(length),
    exitBefore: new Uint8Array(length),
    lateSince: new Float64Array(length),
    lastRow: new Int32Array(length),
  };
}

/** The arrays' first `length` entries, without a copy. */
export function trimArrays(arrays: SpellArrays, length: number): SpellArrays {
  return {
    customer: arrays.customer.subarray(0, length),
    ordinal: arrays.ordinal.subarray(0, length),
    from: arrays.from.subarray(0, length),
    until: arrays.until.subarray(0, length),
    exit: arrays.exit.subarray(0, length),
    exitBefore: arrays.exitBefore.subarray(0, length),
    lateSince: arrays.lateSince.subarray(0, length),
    lastRow: arrays.lastRow.subarray(0, length),
  };
}

/** The arrays' entries in another order. */
export function gatherArrays(arrays: SpellArrays, order: Int32Array): SpellArrays {
  const gathered = emptyArrays(order.length);
  for (const key of Object.keys(gathered) as (keyof SpellArrays)[]) {
    const source = arrays[key];
    const target = gathered[key];
    for (let k = 0; k < order.length; k++) target[k] = source[order[k]!]!;
  }
  return gathered;
}
