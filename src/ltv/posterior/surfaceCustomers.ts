import { everyDrawOf } from "./everyDraw.ts";
import { intervalOf, putInterval, type IntervalWork } from "./intervalWork.ts";
import type { IntervalColumns } from "./intervalsResult.ts";
import { rowsOf } from "./predictAtDraw.ts";
import type { SurfaceDesign } from "./responseSurface.ts";
import { drawSurface, fitSurface, surfaceFit } from "./surfaceFit.ts";

/** Error of a customer's surface at the checks, in standard deviations: less than what 4,000 draws leave open of a quantile (0.03). */
const ACCURATE = 0.02;

/** Terms above which evaluating a polynomial costs about as much as most predictions. */
const MOST_TERMS = 80;

/**
 * Intervals of the distinct rows by response surfaces, of rising degree for the rows that need it, from every draw for those that no degree
 * serves. Returns the largest error that was accepted.
 */
export function surfaceCustomers(
  work: IntervalWork,
  designs: readonly SurfaceDesign[],
  customers: IntervalColumns,
): number {
  const distinct = work.table.firstOf.length;
  let accepted = 0;
  for (let from = 0; from < distinct; from += work.blockRows) {
    const count = Math.min(work.blockRows, distinct - from);
    let open = Array.from({ length: count }, (_, r) => from + r);
    for (const design of designs) {
      if (open.length === 0 || design.basis.length > MOST_TERMS) break;
      const result = byDesign(work, design, open, customers);
      open = result.failed;
      accepted = Math.max(accepted, result.accepted);
    }
    if (open.length > 0) everyDrawOf(work, open, customers);
    work.onRows(from + count);
  }
  return accepted;
}

function byDesign(
  work: IntervalWork,
  design: SurfaceDesign,
  list: readonly number[],
  customers: IntervalColumns,
): { readonly failed: number[]; readonly accepted: number } {
  const rows = rowsOf(work.table, list);
  const places = [...design.sites, ...design.checks];
  const block = new Float64Array(rows.count * places.length);
  for (const [p, draw] of places.entries()) {
    const values = work.predict(draw, rows);
    for (let r = 0; r < rows.count; r++) block[r * places.length + p] = values[r]!;
  }
  const fit = surfaceFit(design);
  const drawn = new Float64Array(work.draws);
  const failed: number[] = [];
  let accepted = 0;
  for (const [r, row] of list.entries()) {
    fit.values.set(block.subarray(r * places.length, (r + 1) * places.length));
    const error = fitSurface(fit);
    if (!(error <= ACCURATE)) {
      failed.push(row);
      continue;
    }
    if (error > accepted) accepted = error;
    drawSurface(fit, drawn);
    putInterval(customers, row, intervalOf(drawn, work.level));
  }
  return { failed, accepted };
}
