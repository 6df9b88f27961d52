import type { Prior } from "./prior.ts";
import type { TimeUnit } from "./timeUnit.ts";

/** Something delicate about a valid result, for people and for programs. */
export interface Note {
  /** Stable: `parameter-at-limit`, `flat-ridge`, `mean-undefined`, … */
  readonly code: string;
  readonly message: string;
}

/** How a model was estimated and how far the estimate can be trusted. */
export interface FitReport<P extends string = string> {
  /** At the estimate, without any prior. */
  readonly logLikelihood: number;
  /** Akaike's criterion, 2k − 2 log L. */
  readonly aic: number;
  /** Bayesian information criterion, k ln n − 2 log L. */
  readonly bic: number;
  /** Customers (sum of the weights). */
  readonly observations: number;
  /** Distinct rows that were summed over. */
  readonly distinctRows: number;
  /** Steps of the optimiser that found the estimate. */
  readonly iterations: number;
  /** Euclidean norm of the gradient on the log scale, per customer. */
  readonly gradientNorm: number;
  /** The optimiser that found it, or a formula. */
  readonly method: "newton" | "bfgs" | "nelder-mead" | "closed-form";
  /** What was assumed beside the data; null for plain maximum likelihood. */
  readonly prior: Prior<P> | null;
  /**
   * Strength of the ridge on the coefficients of each process, where there was one: ridge · γ² of each coefficient was taken from the mean
   * log-likelihood of a customer.
   */
  readonly ridge?: Readonly<Record<string, number>>;
  /**
   * Inverse observed information (of the prior and the ridge too) on the natural scale, in the order of `parameters`, then of the
   * coefficients of covariates process by process; null where it is singular.
   */
  readonly covariance: readonly (readonly number[])[] | null;
  /** Square roots of its diagonal, those of coefficients under names such as `purchase.gender`; null where it is singular. */
  readonly standardErrors: Readonly<Record<P, number>> | null;
  /** Unit of every duration that went in and comes out; null for models without time. */
  readonly timeUnit: TimeUnit | null;
  readonly notes: readonly Note[];
}
