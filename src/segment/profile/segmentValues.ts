import { studentTQuantile } from "../../numeric/distribution/studentT.ts";
import type { DataTable, NumericColumn } from "../../schema/table/table.ts";
import { knownSorted, rowsOf, type GroupedRows } from "./groupRows.ts";
import { spreadOf, varianceOf } from "./hedges.ts";
import type { ProfileEstimate, SegmentValue } from "./schema.ts";

/** What every segment is worth, by segment and by column. */
export function segmentValues(table: DataTable | null, groups: GroupedRows, level: number): SegmentValue[][] {
  const segments = groups.starts.length - 1;
  const bySegment = Array.from({ length: segments }, (): SegmentValue[] => []);
  for (const name of table?.names ?? []) {
    const column = table!.columns.get(name) as NumericColumn;
    const known = bySegment.map((_, s) => knownSorted(column, rowsOf(groups, s)));
    const totals = known.map((values) => values.reduce((sum, value) => sum + value, 0));
    const all = totals.reduce((sum, total) => sum + total, 0);
    const isShared = all > 0 && known.every((values) => values.length === 0 || values[0]! >= 0);
    known.forEach((values, s) => {
      bySegment[s]!.push({
        name,
        known: values.length,
        missing: groups.starts[s + 1]! - groups.starts[s]! - values.length,
        mean: meanOf(values, level),
        total: totals[s]!,
        shareOfTotal: isShared ? totals[s]! / all : null,
      });
    });
  }
  return bySegment;
}

function meanOf(values: Float64Array, level: number): ProfileEstimate | null {
  if (values.length === 0) return null;
  const spread = spreadOf(values);
  const { mean: value, count } = spread;
  const half = count < 2 ? 0 : studentTQuantile((1 + level) / 2, count - 1) * Math.sqrt(varianceOf(spread) / count);
  return { value, lower: value - half, upper: value + half };
}
