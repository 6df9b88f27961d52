/**
 * Gower's distance between encoded rows (Gower 1971, Biometrics 27, 857–871; Kaufman & Rousseeuw 1990, section 2.6): the weighted mean of the
 * columns' distances, each from 0 to 1, over those that both rows know. Columns come in three blocks: graded (numeric, ordinal; scaled to their
 * range), nominal (codes of at least 0), asymmetric (0 and 1).
 */
import type { GowerKind, GowerRecipe } from "./recipe.ts";
import type { RowMeasure } from "./rowMeasure.ts";

/** Where a block of columns ends, and the columns' weights in the order of the blocks. */
export interface GowerLayout {
  /** Place in the recipe of each encoded column. */
  readonly columns: readonly number[];
  readonly weights: Float64Array;
  readonly gradedEnd: number;
  readonly nominalEnd: number;
}

/** The blocks of a recipe's columns. */
export function layoutOf({ columns }: GowerRecipe): GowerLayout {
  const places = (...kinds: readonly GowerKind[]): number[] =>
    columns.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []));
  const graded = places("numeric", "ordinal");
  const nominal = places("nominal");
  const order = [...graded, ...nominal, ...places("asymmetric")];
  return {
    columns: order,
    weights: Float64Array.from(order, (place) => columns[place]!.weight),
    gradedEnd: graded.length,
    nominalEnd: graded.length + nominal.length,
  };
}

/**
 * The distance of a recipe. Rows that share no known column are as far apart as can be, 1, save where all that both know is that something is
 * absent from both: then they are alike, 0.
 */
export function gowerMeasure(recipe: GowerRecipe): RowMeasure {
  const { weights, gradedEnd, nominalEnd } = layoutOf(recipe);
  const width = weights.length;
  return (a, i, b, j) => {
    let sum = 0;
    let weight = 0;
    let absentFromBoth = 0;
    for (let c = 0; c < gradedEnd; c++) {
      // Missing from one: infinite; from both: NaN. Neither is below infinity.
      const difference = Math.abs(a[i + c]! - b[j + c]!);
      if (difference < Infinity) {
        weight += weights[c]!;
        sum += weights[c]! * difference;
      }
    }
    for (let c = gradedEnd; c < nominalEnd; c++) {
      const x = a[i + c]!;
      const y = b[j + c]!;
      if (x >= 0 && y >= 0) {
        weight += weights[c]!;
        if (x !== y) sum += weights[c]!;
      }
    }
    for (let c = nominalEnd; c < width; c++) {
      const present = a[i + c]! + b[j + c]!;
      if (present > 0) {
        weight += weights[c]!;
        if (present === 1) sum += weights[c]!;
      } else if (present === 0) absentFromBoth = 1;
    }
    return weight > 0 ? sum / weight : 1 - absentFromBoth;
  };
}
