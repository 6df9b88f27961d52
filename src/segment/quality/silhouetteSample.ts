import type { RandomStream } from "../../numeric/random/stream.ts";
import type { CompactLabels } from "../partition/readLabels.ts";
import type { References } from "./silhouetteRows.ts";

/** References are left out in this many blocks, to see what they add to the uncertainty. */
const BLOCKS = 10;
/** Fewest rows of a segment that are looked at, and that others are compared with. */
const LEAST_ROWS = 30;
const LEAST_REFERENCES = 200;

/** Which rows are looked at, and which they are compared with. */
export interface SilhouettePlan {
  /** Segment after segment. */
  readonly rows: Int32Array;
  /** Where each segment starts in `rows`. */
  readonly starts: Int32Array;
  readonly references: References;
}

/** All rows against all. */
export function exactPlan({ codes, sizes }: CompactLabels): SilhouettePlan {
  const { order, starts } = bySegment(codes, sizes);
  const references = { rows: order, starts, blocks: 1, blockOf: new Int8Array(codes.length) };
  return { rows: order, starts, references };
}

/** About `sample` rows, in proportion from each segment, against about `references` rows. */
export function sampledPlan(
  { codes, sizes }: CompactLabels,
  stream: RandomStream,
  { sample, references }: { readonly sample: number; readonly references: number },
): SilhouettePlan {
  const { order, starts } = bySegment(codes, sizes);
  const looked = draw(stream.split("rows"), order, starts, { count: sample, least: LEAST_ROWS });
  if (references >= codes.length) {
    const all = { rows: order, starts, blocks: 1, blockOf: new Int8Array(codes.length) };
    return { ...looked, references: all };
  }
  const wanted = { count: references, least: LEAST_REFERENCES };
  return { ...looked, references: inBlocks(draw(stream.split("references"), order, starts, wanted), codes.length) };
}

interface Drawn {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** Row numbers by segment. */
function bySegment(codes: Int32Array, sizes: Float64Array): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(sizes.length + 1);
  for (let s = 0; s < sizes.length; s++) starts[s + 1] = starts[s]! + sizes[s]!;
  const next = starts.slice(0, sizes.length);
  const order = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const segment = codes[row]!;
    order[next[segment]!] = row;
    next[segment] = next[segment]! + 1;
  }
  return { order, starts };
}

/** Draws from each segment without replacement: in proportion to its size, but never fewer than `least` where there are as many. */
function draw(
  stream: RandomStream,
  order: Int32Array,
  starts: Int32Array,
  { count, least }: { readonly count: number; readonly least: number },
): Drawn {
  const shuffled = order.slice();
  const segments = starts.length - 1;
  const chosen = new Int32Array(segments + 1);
  for (let s = 0; s < segments; s++) {
    const size = starts[s + 1]! - starts[s]!;
    const share = Math.round((count * size) / order.length);
    chosen[s + 1] = chosen[s]! + Math.min(size, Math.max(least, share));
  }
  const rows = new Int32Array(chosen[segments]!);
  for (let s = 0; s < segments; s++) {
    const end = starts[s + 1]!;
    for (let t = 0; t < chosen[s + 1]! - chosen[s]!; t++) {
      const from = starts[s]! + t;
      const to = from + Math.floor(stream.next() * (end - from));
      const row = shuffled[to]!;
      shuffled[to] = shuffled[from]!;
      shuffled[from] = row;
      rows[chosen[s]! + t] = row;
    }
  }
  return { rows, starts: chosen };
}

/** Splits the references of each segment, which are in random order, into blocks of equal length. */
function inBlocks({ rows, starts }: Drawn, tableRows: number): References {
  const segments = starts.length - 1;
  const blockStarts = new Int32Array(segments * BLOCKS + 1);
  const blockOf = new Int8Array(tableRows).fill(-1);
  for (let s = 0; s < segments; s++) {
    const size = starts[s + 1]! - starts[s]!;
    for (let b = 0; b < BLOCKS; b++) {
      const from = starts[s]! + Math.floor((size * b) / BLOCKS);
      const to = starts[s]! + Math.floor((size * (b + 1)) / BLOCKS);
      blockStarts[s * BLOCKS + b + 1] = to;
      for (let t = from; t < to; t++) blockOf[rows[t]!] = b;
    }
  }
  return { rows, starts: blockStarts, blocks: BLOCKS, blockOf };
}
