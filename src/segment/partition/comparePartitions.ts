import { crossLabels } from "./crossTable.ts";
import {
  adjustedOf,
  averageOf,
  informationOf,
  normalizedOf,
  variationOf,
  type InformationOptions,
} from "./information.ts";
import { adjustedRandOf, fowlkesMallowsOf, jaccardOf, randOf } from "./pairMeasures.ts";
import type { Labels } from "./readLabels.ts";

/** How alike two partitions of the same rows are, by every measure. */
export interface PartitionComparison {
  readonly rows: number;
  /** Labels that occur. */
  readonly segmentsOfA: number;
  readonly segmentsOfB: number;
  readonly rand: number;
  readonly adjustedRand: number;
  readonly jaccard: number;
  readonly fowlkesMallows: number;
  /** Nats. */
  readonly mutualInformation: number;
  readonly normalizedMutualInformation: number;
  readonly adjustedMutualInformation: number;
  /** Nats. */
  readonly variationOfInformation: number;
}

/**
 * All measures of how alike two partitions of the same rows are, for the cost of one pass.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const { rand, adjustedRand } = comparePartitions([0, 0, 1, 1], [0, 0, 1, 2]);
 * rand // => 0.8333
 * adjustedRand // => 0.5714
 */
export function comparePartitions(a: Labels, b: Labels, options: InformationOptions = {}): PartitionComparison {
  const average = averageOf("comparePartitions", options);
  const table = crossLabels("comparePartitions", a, b);
  return {
    rows: table.rows,
    segmentsOfA: table.a.labels.length,
    segmentsOfB: table.b.labels.length,
    rand: randOf(table),
    adjustedRand: adjustedRandOf(table),
    jaccard: jaccardOf(table),
    fowlkesMallows: fowlkesMallowsOf(table),
    mutualInformation: informationOf(table),
    normalizedMutualInformation: normalizedOf(table, average),
    adjustedMutualInformation: adjustedOf(table, average),
    variationOfInformation: variationOf(table),
  };
}
