import { binomial } from "../../numeric/random/binomial.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";

/** What one path of a projection starts from and is added to. */
export interface PathInput {
  /** Periods of the history. */
  readonly periods: number;
  readonly horizon: number;
  /** Customers of each cohort at its start on the path: in the last period of the history, or when they come. */
  readonly size: Float64Array;
  /** Survival of each cohort by age. */
  readonly curves: readonly Float64Array[];
}

/**
 * Customers of one cohort in each projected period, by their curve: S(age + h) / S(age) of those who are there. A kernel.
 *
 * Where the curve holds nobody of the cohort's age any more, nobody stays.
 *
 * @param out one entry a projected period; 0 before the cohort comes
 */
export function expectedSurvivors({ periods, horizon, size, curves }: PathInput, c: number, out: Float64Array): void {
  const curve = curves[c]!;
  const age = Math.max(0, periods - 1 - c);
  const known = curve[age]!;
  for (let h = 0; h < horizon; h++) {
    const then = periods + h - c;
    out[h] = then < 0 ? 0 : known > 0 ? size[c]! * Math.min(1, curve[then]! / known) : 0;
  }
}

/**
 * The same with chance: of the whole customers of a period a binomial number reaches the next, each by himself; a fraction of a customer
 * shrinks as expected, so that the mean is right. A kernel.
 */
export function randomSurvivors(
  { periods, horizon, size, curves }: PathInput,
  c: number,
  stream: RandomStream,
  out: Float64Array,
): void {
  const curve = curves[c]!;
  let whole = Math.floor(size[c]! + ROUNDING);
  let fraction = Math.max(0, size[c]! - whole);
  for (let h = 0; h < horizon; h++) {
    const then = periods + h - c;
    if (then < 0) {
      out[h] = 0;
      continue;
    }
    if (then > 0) {
      const before = curve[then - 1]!;
      const stays = before > 0 ? Math.min(1, curve[then]! / before) : 0;
      whole = stays >= 1 ? whole : stays <= 0 || whole === 0 ? 0 : binomial(stream, whole, stays);
      fraction *= stays;
    }
    out[h] = whole + fraction;
  }
}

/** Counts that were summed may miss a whole number by their rounding. */
const ROUNDING = 1e-9;
