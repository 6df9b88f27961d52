import { checkNumbers } from "../../schema/columns.ts";
import { curveFrom } from "./checkCurve.ts";
import { checkChoice } from "./options.ts";
import type { SurvivalColumns } from "./rows.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/** Which quantile. */
export interface SurvivalQuantileOptions {
  /** Share of customers who have left by then; 0.5, the median, by default. */
  readonly probability?: number;
  /**
   * Where the curve runs level at exactly that share: `middle` of the level piece (as the median of numbers is), or its `start`.
   * `middle` by default.
   */
  readonly level?: "middle" | "start";
}

/** A duration with its interval. */
export interface SurvivalQuantile {
  readonly probability: number;
  /** Null where the curve does not come down so far. */
  readonly time: number | null;
  readonly lower: number | null;
  /** Null, with `time` known or not, where the upper limit does not come down so far: no upper end is known. */
  readonly upper: number | null;
  readonly confidence: number;
}

/** A product of shares that should give one half may be off by its rounding. */
const ROUNDING = 1e-9;

/**
 * The duration by which a share of the customers has left: the median, a quartile.
 *
 * The interval is where the limits of the curve cross the same height.
 *
 * @param of a curve, or columns, of which the Kaplan-Meier curve with log-log limits is taken
 * @throws {KeizokuError} `invalid-input` (a probability not between 0 and 1, too), `empty-input`
 * @example
 * const curve = kaplanMeier({ duration: [1, 2, 3, 4, 5, 6], event: [1, 1, 0, 1, 1, 0] });
 * survivalQuantile(curve) // => { probability: 0.5, time: 4, lower: 1, upper: null, confidence: 0.95 }
 * survivalQuantile(curve, { probability: 0.9 }).time // => null
 * @see Brookmeyer & Crowley (1982), Biometrics 38, 29–41
 */
export function survivalQuantile(
  of: SurvivalCurve | SurvivalColumns,
  options: SurvivalQuantileOptions = {},
): SurvivalQuantile {
  const operation = "survivalQuantile";
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const { probability = 0.5, level = "middle" } = options;
  const fix = "Pass the share who have left: 0.5 for the median.";
  checkNumbers(operation, "options", { probability }, { probability: { above: 0, max: 1 - 1e-12, fix } });
  checkChoice(operation, "options.level", level, ["middle", "start"]);
  const curve = curveFrom(operation, "of", of);
  const crossing = (shares: readonly (number | null)[]): number | null =>
    timeWhereDown(curve.time, shares, 1 - probability, level);
  return Object.freeze({
    probability,
    time: crossing(curve.survival),
    lower: crossing(curve.lower),
    upper: crossing(curve.upper),
    confidence: curve.confidence,
  });
}

/** The first time with at most `height`; of a piece that is level at it, the middle where asked for. */
function timeWhereDown(
  time: readonly number[],
  shares: readonly (number | null)[],
  height: number,
  level: "middle" | "start",
): number | null {
  const first = shares.findIndex((share) => share !== null && share <= height + ROUNDING);
  if (first < 0) return null;
  if (level === "start" || shares[first]! < height - ROUNDING) return time[first]!;
  const next = shares.findIndex((share, j) => j > first && (share === null || share < height - ROUNDING));
  return next < 0 ? time[first]! : (time[first]! + time[next]!) / 2;
}
