/** What to measure, and how to read values at or below 0. */
export interface ConcentrationOptions {
  /** How many customers each value stands for, at least 0; 1 each by default. */
  readonly weight?: ArrayLike<number>;
  /** Shares of customers, the best first, whose share of the value is asked for; 1, 5, 10, 20, 50 % by default. */
  readonly top?: ArrayLike<number>;
  /** Shares of the value for which the fewest customers are asked for; 50, 80, 90 % by default. */
  readonly shares?: ArrayLike<number>;
  /** Steps of the Lorenz curve, whole, at least 1; 100 by default. */
  readonly points?: number;
  /** Aversion to inequality of the Atkinson index, above 0; 0.5 by default. */
  readonly epsilon?: number;
  /** Values below 0 (more given back than paid): `reject` (default) is an error, `zero` counts them as 0, `omit` leaves them out. */
  readonly negative?: "reject" | "zero" | "omit";
  /** Customers with nothing: `keep` (default) counts them as customers, `omit` asks about the others alone. */
  readonly zeros?: "keep" | "omit";
  /** Intervals by resampling customers; none by default. */
  readonly bootstrap?: {
    /** Samples drawn, whole, at least 2. */
    readonly resamples: number;
    /** Coverage, 0.95 by default. */
    readonly level?: number;
    /** The same seed gives the same intervals; 0 by default. */
    readonly seed?: number | string;
  };
}
