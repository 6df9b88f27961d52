import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import type { NumericColumn } from "../../schema/table/table.ts";
import { knownSorted, rowsOf, type GroupedRows } from "./groupRows.ts";
import { differenceOfMeans, hedgesG, liftOfMean, mergeSpread, noSpread, spreadOf, varianceOf } from "./hedges.ts";
import type { Spread } from "./hedges.ts";
import type { NumericDifference } from "./schema.ts";

/** A difference before it is judged together with all others. */
export type Unjudged<D> = Omit<D, "adjustedP" | "distinguishes">;

/** Every segment against all others in a column of numbers; null for a segment of which nothing is known. */
export function numericDifferences(
  name: string,
  column: NumericColumn,
  groups: GroupedRows,
  level: number,
): (Unjudged<NumericDifference> | null)[] {
  const segments = groups.starts.length - 1;
  const sorted = Array.from({ length: segments }, (_, s) => knownSorted(column, rowsOf(groups, s)));
  const spreads = sorted.map(spreadOf);
  const others = mergedOthers(spreads);
  const isAmount = sorted.every((values) => values.length === 0 || values[0]! >= 0);
  return sorted.map((values, s) => {
    if (values.length === 0) return null;
    const [own, rest] = [spreads[s]!, others[s]!];
    const effect = hedgesG(own, rest, level);
    return {
      kind: "numeric",
      column: name,
      known: values.length,
      missing: groups.starts[s + 1]! - groups.starts[s]! - values.length,
      mean: own.mean,
      standardDeviation: Math.sqrt(varianceOf(own)),
      lowerQuartile: sortedQuantile(values, 0.25),
      median: sortedQuantile(values, 0.5),
      upperQuartile: sortedQuantile(values, 0.75),
      allMean: mergeSpread(own, rest).mean,
      otherMean: rest.count === 0 ? null : rest.mean,
      effect,
      lift: isAmount ? liftOfMean(own, rest, level) : null,
      strength: effect === null ? null : Math.abs(effect.value),
      p: differenceOfMeans(own, rest),
      direction: directionOf(rest.count === 0 ? 0 : own.mean - rest.mean),
    };
  });
}

/** Which way a difference goes. */
export function directionOf(difference: number): "higher" | "lower" | "same" {
  if (difference === 0) return "same";
  return difference > 0 ? "higher" : "lower";
}

/** For each segment, all others together: what comes before it and what comes behind it. */
function mergedOthers(spreads: readonly Spread[]): Spread[] {
  const behind = [noSpread];
  for (let s = spreads.length - 1; s > 0; s--) behind.push(mergeSpread(spreads[s]!, behind.at(-1)!));
  behind.reverse();
  let before = noSpread;
  return spreads.map((spread, s) => {
    const others = mergeSpread(before, behind[s]!);
    before = mergeSpread(before, spread);
    return others;
  });
}
