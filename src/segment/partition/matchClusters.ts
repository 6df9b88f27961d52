import { leastCostAssignment } from "./assignment.ts";
import { checkCells, denseTable } from "./contingencyTable.ts";
import { crossLabels } from "./crossTable.ts";
import type { Labels } from "./readLabels.ts";

/** Two labels that stand for the same segment. */
export interface MatchedPair {
  readonly a: number;
  readonly b: number;
  /** Rows that carry both. */
  readonly shared: number;
  /** Rows that carry both, among those that carry either. */
  readonly jaccard: number;
}

/** Which segment of one partition is which of the other. */
export interface ClusterMatching {
  /** In the order of the labels of `a`; pairs that share no row are left out. */
  readonly pairs: readonly MatchedPair[];
  /** Labels of `a` that stand for none of `b`. */
  readonly unmatchedA: readonly number[];
  readonly unmatchedB: readonly number[];
  /** Share of the rows whose two labels are a pair. */
  readonly agreement: number;
}

/**
 * Says which segment is which after a new clustering, whose numbers are arbitrary: the one-to-one assignment under which most rows stay where they
 * were.
 *
 * @param a label of each row, whole numbers from 0: the segments as they were
 * @param b the segments as they are now
 * @throws {KeizokuError} `invalid-input`, `empty-input`; `too-many-segments` above 4,000,000 pairs of labels
 * @example
 * const { pairs, agreement } = matchClusters([0, 0, 1, 1, 2], [2, 2, 0, 0, 0]);
 * pairs.map(({ a, b }) => [a, b]) // => [[0, 2], [1, 0]]
 * agreement // => 0.8
 * @see Kuhn (1955), Naval Research Logistics Quarterly 2, 83–97
 */
export function matchClusters(a: Labels, b: Labels): ClusterMatching {
  const table = crossLabels("matchClusters", a, b);
  checkCells("matchClusters", table);
  const counts = denseTable(table);
  const [sizesOfA, sizesOfB] = [table.a.sizes, table.b.sizes];
  const pairs = bestPlaces(counts)
    .filter(([i, j]) => counts[i]![j]! > 0)
    .map(([i, j]): MatchedPair => {
      const shared = counts[i]![j]!;
      const jaccard = shared / (sizesOfA[i]! + sizesOfB[j]! - shared);
      return { a: table.a.labels[i]!, b: table.b.labels[j]!, shared, jaccard };
    });
  const [ofA, ofB] = [new Set(pairs.map((pair) => pair.a)), new Set(pairs.map((pair) => pair.b))];
  return {
    pairs,
    unmatchedA: table.a.labels.filter((label) => !ofA.has(label)),
    unmatchedB: table.b.labels.filter((label) => !ofB.has(label)),
    agreement: pairs.reduce((sum, { shared }) => sum + shared, 0) / table.rows,
  };
}

/** Places of the pairs, in the order of the rows of the table; the shorter side looks for places on the longer. */
function bestPlaces(counts: readonly (readonly number[])[]): [number, number][] {
  const [rows, columns] = [counts.length, counts[0]!.length];
  if (rows <= columns) {
    const found = leastCostAssignment(counts.map((row) => row.map((count) => -count)));
    return Array.from(found, (column, row): [number, number] => [row, column]);
  }
  const turned = Array.from({ length: columns }, (_, column) => counts.map((row) => -row[column]!));
  const found = Array.from(leastCostAssignment(turned), (row, column): [number, number] => [row, column]);
  return found.sort(([x], [y]) => x - y);
}
