import { logBeta } from "./logBeta.ts";

/**
 * Logarithm of 2F1(a, b; c; z) by Euler's integral, for the arguments where the power series is long.
 *
 * Kernel, domain of `hyp2f1` (not checked). With t = 1 / (1 + e^-s) the integrand t^b (1 - t)^(c - b) (1 - zt)^-a is positive, has one
 * peak, and is analytic for |Im s| < π, so the plain trapezoidal sum in s converges exponentially: the step is halved until it shows.
 *
 * @see NIST Digital Library of Mathematical Functions, 15.6.1 (the integral), 15.5.18 (the recurrence in c) and 3.5(i) (the sum)
 */
export function logHyp2f1Integral(a: number, b: number, c: number, z: number): number {
  const swap = Math.min(a, c - a) > Math.min(b, c - b);
  const [outer, inner] = swap ? [b, a] : [a, b];
  return c - inner > 0 ? eulerIntegral(outer, inner, c, z) : fromLargerC(a, b, c, z);
}

/** The integral needs min(a, b) < c: the recurrence in c brings values there down. */
function fromLargerC(a: number, b: number, c: number, z: number): number {
  const steps = Math.floor(Math.min(a, b) - c) + 1;
  let upper = c + steps + 1;
  let log = logHyp2f1Integral(a, b, upper - 1, z);
  let ratio = Math.exp(logHyp2f1Integral(a, b, upper, z) - log); // F(c + 1) / F(c)
  for (let k = 0; k < steps; k++) {
    upper -= 1;
    const middle = upper * (a + b - upper + (2 * upper - a - b - 1) * (1 - z));
    const below = (middle + (upper - a) * (upper - b) * z * ratio) / (upper * (upper - 1) * (1 - z));
    log += Math.log(below);
    ratio = 1 / below;
  }
  return log;
}

function eulerIntegral(a: number, b: number, c: number, z: number): number {
  const linear = (a - b) * z - c;
  const square = (c - a) * z;
  // The slope of the integrand's logarithm is zero where square t² + linear t + b = 0; 1 - t from its own equation keeps its digits.
  const t = positiveRoot(-square, -linear, -b);
  const rest = positiveRoot(square, -2 * square - linear, (b - c) * (1 - z));
  const peak = Math.log(t) - Math.log(rest);
  const top = logIntegrand(a, b, c, z, peak);
  const left = (1 - z) * t + rest; // 1 - zt
  const bend = ((1 - 2 * t) * left + z * t * rest) / (left * left);
  const curvature = Math.max(t * rest * (c - a * z * bend), 1e-6);
  const f = (s: number): number => Math.exp(logIntegrand(a, b, c, z, s) - top);
  const settled = 40 + Math.log(1 + a + c);
  const lower = -settled - Math.max(0, Math.log1p(-z));
  const upper = settled - Math.min(0, Math.log1p(-z));
  let step = Math.min(0.85, 1.2 / Math.sqrt(curvature));
  let sum = 1 + tail(f, peak - step, -step, b, lower) + tail(f, peak + step, step, c - b, upper);
  for (let halving = 0; halving < 9; halving++) {
    const half = step / 2;
    const between = tail(f, peak - half, -step, b, lower) + tail(f, peak + half, step, c - b, upper);
    const change = Math.abs(between - sum);
    sum += between;
    step = half;
    if (change <= 1e-8 * sum) break;
  }
  return Math.log(sum * step) + top - logBeta(b, c - b);
}

/**
 * Sum of f over start, start + spacing, …; beyond `settled` f falls like e^(-rate |s|), and the rest is a geometric series.
 * It also is, to all digits that matter, once the terms are negligible beside the peak's, which is 1.
 */
function tail(f: (s: number) => number, start: number, spacing: number, rate: number, settled: number): number {
  const fall = Math.expm1(-rate * Math.abs(spacing));
  const negligible = -1e-18 * fall;
  const direction = Math.sign(spacing);
  let sum = 0;
  for (let k = 0; k < 100_000; k++) {
    const s = start + k * spacing;
    const term = f(s);
    if (term < negligible || (s - settled) * direction > 0) return sum - term / fall;
    sum += term;
  }
  return sum;
}

/** b log t + (c - b) log(1 - t) - a log(1 - zt) at t = 1 / (1 + e^-s), in the form whose terms cancel least. */
function logIntegrand(a: number, b: number, c: number, z: number, s: number): number {
  const e = Math.exp(-Math.abs(s));
  const logRest = (s > 0 ? -s : 0) - Math.log1p(e); // log(1 - t)
  if (z > 0 && Math.abs(c - a) < c - b) {
    // b s + (c - a) log(1 - t) - a log(1 + (1 - z) e^s): both large powers of 1 - t are gone.
    const scaled = s > 600 ? s + Math.log(1 - z) : Math.log1p(s > 0 ? (1 - z) / e : (1 - z) * e);
    return b * s + (c - a) * logRest - a * scaled;
  }
  const logT = (s > 0 ? 0 : s) - Math.log1p(e);
  const zt = z * (s > 0 ? 1 / (1 + e) : e / (1 + e));
  const left = s > 0 ? (1 - z + e) / (1 + e) : (1 + (1 - z) * e) / (1 + e);
  return b * logT + (c - b) * logRest - a * (zt < 0.5 ? Math.log1p(-zt) : Math.log(left));
}

/** The smallest positive root of square t² + linear t + constant, constant < 0. */
function positiveRoot(square: number, linear: number, constant: number): number {
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square * constant));
  return linear >= 0 ? (-2 * constant) / (linear + root) : (root - linear) / (2 * square);
}
