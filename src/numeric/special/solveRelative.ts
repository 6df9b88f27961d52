/** One tail of a distribution on the positive numbers, as `solveRelative` needs it. */
export interface LogTail {
  /** log of the tail's probability at x, less the log of the one wanted; monotone in x. */
  readonly excess: (x: number) => number;
  /** Derivative of `excess` with respect to log x. */
  readonly slope: (x: number, excess: number) => number;
  /** Whether `excess` grows with x. */
  readonly rising: boolean;
}

/**
 * The x between `low` and `high` where `excess` is 0, by Newton's method in log x, halving the bracket (on the log scale) where a step
 * leaves it.
 *
 * Kernel, domain 0 < low ≤ start ≤ high (not checked). Both tails of the gamma and beta distributions are log-concave in log x, so
 * Newton's steps approach from one side and double their digits. Steps are factors on x, which keeps x's relative precision.
 */
export function solveRelative(tail: LogTail, start: number, low: number, high: number): number {
  let x = start;
  let below = low;
  let above = high;
  for (let iteration = 0; iteration < 200; iteration++) {
    const excess = tail.excess(x);
    if (excess === 0) return x;
    if (excess > 0 === tail.rising) above = x;
    else below = x;
    const step = -excess / tail.slope(x, excess);
    const next = x * Math.exp(step);
    const inside = next >= below && next <= above;
    if (inside && Math.abs(step) < 4e-16) return next;
    if (!inside && above <= below * (1 + 4e-16)) return x;
    x = inside ? next : Math.exp((Math.log(below) + Math.log(above)) / 2);
    // Quadratic convergence: after a step this small the next one would be below the rounding.
    if (inside && Math.abs(step) < 1e-9) return x;
  }
  return x;
}

/**
 * The standard normal's upper quantile to three digits, to start an iteration from.
 *
 * Kernel, domain 0 < probability ≤ 0.5 given by its logarithm (not checked).
 *
 * @see Abramowitz & Stegun (1964), 26.2.22
 */
export function roughNormalQuantile(logProbability: number): number {
  const s = Math.sqrt(-2 * logProbability);
  return s - (2.30753 + 0.27061 * s) / (1 + 0.99229 * s + 0.04481 * s * s);
}
