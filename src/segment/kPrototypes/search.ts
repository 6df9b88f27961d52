import type { RandomStream } from "../../numeric/random/stream.ts";
import { MISSING } from "../gower/rowMeasure.ts";
import { drawByChance } from "../kMedoids/starts.ts";
import { costOf, relabel, sharesOf, type MixedCost, type RowShares } from "./kernel.ts";
import { overallPrototype, recentre, type WeightedRows } from "./prototypes.ts";

/** What one start led to. */
export interface FoundPrototypes {
  /** Row-major. */
  readonly prototypes: Float64Array;
  readonly cost: number;
  readonly iterations: number;
  /** Whether the labels stood still; else the rounds ran out. */
  readonly converged: boolean;
}

/** Rows to be searched and what a search needs of them. */
export interface MixedSearch {
  readonly rows: WeightedRows;
  readonly cost: MixedCost;
  readonly shares: RowShares;
  readonly overall: Float64Array;
}

/** How one search begins and ends. */
export interface SearchSettings {
  readonly k: number;
  /** Rows to begin with; null to draw them. */
  readonly start: Int32Array | null;
  readonly stream: RandomStream;
  readonly maxIterations: number;
  /** Called after each round. */
  readonly onRound: (iteration: number, cost: number) => void;
}

/** What does not depend on the start. */
export function prepareSearch(rows: WeightedRows, cost: MixedCost): MixedSearch {
  return { rows, cost, shares: sharesOf(rows, cost), overall: overallPrototype(cost, rows) };
}

/** Prototypes from one start: until no label changes. */
export function searchPrototypes(search: MixedSearch, settings: SearchSettings): FoundPrototypes {
  const { rows, cost, shares } = search;
  const { k, stream, maxIterations, onRound } = settings;
  const prototypes = settings.start === null ? drawApart(search, k, stream) : prototypesOf(search, settings.start);
  const labels = new Int32Array(rows.rows).fill(-1);
  const own = new Float64Array(rows.rows);
  let converged = false;
  let iterations = 0;
  let total = Infinity;
  relabel(cost, rows, prototypes, labels, own);
  while (!converged && iterations < maxIterations) {
    fillEmpty(search, k, labels, own);
    recentre(cost, rows, shares, labels, prototypes);
    converged = !relabel(cost, rows, prototypes, labels, own);
    total = 0;
    for (let row = 0; row < rows.rows; row++) total += rows.weights[row]! * own[row]!;
    onRound(++iterations, total);
  }
  return { prototypes, cost: total, iterations, converged };
}

/** A segment that lost all its rows takes the row that costs most where it is, from a segment that has others. */
function fillEmpty({ rows }: MixedSearch, k: number, labels: Int32Array, own: Float64Array): void {
  const sizes = new Int32Array(k);
  for (let row = 0; row < rows.rows; row++) sizes[labels[row]!]!++;
  for (let s = 0; s < k; s++) {
    if (sizes[s]! > 0) continue;
    let farthest = -1;
    for (let row = 0; row < rows.rows; row++) {
      if (own[row]! > (farthest < 0 ? 0 : own[farthest]!) && sizes[labels[row]!]! > 1) farthest = row;
    }
    // Every row costs nothing: no segment is missed.
    if (farthest < 0) return;
    sizes[labels[farthest]!]!--;
    labels[farthest] = s;
    sizes[s] = 1;
    own[farthest] = 0;
  }
}

/** The given rows as prototypes; what they do not know is that of all rows together. */
function prototypesOf({ rows: { width, values }, overall }: MixedSearch, start: Int32Array): Float64Array {
  const prototypes = new Float64Array(start.length * width);
  for (let s = 0; s < start.length; s++) {
    for (let c = 0; c < width; c++) {
      const value = values[start[s]! * width + c]!;
      prototypes[s * width + c] = value === MISSING ? overall[c]! : value;
    }
  }
  return prototypes;
}

/** Rows drawn one after another by weight times the cost under the nearest prototype so far, as k-means++ does (Arthur & Vassilvitskii 2007). */
function drawApart(search: MixedSearch, k: number, stream: RandomStream): Float64Array {
  const { rows, cost } = search;
  const { width, values, weights } = rows;
  const chance = Float64Array.from(weights);
  const nearest = new Float64Array(rows.rows).fill(Infinity);
  const chosen = new Int32Array(k);
  for (let place = 0; place < k; place++) {
    const row = drawByChance(chance, stream);
    chosen[place] = row;
    const prototype = prototypesOf(search, Int32Array.of(row));
    for (let i = 0; i < rows.rows; i++) {
      nearest[i] = Math.min(nearest[i]!, costOf(cost, values, i * width, prototype, 0));
      chance[i] = weights[i]! * nearest[i]!;
    }
    if (chance.every((value) => value === 0)) chance.set(weights);
    for (let i = 0; i <= place; i++) chance[chosen[i]!] = 0;
  }
  return prototypesOf(search, chosen);
}
