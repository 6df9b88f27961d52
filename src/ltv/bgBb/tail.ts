import { logBetaShift } from "../contract/logBetaShift.ts";

/** Above this the sum is made smaller. */
const LARGE = 1e200;

/**
 * Chance that a new BG/BB customer buys at `count` or more of the next `horizon` opportunities: the sum over the opportunity of that
 * purchase, at which he must still be there. `count` from 1. Plain numbers, no checks; each term follows from the one before it.
 */
export function bgBbTail(parameters: ArrayLike<number>, count: number, horizon: number): number {
  if (count > horizon) return 0;
  const [alpha, beta, gamma, delta] = parameters as unknown as readonly [number, number, number, number];
  let logScale = logBetaShift(beta, alpha, count) + logBetaShift(gamma, delta, count);
  let term = 1;
  let sum = 1;
  for (let j = count + 1; j <= horizon; j++) {
    const missed = j - 1 - count;
    const before = j - 1;
    term *=
      (before / (missed + 1)) *
      ((beta + missed) / (alpha + beta + before)) *
      ((delta + before) / (gamma + delta + before));
    sum += term;
    if (sum > LARGE) {
      logScale += Math.log(LARGE);
      term /= LARGE;
      sum /= LARGE;
    }
  }
  return Math.min(1, Math.exp(logScale + Math.log(sum)));
}
