import type { TableInput } from "../../schema/table/table.ts";
import type { CompactLabels, Labels } from "../partition/readLabels.ts";
import type { ScaledMatrix, ScaleOptions } from "../scale/recipe.ts";
import { centresOf, overallCentre, squaresWithin, type Centres } from "./centres.ts";
import { checkTwoSegments } from "./readSegments.ts";
import { scaledSegments } from "./scaledRows.ts";

/**
 * Inertia: sum over rows of the squared distance to the centre of their segment, in scaled columns. What k-means makes small; it falls with every
 * further segment, so it compares partitions into equally many only.
 *
 * @param table columns of numbers
 * @param labels segment of each row: whole numbers from 0 to 65,535
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`
 * @example inertia({ visits: [1, 3, 8, 10] }, [0, 0, 1, 1], { scale: "none" }) // => 4
 */
export function inertia(table: TableInput, labels: Labels, options: ScaleOptions = {}): number {
  const { matrix, segments } = scaledSegments("inertia", table, labels, options);
  return squaresWithin(centresOf(matrix, segments));
}

/**
 * Calinski-Harabasz index: variance between segments over variance within them, each by its degrees of freedom. Higher is better.
 *
 * @param table columns of numbers
 * @param labels segment of each row: whole numbers from 0 to 65,535
 * @returns null where it has no value: each row on its segment's centre, or as many segments as rows
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-segments`, `missing-value`, `all-missing`
 * @example calinskiHarabasz({ visits: [1, 3, 8, 10] }, [0, 0, 1, 1], { scale: "none" }) // => 24.5
 * @see Caliński & Harabasz (1974), Communications in Statistics 3, 1–27
 */
export function calinskiHarabasz(table: TableInput, labels: Labels, options: ScaleOptions = {}): number | null {
  const { matrix, segments } = scaledSegments("calinskiHarabasz", table, labels, options);
  checkTwoSegments("calinskiHarabasz", segments);
  return calinskiHarabaszOf(matrix, segments, centresOf(matrix, segments));
}

/**
 * Davies-Bouldin index: mean over segments of how much each overlaps with the one it is most like (mean distances to both centres, over the distance
 * of the centres). Lower is better, 0 at the least.
 *
 * @param table columns of numbers
 * @param labels segment of each row: whole numbers from 0 to 65,535
 * @returns null where it has no value: two segments with the same centre
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-segments`, `missing-value`, `all-missing`
 * @example daviesBouldin({ visits: [1, 3, 8, 10] }, [0, 0, 1, 1], { scale: "none" }) // => 0.2857
 * @see Davies & Bouldin (1979), IEEE Transactions on Pattern Analysis and Machine Intelligence 1, 224–227
 */
export function daviesBouldin(table: TableInput, labels: Labels, options: ScaleOptions = {}): number | null {
  const { matrix, segments } = scaledSegments("daviesBouldin", table, labels, options);
  checkTwoSegments("daviesBouldin", segments);
  return daviesBouldinOf(matrix.width, centresOf(matrix, segments));
}

/** Kernel of {@link calinskiHarabasz}: squared distances of the segments' centres to the overall one, weighted by their rows. */
export function calinskiHarabaszOf(matrix: ScaledMatrix, { sizes }: CompactLabels, centres: Centres): number | null {
  const within = squaresWithin(centres);
  const [rows, segments] = [matrix.rows, sizes.length];
  if (within === 0 || rows <= segments) return null;
  const overall = overallCentre(matrix).values;
  let between = 0;
  for (let s = 0; s < segments; s++) {
    between += sizes[s]! * centreSquares(centres.values, s * matrix.width, overall, { at: 0, width: matrix.width });
  }
  const index = between / (segments - 1) / (within / (rows - segments));
  return Number.isFinite(index) ? index : null;
}

/** Kernel of {@link daviesBouldin}. */
export function daviesBouldinOf(width: number, { values, distance }: Centres): number | null {
  const segments = distance.length;
  let sum = 0;
  for (let s = 0; s < segments; s++) {
    let worst = 0;
    for (let other = 0; other < segments; other++) {
      if (other === s) continue;
      const apart = Math.sqrt(centreSquares(values, s * width, values, { at: other * width, width }));
      worst = Math.max(worst, (distance[s]! + distance[other]!) / apart);
      if (apart === 0) return null;
    }
    sum += worst;
  }
  const index = sum / segments;
  return Number.isFinite(index) ? index : null;
}

function centreSquares(
  a: Float64Array,
  start: number,
  b: Float64Array,
  { at, width }: { readonly at: number; readonly width: number },
): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += (a[start + c]! - b[at + c]!) ** 2;
  return sum;
}
