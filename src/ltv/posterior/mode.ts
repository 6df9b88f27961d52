import { choleskyInPlace, choleskySolve } from "../../numeric/optimize/cholesky.ts";
import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import { factorOf, unwhiten, type Whitening } from "./whitening.ts";

/** Log density at a point of the working scale; −Infinity where there is none. */
export type LogDensity = (point: Float64Array) => number;

/** Distance of the points from which curvature is read, in standard deviations. */
const SPACING = 0.1;

/** Newton's steps are over when they are shorter than this, in standard deviations: a proposal need not be centred better. */
const SHORT = 0.01;

/** Longest step, in present standard deviations. */
const LONG = 3;

const MOST_STEPS = 60;

/** Relative rounding of a sum over customers. */
const ROUNDING = 1e-11;

/**
 * The mode of a log density and the Gaussian of its curvature there, by Newton's method with differences in whitened coordinates. At a good
 * start it costs two rounds of 1 + n + n² evaluations.
 *
 * @returns null where no maximum with curvature in every direction was found
 */
export function gaussianAtMode(density: LogDensity, start: Whitening): Whitening | null {
  let at = start;
  let before = Infinity;
  for (let step = 0; step < MOST_STEPS; step++) {
    const local = differencesAt(density, at);
    if (local === null) return null;
    const damped = descend(density, at, local);
    if (damped === null) return null;
    at = damped.next;
    // The scale of one step before is the scale of here only where that step was short.
    if (damped.shift === 0 && damped.length < SHORT && before < 1) return at;
    before = damped.length;
  }
  return null;
}

interface Local {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Of minus the log density. */
  readonly hessian: Float64Array;
}

/** Value and derivatives of minus the density in z, at z = 0. */
function differencesAt(density: LogDensity, at: Whitening): Local | null {
  const n = at.centre.length;
  const z = new Float64Array(n);
  const u = new Float64Array(n);
  const value = (): number => {
    unwhiten(at, z, u);
    return -density(u);
  };
  const centre = value();
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  const sums = new Float64Array(n);
  const h = SPACING;
  for (let i = 0; i < n; i++) {
    z[i] = h;
    const up = value();
    z[i] = -h;
    const down = value();
    z[i] = 0;
    gradient[i] = (up - down) / (2 * h);
    sums[i] = up + down - 2 * centre;
    hessian[i * n + i] = sums[i]! / (h * h);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      z[i] = z[j] = h;
      const up = value();
      z[i] = z[j] = -h;
      const down = value();
      z[i] = z[j] = 0;
      const mixed = (up + down - 2 * centre - sums[i]! - sums[j]!) / (2 * h * h);
      hessian[i * n + j] = mixed;
      hessian[j * n + i] = mixed;
    }
  }
  return [centre, ...gradient, ...hessian].every(Number.isFinite) ? { value: centre, gradient, hessian } : null;
}

/** Where Newton's step leads. */
interface Descent {
  readonly next: Whitening;
  /** Length of the full step. */
  readonly length: number;
  /** What had to be added to the Hessian's diagonal. */
  readonly shift: number;
}

/** One step: the Hessian shifted until it is positive definite, the step shortened until the density rises, the scale renewed. */
function descend(density: LogDensity, at: Whitening, { value, gradient, hessian }: Local): Descent | null {
  const n = gradient.length;
  for (let shift = 0; shift < 1e6; shift = shift === 0 ? 0.1 : 3 * shift) {
    const shifted = hessian.map((entry, k) => (k % (n + 1) === 0 ? entry + shift : entry));
    const factor = shifted.slice();
    if (!choleskyInPlace(factor, n, 1e-8)) continue;
    const step = gradient.map((slope) => -slope);
    choleskySolve(factor, n, step);
    const length = Math.hypot(...step);
    const moved = rise(density, at, step, value);
    const scale = moved === null ? null : rescaled(at, shifted);
    if (moved !== null && scale !== null) return { next: { centre: moved, factor: scale }, length, shift };
  }
  return null;
}

/** The first point along the step, halved and halved again, that is no worse; null where there is none. */
function rise(density: LogDensity, at: Whitening, step: Float64Array, value: number): Float64Array | null {
  const moved = new Float64Array(step.length);
  const length = Math.hypot(...step);
  let t = Math.min(1, LONG / length);
  for (let tries = 0; tries < 20; tries++, t /= 2) {
    unwhiten(
      at,
      step.map((part) => t * part),
      moved,
    );
    // Near the mode rounding decides which of two values is higher.
    if (-density(moved) <= value + ROUNDING * Math.abs(value)) return moved;
  }
  return null;
}

/** L of the covariance L_old H⁻¹ L_oldᵀ. */
function rescaled({ factor }: Whitening, hessian: Float64Array): Float64Array | null {
  const n = Math.sqrt(hessian.length);
  const inverse = inverseOfPositiveDefinite(hessian, n);
  if (inverse === null) return null;
  return factorOf(sandwich(factor, inverse, n), n);
}

/** A B Aᵀ of n × n matrices. */
export function sandwich(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const left = product(a, b, n);
  const transposed = a.map((_, k) => a[(k % n) * n + Math.floor(k / n)]!);
  return product(left, transposed, n);
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) out[i * n + j]! += a[i * n + k]! * b[k * n + j]!;
  }
  return out;
}
