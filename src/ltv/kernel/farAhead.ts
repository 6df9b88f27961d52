import { logGamma } from "../../numeric/special/logGamma.ts";

/** Nearer to a whole number than this, shape − a makes the two terms nearly cancel. */
const APART = 0.02;

/** How much larger than their sum the two terms may be. */
const CANCELLATION = 100;

/**
 * ₂F₁(shape, a; a + b; −s) for s well above 1, as two series in −1/s; NaN where they cancel (shape − a near a whole number, say), and
 * the caller needs another way. Plain numbers, no checks; all above 0.
 *
 * Abramowitz & Stegun (1964), 15.3.7. Against quadrature: relative difference below 1e-11 where it is not NaN.
 */
export function farAhead(shape: number, a: number, b: number, s: number): number {
  const d = shape - a;
  if (Math.abs(d - Math.round(d)) < APART) return NaN;
  const c = a + b;
  const all = logGamma(c);
  const slow = Math.exp(all + logAbsGamma(d) - logGamma(shape) - logGamma(b) - a * Math.log(s));
  const fast = Math.exp(all + logAbsGamma(-d) - logGamma(a) - logAbsGamma(c - shape) - shape * Math.log(s));
  const slowTerm = signOfGamma(d) * slow * series(a, 1 - b, 1 - d, s);
  const fastTerm = signOfGamma(-d) * signOfGamma(c - shape) * fast * series(shape, shape - c + 1, 1 + d, s);
  const sum = slowTerm + fastTerm;
  return Math.abs(slowTerm) + Math.abs(fastTerm) <= CANCELLATION * sum ? sum : NaN;
}

/** ln |Γ(x)|, by reflection below 0; Infinity at the poles. */
function logAbsGamma(x: number): number {
  if (x > 0) return logGamma(x);
  return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - Math.round(x))))) - logGamma(1 - x);
}

function signOfGamma(x: number): number {
  return x > 0 || Math.floor(x) % 2 === 0 ? 1 : -1;
}

/** ₂F₁(p, q; r; −1/s); NaN where it does not settle. */
function series(p: number, q: number, r: number, s: number): number {
  let term = 1;
  let sum = 1;
  let largest = 1;
  for (let n = 0; n < 400; n++) {
    term *= (((p + n) / (r + n)) * ((q + n) / (n + 1))) / -s;
    sum += term;
    largest = Math.max(largest, Math.abs(term));
    // Past a small r + n terms may grow once more: wait until that is behind.
    if (Math.abs(term) <= 1e-17 * Math.abs(sum) && (n > -r || n > 40)) break;
    if (n === 399) return NaN;
  }
  return largest <= CANCELLATION * Math.abs(sum) ? sum : NaN;
}
