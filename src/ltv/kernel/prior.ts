/** A log-normal prior on one positive parameter: the logarithm is normal around ln(median) with standard deviation sdLog. */
export interface LogNormalPrior {
  /** Above 0, in the parameter's own unit. */
  readonly median: number;
  /** Above 0; 2 means that a factor of 50 either way is still plausible. */
  readonly sdLog: number;
}

/** One prior a parameter; a parameter that is absent has none. */
export type Prior<P extends string> = Readonly<Partial<Record<P, LogNormalPrior>>>;

/**
 * Adds the log density (up to a constant) of the prior at log-scale parameters to the value it returns, and its derivatives to
 * the gradient and the Hessian's diagonal.
 */
export function addLogPrior<P extends string>(
  names: readonly P[],
  prior: Prior<P>,
  logParameters: ArrayLike<number>,
  gradient?: Float64Array,
  hessian?: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < names.length; i++) {
    const part = prior[names[i]!];
    if (part === undefined) continue;
    const precision = 1 / (part.sdLog * part.sdLog);
    const away = logParameters[i]! - Math.log(part.median);
    sum -= 0.5 * precision * away * away;
    if (gradient !== undefined) gradient[i]! -= precision * away;
    if (hessian !== undefined) hessian[i * names.length + i]! -= precision;
  }
  return sum;
}
