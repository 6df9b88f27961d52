import { randomBinomial, randomGamma, randomNormal, randomPoisson } from "d3-random";

/** Samplers on one stream, made once: building them anew for every number would cost most of the time. */
export interface Samplers {
  /** One standard normal number. */
  readonly standardNormal: () => number;
  /** Gamma numbers of a shape and a scale. */
  readonly gamma: (shape: number, scale: number) => () => number;
  /** Poisson counts of a mean. */
  readonly poisson: (mean: number) => () => number;
  /** Successes in so many trials. */
  readonly binomial: (trials: number, probability: number) => () => number;
}

/** The samplers that draw from a source of uniform numbers. */
export function samplersOf(source: () => number): Samplers {
  return {
    standardNormal: randomNormal.source(source)(0, 1),
    gamma: randomGamma.source(source),
    poisson: randomPoisson.source(source),
    binomial: randomBinomial.source(source),
  };
}
