import { BLOCK, nearestRoom, strideOf, type NearestTwo, type RowBlock } from "./nearestTwo.ts";

/** What Lloyd's iterations start from. Weights are at least 0; null where each row counts once. */
export interface LloydProblem {
  readonly block: RowBlock;
  readonly weights: Float64Array | null;
  /** In the layout of the rows; not changed. */
  readonly start: Float64Array;
  readonly maxIterations: number;
  /** The iterations end, too, when no centroid moves by more than this; 0: when no label changes. */
  readonly tolerance: number;
  /** Called after each pass with the rows whose segment changed. */
  readonly onPass: (iteration: number, changed: number) => void;
}

/** What is known between two passes. */
export interface LloydState {
  readonly block: RowBlock;
  readonly weights: Float64Array | null;
  readonly segments: number;
  readonly centroids: Float64Array;
  /** −1 before the first pass, and for rows without any value. */
  readonly labels: Int32Array;
  /** Weighted sums of the rows of each segment. */
  readonly sums: Float64Array;
  /** Their weights. */
  readonly mass: Float64Array;
  /** Rows of each segment whose weight is above 0. */
  readonly members: Int32Array;
  readonly bounds: Bounds;
  readonly list: Int32Array;
  readonly found: NearestTwo;
}

/**
 * Bounds by the triangle inequality, one pair a row. While centroids move they are not rewritten: what the centroids have moved in all is
 * added up by segment, and a row's bound is stored with the sum of its time.
 */
export interface Bounds {
  /** Least distance to any other centroid less distance to the own one, plus `gap` of the segment then; unsure at or below its `gap` now. */
  readonly margin: Float64Array;
  /** Least distance to any other centroid, plus `others` of the segment then. */
  readonly lower: Float64Array;
  /** Sum over the passes of what the centroid of a segment moved, */
  readonly own: Float64Array;
  /** of what the other that moved most did, */
  readonly others: Float64Array;
  /** and of both. */
  readonly gap: Float64Array;
  /** Of each {@link GROUP} of rows: no margin is used up while `reach` is below this. */
  readonly slack: Float64Array;
  /** One number: the sum over the passes of the most that any `gap` grew. */
  readonly reach: Float64Array;
}

/** Rows that are passed over together; divides a block. */
export const GROUP = 16;
/** GROUP is 2 to this power. */
export const GROUP_BITS = 4;

/** Nothing assigned yet. */
export function lloydState({ block, weights, start }: LloydProblem): LloydState {
  const segments = start.length / strideOf(block.width);
  return {
    block,
    weights,
    segments,
    centroids: start.slice(),
    labels: new Int32Array(block.rows).fill(-1),
    sums: new Float64Array(start.length),
    mass: new Float64Array(segments),
    members: new Int32Array(segments),
    bounds: {
      margin: new Float64Array(block.rows).fill(-Infinity),
      lower: new Float64Array(block.rows),
      own: new Float64Array(segments),
      others: new Float64Array(segments),
      gap: new Float64Array(segments),
      slack: new Float64Array(Math.ceil(block.rows / GROUP)).fill(-Infinity),
      reach: new Float64Array(1),
    },
    list: new Int32Array(BLOCK),
    found: nearestRoom(),
  };
}

/** Puts a row into a segment, and its weight and values with it. */
export function moveRow(state: LloydState, row: number, to: number): void {
  const { block, weights, labels, sums, mass, members } = state;
  const from = labels[row]!;
  labels[row] = to;
  const weight = weights === null ? 1 : weights[row]!;
  if (weight === 0) return;
  if (from >= 0) {
    members[from]!--;
    mass[from]! -= weight;
    addRow(sums, from * block.stride, block, row, -weight);
    // What rounding has left of rows that are gone would shift the next ones.
    if (members[from] === 0) {
      mass[from] = 0;
      sums.fill(0, from * block.stride, (from + 1) * block.stride);
    }
  }
  members[to]!++;
  mass[to]! += weight;
  addRow(sums, to * block.stride, block, row, weight);
}

function addRow(sums: Float64Array, to: number, { values, stride }: RowBlock, row: number, weight: number): void {
  const at = row * stride;
  for (let i = 0; i < stride; i++) sums[to + i]! += weight * values[at + i]!;
}
