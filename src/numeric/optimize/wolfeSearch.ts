/** The objective along a line: distance from the origin, value, derivative with respect to the distance. */
export interface LinePoint {
  readonly t: number;
  readonly value: number;
  readonly slope: number;
}

const ARMIJO = 1e-4;
const CURVATURE = 0.9;
const TRIES = 50;

/** Increase of the value, relative, that passes for rounding. */
const ROUNDING = 1e-13;

/**
 * A step that satisfies the weak Wolfe conditions, by bracketing; the last point that `at` was asked for is the one
 * accepted. Points that are not finite count as too far. Near the minimum, where values differ by rounding only, the
 * slopes decide. Kernel: the origin's slope is negative.
 *
 * @returns the step, or 0 where none was found
 * @see Lewis & Overton (2013), Mathematical Programming 141, 135–163, section 4; Hager & Zhang (2005), SIAM J. Optim. 16
 */
export function wolfeSearch(at: (t: number) => LinePoint, origin: LinePoint, first: number, longest: number): number {
  let low = origin;
  let high: LinePoint | undefined;
  let t = first;
  for (let tries = 0; tries < TRIES; tries++) {
    const point = at(t);
    if (!descends(point, origin)) high = point;
    else if (point.slope < CURVATURE * origin.slope && t < longest) low = point;
    else return t;
    const next = high === undefined ? Math.min(4 * t, longest) : between(low, high);
    if (next === t || (high !== undefined && high.t - low.t <= 1e-15 * high.t)) break;
    t = next;
  }
  if (low.t > 0) at(low.t);
  return low.t;
}

function descends(point: LinePoint, origin: LinePoint): boolean {
  if (!Number.isFinite(point.value) || !Number.isFinite(point.slope)) return false;
  if (point.value <= origin.value + ARMIJO * point.t * origin.slope) return true;
  const rounding = ROUNDING * Math.max(Math.abs(origin.value), 1);
  return point.value <= origin.value + rounding && point.slope <= (2 * ARMIJO - 1) * origin.slope;
}

/** Minimum of the cubic through both ends, kept off the ends; nearer to the low end where the high end has no value. */
function between(low: LinePoint, high: LinePoint): number {
  const width = high.t - low.t;
  if (!Number.isFinite(high.value) || !Number.isFinite(high.slope)) return low.t + 0.2 * width;
  const middle = low.slope + high.slope - (3 * (high.value - low.value)) / width;
  const root = Math.sqrt(Math.max(middle * middle - low.slope * high.slope, 0));
  const share = (root - low.slope - middle + 0) / (high.slope - low.slope + 2 * root);
  const cubic = Number.isFinite(share) ? share : 0.5;
  return low.t + width * Math.min(0.9, Math.max(0.1, cubic));
}
