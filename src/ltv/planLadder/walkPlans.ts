import { PAUSE, UNKNOWN, VOLUNTARY } from "../../ledger/exitCode.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { EXITS_BY_REASON, ONE_EXIT, PAUSE_STATE, UNKNOWN_EXIT, UNNAMED } from "./planNames.ts";

/** Counts by state. */
export interface PlanTally {
  readonly states: readonly string[];
  readonly exits: readonly string[];
  /** Moves from row to column, row-major, a row for each state but the exits. */
  readonly table: Float64Array;
  readonly initial: Float64Array;
  readonly current: Float64Array;
  /** Subscriptions that came and left between two looks. */
  readonly between: number;
}

/** When to look, and which exits there are. */
export interface PlanLooks {
  /** Rising instants. */
  readonly looks: Float64Array;
  readonly byReason: boolean;
}

/** Looks at each subscription at each instant while it is there. A kernel: spells are those of the rows; O(rows + looks in spells). */
export function walkPlans(
  rows: readonly Subscription[],
  spells: SpellColumns,
  { looks, byReason }: PlanLooks,
): PlanTally {
  const { states, exits, planOfRow, exitState, pause } = namesOf(rows, spells, byReason);
  const width = states.length;
  const table = new Float64Array((width - exits.length) * width);
  const initial = new Float64Array(width);
  const current = new Float64Array(width);
  let between = 0;
  for (const owned of ownersOf(rows, spells)) {
    let state = -1;
    const step = (next: number): void => {
      if (state >= 0) table[state * width + next]!++;
      else initial[next]!++;
      state = next;
    };
    for (let k = 0; k < owned.length; k++) {
      const s = owned[k]!;
      const end = spells.until[s]!;
      const resumes = k + 1 < owned.length ? spells.from[owned[k + 1]!]! : Infinity;
      let look = firstAtLeast(looks, spells.from[s]!);
      let row = spells.rowStart[s]!;
      for (; look < looks.length && looks[look]! < end; look++) {
        while (row + 1 < spells.rowStart[s + 1]! && rows[spells.rows[row + 1]!]!.from <= looks[look]!) row++;
        step(planOfRow[spells.rows[row]!]!);
      }
      const isLast = resumes === Infinity;
      if (end === Infinity) current[planOfRow[spells.rows[spells.rowStart[s + 1]! - 1]!]!]!++;
      else if (spells.exit[s] === PAUSE) {
        for (; look < looks.length && looks[look]! < resumes; look++) step(pause);
        if (isLast) current[pause]!++;
      } else if (look < looks.length && looks[look]! < resumes) {
        if (state >= 0) table[state * width + exitState(spells.exit[s]!)]!++;
        else if (spells.from[s]! > looks[0]!) between++;
        state = -1;
      }
    }
  }
  return { states, exits, table, initial, current, between };
}

/** The states, and which one each row and each exit is. */
function namesOf(
  rows: readonly Subscription[],
  { exit, rows: used }: SpellColumns,
  byReason: boolean,
): Pick<PlanTally, "states" | "exits"> & {
  readonly planOfRow: Int32Array;
  readonly exitState: (code: number) => number;
  readonly pause: number;
} {
  const index = new Map<string, number>();
  const planOfRow = new Int32Array(rows.length);
  for (const row of used.slice().sort()) {
    const plan = rows[row]!.plan ?? UNNAMED;
    if (!index.has(plan)) index.set(plan, index.size);
    planOfRow[row] = index.get(plan)!;
  }
  const plans = [...index.keys()];
  const pauses = exit.includes(PAUSE) ? [PAUSE_STATE] : [];
  const exits = byReason ? [...EXITS_BY_REASON, ...(exit.includes(UNKNOWN) ? [UNKNOWN_EXIT] : [])] : [ONE_EXIT];
  const first = plans.length + pauses.length;
  const exitState = (code: number): number =>
    byReason ? first + (code === VOLUNTARY ? 0 : code === UNKNOWN ? 2 : 1) : first;
  return { states: [...plans, ...pauses, ...exits], exits, planOfRow, exitState, pause: plans.length };
}

/** Spells of each subscription, in order of time. */
function ownersOf(rows: readonly Subscription[], spells: SpellColumns): Iterable<number[]> {
  const owners = new Map<string, number[]>();
  for (let s = 0; s < spells.from.length; s++) {
    const id = rows[spells.rows[spells.rowStart[s]!]!]!.subscriptionId;
    const key = `${String(spells.customer[s]!)}${id === null ? "" : `:${id}`}`;
    const owned = owners.get(key);
    if (owned === undefined) owners.set(key, [s]);
    else owned.push(s);
  }
  return owners.values();
}

/** Index of the first value that is not below `limit`; the length where all are. */
function firstAtLeast(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
