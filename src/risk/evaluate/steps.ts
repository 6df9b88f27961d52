import { sortedOrder } from "./sortedOrder.ts";

/** Rows as kernels take them: those of weight 0 are gone. */
export interface Scored {
  readonly score: Float64Array;
  readonly event: Uint8Array;
  /** How many rows each stands for; null where each stands for itself. */
  readonly weight: Float64Array | null;
}

/**
 * What a score and its outcomes come down to: for each distinct score, the highest first, how many events and how many others have it.
 * Every measure of one score is a function of these.
 */
export interface Steps {
  readonly score: Float64Array;
  readonly events: Float64Array;
  readonly others: Float64Array;
  /** Sums of `events` and `others`. */
  readonly totalEvents: number;
  readonly totalOthers: number;
  /** Whether every row stands for itself. */
  readonly whole: boolean;
}

/** Sorts rows by score and puts equal scores in one step. Kernel. */
export function stepsOf({ score, event, weight }: Scored): Steps {
  const order = sortedOrder(score);
  const rows = order.length;
  const scores = new Float64Array(rows);
  const events = new Float64Array(rows);
  const others = new Float64Array(rows);
  let last = -1;
  let [totalEvents, totalOthers] = [0, 0];
  for (let k = rows - 1; k >= 0; k--) {
    const row = order[k]!;
    const value = score[row]! + 0;
    if (last < 0 || value !== scores[last]) scores[++last] = value;
    const mass = weight === null ? 1 : weight[row]!;
    if (event[row] === 1) {
      events[last]! += mass;
      totalEvents += mass;
    } else {
      others[last]! += mass;
      totalOthers += mass;
    }
  }
  const cut = (column: Float64Array): Float64Array => column.subarray(0, last + 1);
  return {
    score: cut(scores),
    events: cut(events),
    others: cut(others),
    totalEvents,
    totalOthers,
    whole: weight === null,
  };
}
