import { percentileInterval, type ResampledMeans } from "./bootstrapMeans.ts";
import type { MetricInterval, RecommendationQuality } from "./evaluationTypes.ts";
import { metricNames, type RankingMetric } from "./rankingMetrics.ts";

/** Columns of each model: its metrics, and the mean popularity of its lists. */
export const QUALITY_COLUMNS: number = metricNames.length + 1;

/** Which model of the table, and what does not come from means. */
export interface QualityRequest {
  readonly name: string;
  /** 0 for popularity. */
  readonly place: number;
  readonly level: number;
  readonly coverage: number;
}

/** Estimates and intervals of one model. */
export function qualityOf(
  means: ResampledMeans,
  { name, place, level, coverage }: QualityRequest,
): RecommendationQuality {
  const at = place * QUALITY_COLUMNS;
  const metrics = (value: (sample: Float64Array, k: number) => number): Record<RankingMetric, MetricInterval> =>
    Object.fromEntries(
      metricNames.map((metric, k) => [metric, percentileInterval(means, level, (sample) => value(sample, k))]),
    ) as Record<RankingMetric, MetricInterval>;
  const last = means.means.length - 1;
  // A sample in which nobody chose anything known has no ratio; it counts as unbiased.
  const bias = (sample: Float64Array): number =>
    sample[last]! > 0 ? sample[at + metricNames.length]! / sample[last]! : 1;
  return {
    name,
    ...metrics((sample, k) => sample[at + k]!),
    coverage,
    popularityBias: means.means[last]! > 0 ? percentileInterval(means, level, bias) : null,
    againstPopularity: place === 0 ? null : metrics((sample, k) => sample[at + k]! - sample[k]!),
  };
}
