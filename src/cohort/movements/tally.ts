import { MOVEMENTS } from "./movementCode.ts";
import type { MovementLog } from "./movementLog.ts";

/** Sums by period of what is shown; movements by code: `code × count + period`. */
export interface Tally {
  /** Periods before the first one shown. */
  readonly first: number;
  readonly count: number;
  readonly revenue: Float64Array;
  readonly customers: Float64Array;
  /** Change of the level in each period, counted apart from the movements. */
  readonly revenueChange: Float64Array;
  readonly customerChange: Float64Array;
  /** What customers there at the opening lost, and how their revenue changed. */
  readonly lost: Float64Array;
  readonly changed: Float64Array;
  openingRevenue: number;
  openingCustomers: number;
  /** Sum of all changes without their signs: while it is a safe integer, every sum here is exact. */
  turnover: number;
  /** The most that any one owner ever paid. */
  peak: number;
  /** Each movement by itself, where asked for. */
  readonly log: MovementLog | null;
}

/** A tally of nothing. */
export function emptyTally(first: number, count: number, log: MovementLog | null): Tally {
  const column = (): Float64Array => new Float64Array(count);
  return {
    first,
    count,
    revenue: new Float64Array(MOVEMENTS * count),
    customers: new Float64Array(MOVEMENTS * count),
    revenueChange: column(),
    customerChange: column(),
    lost: column(),
    changed: column(),
    openingRevenue: 0,
    openingCustomers: 0,
    turnover: 0,
    peak: 0,
    log,
  };
}
