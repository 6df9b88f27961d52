import { exitRank, NONE } from "../../ledger/exitCode.ts";
import { sortSlice } from "../../ledger/sortSlice.ts";

/** What happens to one owner, event by event. Buffers that are filled anew for each owner. */
export interface Timeline {
  readonly time: Float64Array;
  /** Change of the monthly amount. */
  readonly amount: Float64Array;
  /** Change of the number of rows that make a customer. */
  readonly firm: Int8Array;
  /** Change of the number of rows that only keep one. */
  readonly soft: Int8Array;
  /** Exit code, where a subscription ends. */
  readonly exit: Uint8Array;
  readonly order: Int32Array;
  length: number;
  readonly compare: (a: number, b: number) => number;
}

/** Buffers for owners with up to `most` events. */
export function timelineOf(most: number): Timeline {
  const time = new Float64Array(most);
  return {
    time,
    amount: new Float64Array(most),
    firm: new Int8Array(most),
    soft: new Int8Array(most),
    exit: new Uint8Array(most),
    order: new Int32Array(most),
    length: 0,
    compare: (a, b) => time[a]! - time[b]! || a - b,
  };
}

/** Adds a stretch [from, until) with an amount. A kernel. */
export function addStretch(line: Timeline, from: number, until: number, amount: number, soft: boolean): void {
  if (!(from < until)) return;
  addChange(line, from, amount, soft, 1);
  if (until < Infinity) addChange(line, until, -amount, soft, -1);
}

function addChange(line: Timeline, time: number, amount: number, soft: boolean, step: number): void {
  const at = line.length++;
  line.time[at] = time;
  line.amount[at] = amount;
  line.firm[at] = soft ? 0 : step;
  line.soft[at] = soft ? step : 0;
  line.exit[at] = NONE;
  line.order[at] = at;
}

/** Adds the exit of a subscription. A kernel. */
export function addExit(line: Timeline, time: number, exit: number): void {
  addChange(line, time, 0, false, 0);
  line.exit[line.length - 1] = exit;
}

/** Puts the events in order of time. */
export function sortTimeline(line: Timeline): void {
  sortSlice(line.order, 0, line.length, line.compare);
}

/** Of two exits at one instant, the owner's. A kernel. */
export function strongerExit(a: number, b: number): number {
  return exitRank(b) > exitRank(a) ? b : a;
}
