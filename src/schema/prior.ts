/** A log-normal prior on one positive parameter: the logarithm is normal around ln(median) with standard deviation sdLog. */
export interface LogNormalPrior {
  /** Above 0, in the parameter's own unit. */
  readonly median: number;
  /** Above 0; 2 means that a factor of 50 either way is still plausible. */
  readonly sdLog: number;
}

/** One prior a parameter; a parameter that is absent has none. */
export type Prior<P extends string> = Readonly<Partial<Record<P, LogNormalPrior>>>;
