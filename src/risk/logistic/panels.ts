import { fillDesign } from "../design/fill.ts";
import type { DesignRecipe, ReadInput } from "../design/recipe.ts";

/** Rows of a panel: few enough for a panel of some dozen columns to stay in the nearest cache. */
export const BLOCK = 128;

/** Columns are worked on in threes: nine sums and six values are what a processor has registers for. */
export const TILE = 3;

/**
 * Standardised rows as panels of {@link BLOCK} rows, each column of a panel one run of numbers. The first column is the intercept (ones); columns are
 * filled up to a multiple of {@link TILE}, rows to a multiple of {@link BLOCK}, with zeros of no weight.
 */
export interface Panels {
  readonly rows: number;
  readonly blocks: number;
  /** Columns with the intercept, without those that fill up. */
  readonly width: number;
  /** Columns with those that fill up. */
  readonly stride: number;
  readonly x: Float64Array;
  /** 1 for an event, else 0. */
  readonly event: Float64Array;
  readonly weight: Float64Array;
  readonly offset: Float64Array | null;
  /** Every weight is 1, or 0 beyond the rows. */
  readonly plain: boolean;
}

/** Panels with what undoes their standardisation, by column, the intercept apart. */
export interface StandardPanels extends Panels {
  /** The panels hold (x − centre) / scale. */
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Weighted mean, and standard deviation with divisor n (weight): 0 for columns that do not vary, whose places hold zeros. */
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Rows as they were read. */
export interface Observed {
  readonly rows: number;
  readonly event: Float64Array;
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
}

/**
 * Makes panels of about zero mean and unit spread: those of a sample of the rows, so that one pass does. {@link standardized} makes them exact.
 */
export function makePanels(recipe: DesignRecipe, inputs: readonly ReadInput[], observed: Observed): StandardPanels {
  const { rows } = observed;
  const width = recipe.columns.length + 1;
  const stride = Math.ceil(width / TILE) * TILE;
  const blocks = Math.ceil(rows / BLOCK);
  const x = new Float64Array(blocks * stride * BLOCK);
  const weight = paddedTo(blocks, observed.weight ?? new Float64Array(rows).fill(1));
  const rough = roughScale(recipe, inputs, observed);
  const { centre, scale } = rough;
  const sums = { mass: 0, first: new Float64Array(width - 1), second: new Float64Array(width - 1) };
  for (let block = 0; block < blocks; block++) {
    const from = block * BLOCK;
    const to = Math.min(rows, from + BLOCK);
    const at = block * stride * BLOCK;
    x.fill(1, at, at + to - from);
    fillDesign(recipe, inputs, { from, to, out: x, at: at + BLOCK, rowStep: 1, columnStep: BLOCK });
    for (let i = from; i < to; i++) sums.mass += weight[i]!;
    scaleBlock({ x, at, weight, from, to }, rough, sums);
  }
  const means = sums.first.map((sum) => sum / sums.mass);
  const mean = means.map((value, j) => centre[j]! + scale[j]! * value);
  const spread = sums.second.map((sum, j) => scale[j]! * Math.sqrt(Math.max(0, sum / sums.mass - means[j]! ** 2)));
  const event = paddedTo(blocks, observed.event);
  const offset = observed.offset === null ? null : paddedTo(blocks, observed.offset);
  const plain = observed.weight === null;
  return { rows, blocks, width, stride, x, event, weight, offset, plain, centre, scale, mean, spread };
}

interface BlockPlace {
  readonly x: Float64Array;
  readonly at: number;
  readonly weight: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Scales the columns of one panel in place, and adds their weighted sums of values and squares. Kernel. */
function scaleBlock(
  { x, at, weight, from, to }: BlockPlace,
  { centre, scale }: RoughScale,
  sums: { readonly first: Float64Array; readonly second: Float64Array },
): void {
  for (let j = 0; j < centre.length; j++) {
    const start = at + (j + 1) * BLOCK - from;
    const middle = centre[j]!;
    const factor = 1 / scale[j]!;
    let first = 0;
    let second = 0;
    for (let row = from; row < to; row++) {
      const value = (x[start + row]! - middle) * factor;
      const weighted = weight[row]! * value;
      x[start + row] = value;
      first += weighted;
      second += weighted * value;
    }
    sums.first[j]! += first;
    sums.second[j]! += second;
  }
}

interface RoughScale {
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

/** Rows that say about where a column lies. */
const SAMPLE = 1024;

/** Mean and spread of a sample of the rows with some weight; a column that does not vary there is centred at its value, exactly. */
function roughScale(recipe: DesignRecipe, inputs: readonly ReadInput[], { rows, weight }: Observed): RoughScale {
  const width = recipe.columns.length;
  const counted: number[] = [];
  const step = Math.max(1, rows / SAMPLE);
  for (let at = 0; at < rows; at += step) {
    let row = Math.floor(at);
    while (row < rows && weight?.[row] === 0) row++;
    if (row < rows) counted.push(row);
  }
  const out = new Float64Array(counted.length * width);
  counted.forEach((row, i) => {
    fillDesign(recipe, inputs, { from: row, to: row + 1, out, at: i * width, rowStep: width, columnStep: 1 });
  });
  const centre = new Float64Array(width);
  const scale = new Float64Array(width).fill(1);
  for (let j = 0; j < width; j++) {
    const values = Float64Array.from(counted, (_, i) => out[i * width + j]!);
    centre[j] = values[0]!;
    if (values.every((value) => value === values[0])) continue;
    centre[j] = values.reduce((sum, value) => sum + value / values.length, 0);
    const variance = values.reduce((sum, value) => sum + (value - centre[j]!) ** 2 / values.length, 0);
    scale[j] = Math.sqrt(variance);
  }
  return { centre, scale };
}

/** Brings the panels to zero mean and unit spread exactly, in place: penalties depend on it. */
export function standardized(panels: StandardPanels): StandardPanels {
  const { rows, blocks, stride, x, mean, spread } = panels;
  const scale = spread.map((value, j) => (value > 0 ? value : panels.scale[j]!));
  for (let j = 0; j < mean.length; j++) {
    const shift = (mean[j]! - panels.centre[j]!) / panels.scale[j]!;
    const factor = panels.scale[j]! / scale[j]!;
    for (let block = 0; block < blocks; block++) {
      const at = (block * stride + j + 1) * BLOCK;
      const end = Math.min(BLOCK, rows - block * BLOCK);
      for (let i = 0; i < end; i++) x[at + i] = (x[at + i]! - shift) * factor;
    }
  }
  return { ...panels, centre: mean, scale };
}

function paddedTo(blocks: number, values: Float64Array): Float64Array {
  if (values.length === blocks * BLOCK) return values;
  const padded = new Float64Array(blocks * BLOCK);
  padded.set(values);
  return padded;
}

/** The same rows without any column but the intercept; where they have no offset, two rows that stand for all. */
export function interceptPanels({ rows, blocks, event, weight, offset }: Panels): Panels {
  const shared = { width: 1, stride: TILE };
  if (offset !== null) {
    const x = new Float64Array(blocks * TILE * BLOCK);
    for (let block = 0; block < blocks; block++) x.fill(1, block * TILE * BLOCK, (block * TILE + 1) * BLOCK);
    return { ...shared, rows, blocks, x, event, weight, offset, plain: false };
  }
  const x = new Float64Array(TILE * BLOCK).fill(1, 0, 2);
  const both = new Float64Array(BLOCK);
  for (let row = 0; row < rows; row++) both[event[row]!]! += weight[row]!;
  const outcome = new Float64Array(BLOCK).fill(1, 1, 2);
  return { ...shared, rows: 2, blocks: 1, x, event: outcome, weight: both, offset: null, plain: false };
}

/** About one row of `step`, spread over all of them; the same weights and columns. */
export function samplePanels(panels: Panels, step: number): Panels {
  const { width, stride } = panels;
  const rows = Math.floor(panels.rows / step);
  const blocks = Math.ceil(rows / BLOCK);
  const x = new Float64Array(blocks * stride * BLOCK);
  const event = new Float64Array(blocks * BLOCK);
  const weight = new Float64Array(blocks * BLOCK);
  const offset = panels.offset === null ? null : new Float64Array(blocks * BLOCK);
  for (let row = 0; row < rows; row++) {
    // Not every step-th row: an order that repeats would bring a sample of one kind.
    const source = row * step + ((row * 7) % step);
    const from = Math.floor(source / BLOCK) * stride * BLOCK + (source % BLOCK);
    const to = Math.floor(row / BLOCK) * stride * BLOCK + (row % BLOCK);
    for (let j = 0; j < stride; j++) x[to + j * BLOCK] = panels.x[from + j * BLOCK]!;
    event[row] = panels.event[source]!;
    weight[row] = panels.weight[source]!;
    if (offset !== null) offset[row] = panels.offset![source]!;
  }
  return { rows, blocks, width, stride, x, event, weight, offset, plain: panels.plain };
}
