import type { DrawnSums } from "./everyDraw.ts";
import type { IntervalWork } from "./intervalWork.ts";
import { rowsFrom, type Rows } from "./predictAtDraw.ts";
import type { SurfaceDesign } from "./responseSurface.ts";
import { drawSurface, fitSurface, surfaceFit } from "./surfaceFit.ts";

/** Error of a sum's surface at the checks, in standard deviations of the sum. */
const ACCURATE = 2e-3;

/** Where no surface is accurate and rows × draws exceed this, every draw would take hours: fewer are evaluated. */
const AFFORDABLE = 3e8;
const FEWEST = 200;

/** Sums of segments and of all, and how they were had. */
export interface SurfaceTotals {
  readonly drawn: DrawnSums;
  readonly error: number;
  /** Draws behind them. */
  readonly draws: number;
}

/** The sums at all draws by response surfaces; from every draw, or as many as can be afforded, where no surface is accurate. */
export function surfaceTotals(work: IntervalWork, designs: Iterable<SurfaceDesign>): SurfaceTotals {
  const at = sumsAtDraw(work);
  for (const design of designs) {
    const found = bySurface(work, design, at);
    if (found !== null) return found;
  }
  const most = Math.max(FEWEST, Math.floor(AFFORDABLE / work.table.firstOf.length));
  const draws = Math.min(work.draws, most);
  const drawn = Array.from({ length: work.sums.segments + 1 }, () => new Float64Array(draws));
  for (let k = 0; k < draws; k++) {
    const sums = at(Math.floor((k * work.draws) / draws));
    for (let s = 0; s < drawn.length; s++) drawn[s]![k] = sums[s]!;
  }
  return { drawn, error: 0, draws };
}

/** All sums at a draw, each draw evaluated once. */
function sumsAtDraw({ table, sums, predict, blockRows }: IntervalWork): (draw: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  const distinct = table.firstOf.length;
  // The distinct rows in blocks: made once, for all draws.
  const blocks: Rows[] = [];
  for (let from = 0; from < distinct; from += blockRows) {
    blocks.push(rowsFrom(table, from, Math.min(blockRows, distinct - from)));
  }
  return (draw) => {
    let found = known.get(draw);
    if (found === undefined) {
      found = new Float64Array(sums.segments + 1);
      for (const rows of blocks) sums.add(rows.label, predict(draw, rows), found);
      known.set(draw, found);
    }
    return found;
  };
}

function bySurface(
  work: IntervalWork,
  design: SurfaceDesign,
  at: (draw: number) => Float64Array,
): SurfaceTotals | null {
  const fit = surfaceFit(design);
  const values = [...design.sites, ...design.checks].map(at);
  const drawn: Float64Array[] = [];
  let worst = 0;
  for (let s = 0; s <= work.sums.segments; s++) {
    fit.values.set(values.map((sums) => sums[s]!));
    const error = fitSurface(fit);
    if (!(error <= ACCURATE)) return null;
    if (error > worst) worst = error;
    const out = new Float64Array(work.draws);
    drawSurface(fit, out);
    drawn.push(out);
  }
  return { drawn, error: worst, draws: work.draws };
}
