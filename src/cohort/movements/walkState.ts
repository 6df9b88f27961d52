import { NONE } from "../../ledger/exitCode.ts";
import type { MovementRules } from "./rules.ts";
import type { Tally } from "./tally.ts";

/** One owner on his way through time; filled anew for each. */
export interface Walk {
  readonly rules: MovementRules;
  readonly tally: Tally;
  readonly boundaries: Float64Array;
  customer: number;
  present: boolean;
  amount: number;
  /** When and how he last left; NaN where he never did. */
  left: number;
  leftBy: number;
  /** The same at the beginning of the period. */
  leftBefore: number;
  leftByBefore: number;
  /** The period that is open, and its changes so far: the state before and after each, and the code of a join or an exit. */
  period: number;
  changes: number;
  readonly presentBefore: Uint8Array;
  readonly presentAfter: Uint8Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly code: Uint8Array;
}

/** A walk for owners with up to `most` events. */
export function walkOf(rules: MovementRules, tally: Tally, boundaries: Float64Array, most: number): Walk {
  return {
    rules,
    tally,
    boundaries,
    customer: -1,
    present: false,
    amount: 0,
    left: NaN,
    leftBy: NONE,
    leftBefore: NaN,
    leftByBefore: NONE,
    period: -1,
    changes: 0,
    presentBefore: new Uint8Array(most),
    presentAfter: new Uint8Array(most),
    before: new Float64Array(most),
    after: new Float64Array(most),
    code: new Uint8Array(most),
  };
}
