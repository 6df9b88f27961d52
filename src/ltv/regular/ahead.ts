/**
 * What is to be expected of a customer who is still there, part-way through the stages of his next gap. With R, A the shape and rate of the
 * gamma at his last purchase, time in units of A + silence, πⱼ the chances of his stage j (stages.ts) and p ~ Beta(a, B),
 *
 *   stillThere  Σⱼ πⱼ Σₙ P(N = n) (B)ₘ / (a + B)ₘ,   m = ⌊(j + n) / k⌋ purchases, N negative binomial of shape R + j,
 *   purchases   Σⱼ πⱼ Σₙ P(N = n) Σ_{i<m} (B)ᵢ / (a + B)ᵢ:
 *
 * sums of positive terms, exact to rounding. Where that takes too many terms, the integral over p of byChance.ts. Platzer & Reutterer (2016)
 * approximate the second one. Plain numbers, no checks; all above 0.
 */
import { leftByChance, stayedByChance } from "./byChance.ts";
import { stagesInto } from "./stages.ts";
import type { RegularState } from "./state.ts";

/** Terms of a series beyond which quadrature is cheaper. */
const MAX_TERMS = 3000;

const NEGLIGIBLE = 1e-17;

/** First terms below e^(−600), and sums above 1e250, are kept on another scale. */
const LOG_TINY = -600;
const LARGE = 1e250;

/** Expected purchases within s. */
export function purchases(state: RegularState, s: number): number {
  if (s === 0) return 0;
  return seriesIsCheap(state.shape, s) ? overStages(state, s, true) : leftByChance(state, s);
}

/** Chance of not having left after s. */
export function stillThere(state: RegularState, s: number): number {
  if (s === 0) return 1;
  return Math.min(1, seriesIsCheap(state.shape, s) ? overStages(state, s, false) : stayedByChance(state, s));
}

function seriesIsCheap(shape: number, s: number): boolean {
  return shape * s + 45 / Math.log1p(1 / s) < MAX_TERMS;
}

function overStages(state: RegularState, s: number, counted: boolean): number {
  const { k, shape, z } = state;
  const stages = new Float64Array(k);
  stagesInto(k, shape, z, stages);
  let sum = 0;
  for (let j = 0; j < k; j++) if (stages[j]! > 0) sum += stages[j]! * fromStage(state, j, s, counted);
  return sum;
}

/** The inner sum: from stage j on. */
function fromStage({ k, shape, a, b }: RegularState, j: number, s: number, counted: boolean): number {
  const z = s / (1 + s);
  const start = -(shape + j) * Math.log1p(s);
  let scale = start < LOG_TINY ? start : 0;
  let probability = start < LOG_TINY ? 1 : Math.exp(start);
  let stage = j;
  let bought = 0;
  let share = 1;
  let rounds = 0;
  let sum = counted ? 0 : probability;
  for (let n = 0; ; n++) {
    const ratio = (z * (shape + j + n)) / (n + 1);
    probability *= ratio;
    if (++stage === k) {
      stage = 0;
      rounds += share;
      share *= (b + bought) / (a + b + bought);
      bought++;
    }
    const term = probability * (counted ? rounds : share);
    sum += term;
    if (bought > 0 && ratio < 1 && term <= NEGLIGIBLE * sum * (1 - ratio)) break;
    if (probability > LARGE) {
      probability /= LARGE;
      sum /= LARGE;
      scale += Math.log(LARGE);
    }
  }
  return scale === 0 ? sum : Math.exp(Math.log(sum) + scale);
}
