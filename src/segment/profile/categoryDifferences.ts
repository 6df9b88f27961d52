import type { CategoryColumn } from "../../schema/table/table.ts";
import { directionOf, type Unjudged } from "./numericDifferences.ts";
import { adjustedResidual, cohensH, differenceOfShares, liftOfShare, wilson, type TwoShares } from "./proportion.ts";
import type { CategoryDifference } from "./schema.ts";

/** A column with more categories is compared in its most frequent ones. */
export const MOST_CATEGORIES = 50;

/** What every segment's differences in one column came to. */
export interface CategoryFindings {
  /** By segment. */
  readonly differences: readonly (readonly Unjudged<CategoryDifference>[])[];
  /** Categories that occur. */
  readonly occurring: number;
}

/** Every segment against all others in each category of a column; nothing for a segment of which nothing is known. */
export function categoryDifferences(
  name: string,
  column: CategoryColumn,
  codes: Int32Array,
  { sizes, level }: { readonly sizes: Float64Array; readonly level: number },
): CategoryFindings {
  const segments = sizes.length;
  const { counts, totals } = countCategories(column, codes, segments);
  const known = counts.map((of) => of.reduce((sum, count) => sum + count, 0));
  const allKnown = known.reduce((sum, count) => sum + count, 0);
  const occurring = [...totals.keys()].filter((category) => totals[category]! > 0);
  const compared = [...occurring].sort((a, b) => totals[b]! - totals[a]! || a - b).slice(0, MOST_CATEGORIES);
  const differences = counts.map((of, s) => {
    if (known[s] === 0) return [];
    return compared.map((category) => {
      const shares: TwoShares = {
        count: of[category]!,
        known: known[s]!,
        otherCount: totals[category]! - of[category]!,
        otherKnown: allKnown - known[s]!,
      };
      const head = { column: name, category: column.categories[category]!, missing: sizes[s]! - known[s]! };
      return differenceOf(head, shares, level);
    });
  });
  return { differences, occurring: occurring.length };
}

function differenceOf(
  head: Pick<CategoryDifference, "column" | "category" | "missing">,
  shares: TwoShares,
  level: number,
): Unjudged<CategoryDifference> {
  const { count, known, otherCount, otherKnown } = shares;
  const effect = otherKnown === 0 ? null : cohensH(shares);
  return {
    kind: "category",
    ...head,
    known,
    count,
    share: wilson(count, known, level),
    allShare: (count + otherCount) / (known + otherKnown),
    otherShare: otherKnown === 0 ? null : otherCount / otherKnown,
    lift: liftOfShare(shares, level),
    effect,
    residual: adjustedResidual(shares),
    strength: effect === null ? null : Math.abs(effect),
    p: differenceOfShares(shares),
    direction: directionOf(effect ?? 0),
  };
}

function countCategories(
  { codes, categories }: CategoryColumn,
  labels: Int32Array,
  segments: number,
): { counts: Float64Array[]; totals: Float64Array } {
  const counts = Array.from({ length: segments }, () => new Float64Array(categories.length));
  const totals = new Float64Array(categories.length);
  for (let i = 0; i < labels.length; i++) {
    const code = codes[i]!;
    if (code < 0) continue;
    counts[labels[i]!]![code]!++;
    totals[code]!++;
  }
  return { counts, totals };
}
