import type { LatentWeights } from "./latents.ts";

/** Who the customers are. */
export interface CustomerSpec {
  /** Number of independent directions in which tastes differ, 1 to 6. */
  readonly tasteDimensions: number;
  /** How contentment drifts: a random walk that returns to the customer's own level, with a new step every 28 days. */
  readonly mood: {
    /** Standard deviation of the drift, in standard deviations of satisfaction. */
    readonly spread: number;
    /** Correlation between one step and the next, from 0 to below 1. */
    readonly persistence: number;
  };
  /** What one sees of a customer: attributes `age`, `sex` and `region`. */
  readonly demographics: {
    /** Share of the variance of need and of price sensitivity that age explains, from 0 to 1. */
    readonly explains: number;
    /** Mean and standard deviation of age in years. */
    readonly age: readonly [mean: number, standardDeviation: number];
    /** Shares of the regions; they sum to 1. */
    readonly regions: Readonly<Record<string, number>>;
  };
}

/** How customers come. */
export interface AcquisitionSpec {
  /** Channels by name; their shares sum to 1. */
  readonly channels: Readonly<Record<string, ChannelSpec>>;
  /** Arrivals of a year later over those of today: 1.2 grows by a fifth a year. */
  readonly yearlyGrowth: number;
  /** Relative number of arrivals in January … December. */
  readonly season: readonly number[];
  readonly campaigns: readonly CampaignSpec[];
  /** How the latents of newcomers shift per year since the first day, in standard deviations: cohorts of falling quality. */
  readonly yearlyShift: LatentWeights;
}

/** A way to win customers. */
export interface ChannelSpec {
  readonly share: number;
  /** Cost of one customer, in units of the currency. */
  readonly cost: number;
  /** How those who come this way differ, in standard deviations. */
  readonly shift?: LatentWeights;
}

/** Days on which more come, and others. */
export interface CampaignSpec {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day after it. */
  readonly until: string;
  /** Arrivals over those of other days. */
  readonly lift: number;
  /** Channel through which the additional customers come. */
  readonly channel: string;
  /** How the additional customers differ, beyond the shift of their channel. */
  readonly shift?: LatentWeights;
}

/** Customers who bring customers. */
export interface ReferralSpec {
  /** Newcomers that an average customer brings in a month. */
  readonly perMonth: number;
  readonly weights: LatentWeights;
  /** Correlation of the newcomer's latents and tastes with the referrer's, from 0 to 1. */
  readonly likeness: number;
}

/** Who knows whom. */
export interface TieSpec {
  /** Mean number of acquaintances that a newcomer has among the customers. */
  readonly atJoining: number;
  /** Out of how many customers drawn at random the most similar in taste is taken: 1 is no homophily. */
  readonly candidates: number;
  /** Share of the ties that the records show. */
  readonly recorded: number;
  /** Days after which the memory of a friend's leaving weighs half. */
  readonly memoryHalfLifeDays: number;
}
