import { intervalOf, putInterval, type IntervalWork } from "./intervalWork.ts";
import type { IntervalColumns } from "./intervalsResult.ts";
import { rowsFrom, rowsOf } from "./predictAtDraw.ts";

/** Doubles in a block of rows × draws: 32 MB. */
const BLOCK_VALUES = 4e6;

/** Sums of segments and of all at some draws, one array a sum. */
export type DrawnSums = readonly Float64Array[];

/**
 * Evaluates every draw, a block of rows at a time: intervals of the distinct rows, where they are asked for, and the sums at each draw.
 */
export function everyDraw(work: IntervalWork, customers: IntervalColumns | null): DrawnSums {
  const { table, sums, draws, level } = work;
  const distinct = table.firstOf.length;
  const blockRows = Math.max(1, Math.min(work.blockRows, Math.floor(BLOCK_VALUES / draws)));
  const drawn = Array.from({ length: sums.segments + 1 }, () => new Float64Array(draws));
  const part = new Float64Array(drawn.length);
  for (let from = 0; from < distinct; from += blockRows) {
    const rows = rowsFrom(table, from, Math.min(blockRows, distinct - from));
    const block = new Float64Array(customers === null ? 0 : rows.count * draws);
    for (let k = 0; k < draws; k++) {
      const values = work.predict(k, rows);
      part.fill(0);
      sums.add(from, values, part);
      for (let s = 0; s < part.length; s++) drawn[s]![k]! += part[s]!;
      if (customers !== null) for (let r = 0; r < rows.count; r++) block[r * draws + k] = values[r]!;
    }
    if (customers !== null) {
      for (let r = 0; r < rows.count; r++) {
        putInterval(customers, from + r, intervalOf(block.subarray(r * draws, (r + 1) * draws), level));
      }
    }
    work.onRows(from + rows.count);
  }
  return drawn;
}

/** The intervals of some distinct rows from every draw. */
export function everyDrawOf(work: IntervalWork, list: readonly number[], customers: IntervalColumns): void {
  const { table, draws, level } = work;
  const most = Math.max(1, Math.floor(BLOCK_VALUES / draws));
  for (let from = 0; from < list.length; from += most) {
    const chosen = list.slice(from, from + most);
    const rows = rowsOf(table, chosen);
    const block = new Float64Array(rows.count * draws);
    for (let k = 0; k < draws; k++) {
      const values = work.predict(k, rows);
      for (let r = 0; r < rows.count; r++) block[r * draws + k] = values[r]!;
    }
    for (const [r, row] of chosen.entries()) {
      putInterval(customers, row, intervalOf(block.subarray(r * draws, (r + 1) * draws), level));
    }
  }
}
