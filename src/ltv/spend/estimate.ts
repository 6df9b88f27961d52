import { brentRoot } from "../../numeric/optimize/brentRoot.ts";
import type { SpendGroups } from "./groups.ts";
import { profileAt, type Profile } from "./profile.ts";

/** Where the likelihood is greatest. */
export interface BestProfile {
  readonly profile: Profile;
  readonly iterations: number;
}

/** ln(τ²/σ²) that is looked at: beyond e±¹⁶ one of the two is nothing beside the other. */
const WIDEST = 16;
const STEP = 0.5;

/** Standard deviation of ln(σ²/τ²) in the weak prior: a factor of 50 either way is still plausible. */
export const WEAK_SD_LOG = 2;

/**
 * The ratio of the variances at which the likelihood is greatest, over its whole range with both ends: there always is one. The ratio is
 * scanned, so that of several maxima the highest is taken, then the derivative's root is found.
 */
export function bestProfile(groups: SpendGroups, weakPrior: boolean): BestProfile {
  const precision = weakPrior ? 1 / (WEAK_SD_LOG * WEAK_SD_LOG) : 0;
  const at = (log: number): Profile => profileAt(1 / (1 + Math.exp(-log)), 1 / (1 + Math.exp(log)), groups);
  let best = 0;
  let most = -Infinity;
  for (let log = -WIDEST; log <= WIDEST; log += STEP) {
    const value = at(log).value - 0.5 * precision * log * log;
    if (value > most) [best, most] = [log, value];
  }
  const ends = weakPrior ? [] : [profileAt(0, 1, groups), profileAt(1, 0, groups)];
  // Equal within rounding: the end is the plainer answer.
  const end = ends.find(({ value }) => value >= most - 1e-12 * Math.abs(most));
  if (end !== undefined) return { profile: end, iterations: 0 };
  const slope = (log: number): number => {
    const profile = at(log);
    return profile.share * profile.rest * profile.slope - precision * log;
  };
  const [low, high] = [best - STEP, best + STEP];
  if (!(slope(low) > 0 && slope(high) < 0)) return { profile: at(best), iterations: 0 };
  const root = brentRoot(slope, low, high);
  return { profile: at(root.x), iterations: root.iterations };
}
