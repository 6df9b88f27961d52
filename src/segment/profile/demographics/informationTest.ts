import { moveToFront } from "../../../numeric/random/shuffle.ts";
import type { RandomStream } from "../../../numeric/random/stream.ts";
import { crossLabels } from "../../partition/crossTable.ts";
import { expectedInformation } from "../../partition/expectedInformation.ts";
import { adjustedOf, informationOf } from "../../partition/information.ts";
import { cellsOf, type Cells } from "./cells.ts";

/** Shuffles are made over at most this many customers, drawn at random: more would only cost time. */
const MOST_ROWS = 20_000;

/** How much groups say about segments. */
export interface SharedInformation {
  readonly adjustedMutualInformation: number;
  /** Part of the information in the segments that the groups hold beyond chance; null where all are in one segment. */
  readonly explained: number | null;
}

/** Both measures of one grouping. Kernel. */
export function sharedInformation(operation: string, groups: Cells, segments: Cells): SharedInformation {
  const table = crossLabels(operation, groups.codes, segments.codes);
  const { rows, a, b } = table;
  const entropy = b.sizes.reduce((sum, size) => sum + size * Math.log(rows / size), 0) / rows;
  const chance = expectedInformation(a.sizes, b.sizes, rows);
  const room = entropy - chance;
  const explained = room > 1e-13 * Math.max(1, entropy) ? (informationOf(table) - chance) / room : null;
  return { adjustedMutualInformation: adjustedOf(table, "arithmetic"), explained };
}

/** What a permutation test needs. */
export interface PermutationPlan {
  readonly stream: RandomStream;
  readonly permutations: number;
  /** Called before each shuffle; may throw. */
  readonly step: (done: number) => void;
}

/**
 * For each grouping, the chance of as much information about the segments where there is none: the segments are dealt out anew, the same deals
 * for all groupings.
 */
export function permutationTest(groupings: readonly Cells[], segments: Cells, plan: PermutationPlan): number[] {
  const { stream, permutations, step } = plan;
  const rows = rowSample(stream.split("rows"), segments.codes.length);
  const sampled = groupings.map((grouping) => cellsOf(grouping, rows));
  const dealt = cellsOf(segments, rows).codes;
  const tables = sampled.map(({ count }) => new Float64Array(count * segments.count));
  const measure = (g: number): number => logSum(sampled[g]!, dealt, segments.count, tables[g]!);
  const observed = sampled.map((_, g) => measure(g));
  const reached = observed.map(() => 1);
  const deals = stream.split("deals");
  for (let p = 0; p < permutations; p++) {
    step(p);
    moveToFront(deals, dealt as unknown as number[], dealt.length);
    observed.forEach((value, g) => {
      if (measure(g) >= value - 1e-9 * Math.abs(value)) reached[g]!++;
    });
  }
  return reached.map((times) => times / (permutations + 1));
}

function rowSample(stream: RandomStream, rows: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (rows <= MOST_ROWS) return all;
  moveToFront(stream, all as unknown as number[], MOST_ROWS);
  return all.subarray(0, MOST_ROWS);
}

/** Sum of n log n over the cells: the mutual information but for what no shuffle changes. Kernel. */
function logSum({ codes }: Cells, segments: Int32Array, width: number, table: Float64Array): number {
  table.fill(0);
  for (let i = 0; i < codes.length; i++) table[codes[i]! * width + segments[i]!]!++;
  let sum = 0;
  for (let c = 0; c < table.length; c++) {
    const count = table[c]!;
    if (count > 1) sum += count * Math.log(count);
  }
  return sum;
}
