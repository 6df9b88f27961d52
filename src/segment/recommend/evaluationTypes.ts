import type { Instant } from "../../calendar/instant.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Watch } from "./fit.ts";
import type { InteractionOptions } from "./interactions.ts";
import type { RankingMetric } from "./rankingMetrics.ts";
import type { ItemAffinityOptions } from "./settings.ts";

/** Options of `evaluateRecommendations`. */
export interface EvaluateRecommendationsOptions extends InteractionOptions, Watch {
  /** Models learn from what is before; what is from then on is the truth. */
  readonly splitAt: Instant;
  /** Recommendations a customer, 1 to 1,000; 10 by default. */
  readonly n?: number;
  /** What to compare with popularity, which is always there; one item-affinity model of default options unless stated. */
  readonly models?: readonly { readonly name: string; readonly options?: ItemAffinityOptions }[];
  /** Only items that the customer did not have at the split count, and are recommended; true by default. */
  readonly onlyNew?: boolean;
  /** Whether customers without anything before the split count; all models give them popular items. True by default. */
  readonly coldCustomers?: boolean;
  /** Samples behind the intervals, 100 to 10,000; 500 by default. */
  readonly resamples?: number;
  /** Coverage of the intervals; 0.95 by default. */
  readonly level?: number;
  /** 1 by default. */
  readonly seed?: number | string;
}

/** A number and how far it may be off by the choice of customers. */
export interface MetricInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** How good one model's lists are. */
export interface RecommendationQuality extends Readonly<Record<RankingMetric, MetricInterval>> {
  /** `popularity`, or the name that was passed. */
  readonly name: string;
  /** Share of the items known at the split that anybody was recommended. */
  readonly coverage: number;
  /** How popular the recommended items are, over how popular those are that customers then chose: above 1 the lists lean to what is popular anyway. Null where they chose new items only. */
  readonly popularityBias: MetricInterval | null;
  /** Differences from popularity, by the same customers; null for popularity itself. */
  readonly againstPopularity: Readonly<Record<RankingMetric, MetricInterval>> | null;
}

/** How good recommendations would have been. */
export interface RecommendationEvaluation {
  /** Epoch milliseconds. */
  readonly splitAt: number;
  readonly n: number;
  readonly level: number;
  /** Customers with something that counts after the split. */
  readonly customers: number;
  /** Of them, those without anything before. */
  readonly coldCustomers: number;
  /** What they chose after the split, each item once a customer. */
  readonly chosen: number;
  /** Of that, items that nobody had before: out of reach for every model, and counted as missed. */
  readonly unseen: number;
  /** Choices after the split that did not count, as the customer had the item before. */
  readonly ownedBefore: number;
  /** Items known at the split. */
  readonly catalogue: number;
  /** Popularity first, then the models in their order. */
  readonly models: readonly RecommendationQuality[];
  /** Rows that could not be read, the first 1,000 of them, with their reasons; they are left out. */
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}
