import { logGamma } from "../../numeric/special/logGamma.ts";

/** Nearer to a whole number than this, shape − a makes the two terms nearly cancel. */
const APART = 0.02;

/** How much larger than their sum the two terms may be. */
const CANCELLATION = 100;

/** What the two series have in front that does not depend on s. */
export interface FarTerms {
  readonly shape: number;
  readonly a: number;
  readonly b: number;
  /** ln of the two factors, and their signs. */
  readonly slow: number;
  readonly fast: number;
  readonly slowSign: number;
  readonly fastSign: number;
}

/** Prepares {@link farAheadBy}; null where the two series cancel (shape − a near a whole number). */
export function farTerms(shape: number, a: number, b: number): FarTerms | null {
  const d = shape - a;
  if (Math.abs(d - Math.round(d)) < APART) return null;
  const c = a + b;
  const all = logGamma(c);
  return {
    shape,
    a,
    b,
    slow: all + logAbsGamma(d) - logGamma(shape) - logGamma(b),
    fast: all + logAbsGamma(-d) - logGamma(a) - logAbsGamma(c - shape),
    slowSign: signOfGamma(d),
    fastSign: signOfGamma(-d) * signOfGamma(c - shape),
  };
}

/**
 * ₂F₁(shape, a; a + b; −s) for s well above 1, as two series in −1/s; NaN where they cancel, and the caller needs another way. Plain
 * numbers, no checks; all above 0.
 *
 * Abramowitz & Stegun (1964), 15.3.7. Against quadrature: relative difference below 1e-11 where it is not NaN.
 */
export function farAheadBy(terms: FarTerms, s: number): number {
  const { shape, a, b } = terms;
  const d = shape - a;
  const log = Math.log(s);
  const slowTerm = terms.slowSign * Math.exp(terms.slow - a * log) * series(a, 1 - b, 1 - d, s);
  const fastTerm = terms.fastSign * Math.exp(terms.fast - shape * log) * series(shape, shape - (a + b) + 1, 1 + d, s);
  const sum = slowTerm + fastTerm;
  return Math.abs(slowTerm) + Math.abs(fastTerm) <= CANCELLATION * sum ? sum : NaN;
}

/** The same at once. */
export function farAhead(shape: number, a: number, b: number, s: number): number {
  const terms = farTerms(shape, a, b);
  return terms === null ? NaN : farAheadBy(terms, s);
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
