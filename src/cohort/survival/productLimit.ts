import { writeLimits, type ShareLimits } from "./limits.ts";
import { nullForNaN } from "./nullForNaN.ts";
import type { RiskTable } from "./riskTable.ts";

/** What the product-limit estimate says at each time of a table. */
export interface ProductLimit {
  readonly survival: readonly number[];
  readonly standardError: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/**
 * Survival as the product of 1 − d/n, with Greenwood's standard error S √(Σ d / (n (n − d))) and its limits. A kernel.
 *
 * @see Kaplan & Meier (1958), Journal of the American Statistical Association 53, 457–481
 * @see Greenwood (1926), Reports on Public Health and Medical Subjects 33
 */
export function productLimit(table: RiskTable, limits: ShareLimits, quantile: number): ProductLimit {
  const times = table.time.length;
  const survival = new Array<number>(times);
  const standardError = new Array<number>(times);
  const lower = new Array<number>(times);
  const upper = new Array<number>(times);
  const ends = new Float64Array(2);
  let share = 1;
  let sum = 0;
  let error = 0;
  for (let j = 0; j < times; j++) {
    const left = table.events[j]!;
    // Limits stand still where nobody leaves.
    if (left > 0 || j === 0) {
      const atRisk = table.atRisk[j]!;
      const stayed = atRisk - left;
      share = stayed > 0 ? share * (stayed / atRisk) : 0;
      if (left > 0) sum += left / (atRisk * stayed);
      const relative = Math.sqrt(sum);
      writeLimits(limits, share, relative, quantile, ends);
      error = share > 0 ? share * relative : NaN;
    }
    survival[j] = share;
    standardError[j] = error;
    lower[j] = ends[0]!;
    upper[j] = ends[1]!;
  }
  return { survival, standardError: nullForNaN(standardError), lower: nullForNaN(lower), upper: nullForNaN(upper) };
}
