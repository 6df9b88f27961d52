/** The largest k taken: gaps that vary by 10 % of their length. */
export const MOST_REGULAR = 100;

/** The parameters of a model of regular timing, all above 0. */
export interface RegularParameters {
  /** Regularity of the gaps between purchases, which are Erlang-k: whole, from 1 (no regularity: BG/NBD) to 100. */
  readonly k: number;
  /** Shape of the gamma distribution over customers of the rate of stages; k stages make a purchase. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean rate of purchases is about r / (k · alpha). */
  readonly alpha: number;
  /** First shape of the beta distribution of the chance to leave after a purchase: its mean is a / (a + b). */
  readonly a: number;
  /** Second shape of that distribution. */
  readonly b: number;
}

/** Names of the parameters that are estimated at a given k, in the order of every vector and matrix. */
export type EstimatedParameter = Exclude<keyof RegularParameters, "k">;
