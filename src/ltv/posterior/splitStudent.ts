import type { RandomStream } from "../../numeric/random/stream.ts";
import type { LogDensity } from "./mode.ts";
import { principalAxes } from "./principalAxes.ts";
import { whiteningOf, type Points, type Whitening } from "./whitening.ts";

/**
 * A Student t distribution whose scale along each axis differs between its two sides, as a posterior's does: u = centre + A s z, with s = above
 * where z > 0 and below where not. A side is drawn in proportion to its scale, so that the density has no step in the middle.
 *
 * @see Geweke (1989), Econometrica 57(6), 1317–1339, section 4, for widths from probes along the axes
 */
export interface SplitStudent {
  readonly centre: Float64Array;
  /** A, n × n, row after row. */
  readonly axes: Float64Array;
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** Draws with their coordinates along the axes of their proposal, in the lengths of these. */
export interface ProposalDraws {
  readonly white: Points;
  readonly points: Points;
}

/** Degrees of freedom: tails heavier than those of a posterior that data inform, light enough to lose few draws. */
const FREEDOM = 7;

/** Where along an axis the density is probed, in standard deviations. */
const PROBES = [1, 2, 3, 4.5, 6];

/** By how much a proposal is wider than what earlier draws scatter: these have missed the tails. */
const WIDER = 1.25;

/** Limits of the scale of a side. */
const NARROWEST = 0.5;
const WIDEST = 6;

/** The proposal of a Gaussian at the mode: along each side as wide as the density is at its widest. Costs 10 n evaluations. */
export function splitAtMode(density: LogDensity, gaussian: Whitening): SplitStudent {
  const { centre } = gaussian;
  const axes = principalAxes(gaussian);
  const n = centre.length;
  const highest = density(centre);
  const point = new Float64Array(n);
  const widthAlong = (axis: number, sign: number): number => {
    let widest = NARROWEST;
    for (const distance of PROBES) {
      for (let i = 0; i < n; i++) point[i] = centre[i]! + sign * distance * axes[i * n + axis]!;
      const fall = Math.max(highest - density(point), 0);
      // The width of the normal density that falls as far; the tails of Student's t come on top.
      const width = distance / Math.sqrt(2 * fall);
      if (width > widest) widest = width;
    }
    return Math.min(widest, WIDEST);
  };
  const sides = (sign: number): Float64Array => Float64Array.from(centre, (_, axis) => widthAlong(axis, sign));
  return { centre, axes, above: sides(1), below: sides(-1) };
}

/** The proposal around weighted draws; null where these do not span the space. */
export function splitAround(points: Points, weights: Float64Array): SplitStudent | null {
  const whitening = whiteningOf(points, weights);
  if (whitening === null) return null;
  const axes = principalAxes(whitening);
  const coordinates = alongAxes(whitening.centre, axes, points);
  const side = (sign: number): Float64Array =>
    Float64Array.from(coordinates, (column) => {
      let total = 0;
      let squares = 0;
      for (let k = 0; k < column.length; k++) {
        if (column[k]! * sign <= 0) continue;
        total += weights[k]!;
        squares += weights[k]! * column[k]! ** 2;
      }
      return total > 0 ? Math.min(Math.max(WIDER * Math.sqrt(squares / total), NARROWEST), WIDEST) : WIDER;
    });
  return { centre: whitening.centre, axes, above: side(1), below: side(-1) };
}

/** Log density of the proposal at points, up to a constant that all proposals of as many coordinates share. */
export function logDensities({ centre, axes, above, below }: SplitStudent, points: Points): Float64Array {
  const n = centre.length;
  const squares = new Float64Array(points[0]!.length);
  let logScale = 0;
  for (const [axis, column] of alongAxes(centre, axes, points).entries()) {
    for (let k = 0; k < squares.length; k++)
      squares[k]! += (column[k]! / (column[k]! > 0 ? above[axis]! : below[axis]!)) ** 2;
    logScale += Math.log((above[axis]! + below[axis]!) * Math.sqrt(squareOfAxis(axes, n, axis)));
  }
  return squares.map((square) => -0.5 * (FREEDOM + n) * Math.log1p(square / FREEDOM) - logScale);
}

function squareOfAxis(axes: Float64Array, n: number, axis: number): number {
  let square = 0;
  for (let i = 0; i < n; i++) square += axes[i * n + axis]! ** 2;
  return square;
}

/** Coordinates along orthogonal axes, in their lengths. */
function alongAxes(centre: Float64Array, axes: Float64Array, points: Points): Float64Array[] {
  const n = centre.length;
  return Array.from(centre, (_, axis) => {
    const square = squareOfAxis(axes, n, axis);
    const out = new Float64Array(points[0]!.length);
    for (let i = 0; i < n; i++) {
      const share = axes[i * n + axis]! / square;
      for (let k = 0; k < out.length; k++) out[k]! += share * (points[i]![k]! - centre[i]!);
    }
    return out;
  });
}

/** Independent draws. */
export function drawSplitStudent(stream: RandomStream, proposal: SplitStudent, count: number): ProposalDraws {
  const { centre, axes, above, below } = proposal;
  const n = centre.length;
  const columns = (): Float64Array[] => Array.from({ length: n }, () => new Float64Array(count));
  const [white, points] = [columns(), columns()];
  const { standardNormal } = stream.samplers;
  const chiSquare = stream.samplers.gamma(FREEDOM / 2, 2);
  for (let k = 0; k < count; k++) {
    const stretch = Math.sqrt(FREEDOM / chiSquare());
    for (let axis = 0; axis < n; axis++) {
      const z = stretch * Math.abs(standardNormal());
      const isAbove = stream.next() * (above[axis]! + below[axis]!) < above[axis]!;
      white[axis]![k] = isAbove ? above[axis]! * z : -below[axis]! * z;
    }
    for (let i = 0; i < n; i++) {
      let u = centre[i]!;
      for (let axis = 0; axis < n; axis++) u += axes[i * n + axis]! * white[axis]![k]!;
      points[i]![k] = u;
    }
  }
  return { white, points };
}
