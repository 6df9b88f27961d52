import { movementNames, OPENING } from "./movementCode.ts";
import type { MovementLog } from "./movementLog.ts";
import type { ReconciledMovement } from "./reconciliation.ts";

/** What one customer did otherwise in one period, by number. */
export interface LogDifference {
  readonly customer: number;
  readonly period: number;
  readonly a: ReconciledMovement | null;
  readonly b: ReconciledMovement | null;
}

/** Sums of one customer's movements: by period, then by code. */
type Cells = ReadonlyMap<number, { readonly amount: number; readonly count: number }>;

const CODES = OPENING + 1;

/** The differences of two logs, each by customer number. */
export function reconcileLogs(a: MovementLog, b: MovementLog): LogDifference[] {
  const found: LogDifference[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const customer = Math.min(i < a.length ? a.customer[i]! : Infinity, j < b.length ? b.customer[j]! : Infinity);
    const nextI = endOf(a, i, customer);
    const nextJ = endOf(b, j, customer);
    if (!isSame(a, b, [i, nextI, j, nextJ]))
      addDifferences(found, customer, cellsOf(a, i, nextI), cellsOf(b, j, nextJ));
    i = nextI;
    j = nextJ;
  }
  return found;
}

function endOf({ customer, length }: MovementLog, start: number, number: number): number {
  let end = start;
  while (end < length && customer[end] === number) end++;
  return end;
}

type Slices = readonly [startA: number, endA: number, startB: number, endB: number];

function isSame(a: MovementLog, b: MovementLog, [startA, endA, startB, endB]: Slices): boolean {
  if (endA - startA !== endB - startB) return false;
  for (let i = startA, j = startB; i < endA; i++, j++) {
    if (a.period[i] !== b.period[j] || a.code[i] !== b.code[j] || a.amount[i] !== b.amount[j]) return false;
  }
  return true;
}

function cellsOf(log: MovementLog, start: number, end: number): Cells {
  const cells = new Map<number, { amount: number; count: number }>();
  for (let i = start; i < end; i++) {
    const key = log.period[i]! * CODES + log.code[i]!;
    const cell = cells.get(key) ?? { amount: 0, count: 0 };
    cells.set(key, { amount: cell.amount + log.amount[i]!, count: cell.count + 1 });
  }
  return cells;
}

/** Movements under one name on both sides are one difference; of the others, those that gain and those that lose pair up in order of their codes. */
function addDifferences(found: LogDifference[], customer: number, a: Cells, b: Cells): void {
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  for (const period of new Set(keys.map((key) => Math.floor(key / CODES)))) {
    const own = keys.filter((key) => Math.floor(key / CODES) === period && !isSameCell(a.get(key), b.get(key)));
    const onlyB = own.filter((key) => !a.has(key));
    for (const key of own.filter((one) => a.has(one))) {
      const before = movementOf(key, a);
      const paired = b.has(key) ? key : takeAlike(onlyB, b, before.amount);
      found.push({ customer, period, a: before, b: paired === undefined ? null : movementOf(paired, b) });
    }
    for (const key of onlyB) found.push({ customer, period, a: null, b: movementOf(key, b) });
  }
}

function isSameCell(a: ReturnType<Cells["get"]>, b: ReturnType<Cells["get"]>): boolean {
  return a?.amount === b?.amount && a?.count === b?.count;
}

/** Takes the first that goes the same way out of the list. */
function takeAlike(keys: number[], cells: Cells, amount: number): number | undefined {
  const at = keys.findIndex((key) => Math.sign(cells.get(key)!.amount) === Math.sign(amount));
  return at < 0 ? undefined : keys.splice(at, 1)[0];
}

function movementOf(key: number, cells: Cells): ReconciledMovement {
  const code = key % CODES;
  return { movement: code === OPENING ? "opening" : movementNames[code]!, ...cells.get(key)! };
}
