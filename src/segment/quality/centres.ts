import type { CompactLabels } from "../partition/readLabels.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";
import { partialSquares } from "./distance.ts";

/** Centres of segments and how far their rows lie from them. */
export interface Centres {
  /** Row-major: one row a segment. */
  readonly values: Float64Array;
  /** Sum of squared distances to the centre, of each segment. */
  readonly squares: Float64Array;
  /** Mean distance to the centre, of each segment. */
  readonly distance: Float64Array;
}

/** Centres are means of the values that are there; a column of which a segment has none takes the mean of all. Kernel. */
export function centresOf(matrix: ScaledMatrix, { codes, sizes }: Pick<CompactLabels, "codes" | "sizes">): Centres {
  const { rows, width, values, missing } = matrix;
  const segments = sizes.length;
  const centres = segmentMeans(matrix, codes, segments);
  const squares = new Float64Array(segments);
  const distance = new Float64Array(segments);
  for (let row = 0; row < rows; row++) {
    const segment = codes[row]!;
    const at = segment * width;
    let square = 0;
    if (missing === null) {
      for (let c = 0; c < width; c++) {
        const gap = values[row * width + c]! - centres[at + c]!;
        square += gap * gap;
      }
    } else square = partialSquares(values, row * width, centres, { at, width, missing, own: false }) || 0;
    squares[segment] = squares[segment]! + square;
    distance[segment] = distance[segment]! + Math.sqrt(square) / sizes[segment]!;
  }
  return { values: centres, squares, distance };
}

function segmentMeans(matrix: ScaledMatrix, codes: Int32Array, segments: number): Float64Array {
  const { rows, width, values, missing } = matrix;
  const means = new Float64Array(segments * width);
  const counts = new Float64Array(segments * width);
  for (let row = 0; row < rows; row++) {
    const at = codes[row]! * width;
    for (let c = 0; c < width; c++) {
      if (missing?.[row * width + c] === 1) continue;
      means[at + c] = means[at + c]! + values[row * width + c]!;
      counts[at + c] = counts[at + c]! + 1;
    }
  }
  for (let c = 0; c < width; c++) {
    const [all, count] = columnTotal(means, counts, c, width);
    for (let at = c; at < means.length; at += width) {
      means[at] = counts[at]! > 0 ? means[at]! / counts[at]! : all / Math.max(1, count);
    }
  }
  return means;
}

function columnTotal(sums: Float64Array, counts: Float64Array, column: number, width: number): [number, number] {
  let [sum, count] = [0, 0];
  for (let at = column; at < sums.length; at += width) {
    sum += sums[at]!;
    count += counts[at]!;
  }
  return [sum, count];
}

/** The one centre of all rows. Kernel. */
export function overallCentre(matrix: ScaledMatrix): Centres {
  return centresOf(matrix, { codes: new Int32Array(matrix.rows), sizes: Float64Array.of(matrix.rows) });
}

/** Sum of squared distances of rows to the centres of their segments. Kernel. */
export function squaresWithin({ squares }: Centres): number {
  let sum = 0;
  for (let s = 0; s < squares.length; s++) sum += squares[s]!;
  return sum;
}
