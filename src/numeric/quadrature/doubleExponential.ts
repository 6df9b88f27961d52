/** What a numerical integral found. */
export interface QuadratureResult {
  /** `not-converged` where the error stayed above the tolerance, or nothing but zeros was seen. */
  readonly kind: "converged" | "not-converged";
  readonly value: number;
  /** Estimate of the absolute error; mostly too large. */
  readonly error: number;
  /** Calls of the integrand. */
  readonly evaluations: number;
}

/** How exactly to integrate. */
export interface QuadratureOptions {
  /** Error allowed, relative to the integral of the absolute value; default 1e-13. */
  readonly tolerance?: number;
  /** Halvings of the step at most; default 8, some ten thousand evaluations. */
  readonly maxLevels?: number;
}

/** A sum over the line of the new variable t, refined by halving the step. */
interface Trapezoid {
  total: number;
  size: number;
  /** Largest term, and the terms at the two ends of the range. */
  largest: number;
  ends: number;
  from: number;
  to: number;
  evaluations: number;
}

const FIRST_STEP = 0.25;

/** Terms below this share of the largest are left out at the next level. */
const NEGLIGIBLE = 1e-22;

/**
 * Integral over t by the trapezoidal rule with halved steps, for integrands that a change of variable has made decay
 * double exponentially on both sides. `term` is the integrand times the derivative of the change of variable; NaN or
 * Infinity ends the range on that side. Kernel.
 *
 * @see Takahasi & Mori (1974), Publ. RIMS Kyoto Univ. 9, 721–741; the error estimate follows Bailey, Jeyabalan & Li
 * (2005), Experimental Mathematics 14, 317–329
 */
export function doubleExponential(
  term: (t: number) => number,
  reach: number,
  options: QuadratureOptions = {},
): QuadratureResult {
  const { tolerance = 1e-13, maxLevels = 8 } = options;
  const state = firstSum(term, reach);
  let step = FIRST_STEP;
  let value = state.total * step;
  let valueBefore = NaN;
  let error = Infinity;
  for (let level = 1; level <= maxLevels; level++) {
    refine(state, term, step);
    step /= 2;
    const next = state.total * step;
    const size = state.size * step;
    error = errorOf(Math.abs(next - value), Math.abs(next - valueBefore), size, state.ends * FIRST_STEP);
    valueBefore = value;
    value = next;
    if (level >= 2 && size > 0 && error <= tolerance * size) {
      return { kind: "converged", value, error, evaluations: state.evaluations };
    }
  }
  return {
    kind: "not-converged",
    value,
    error: Number.isFinite(error) ? error : Math.abs(value),
    evaluations: state.evaluations,
  };
}

/** From the last two differences: digits about double at each level; never less than rounding or what was cut off. */
function errorOf(last: number, lastButOne: number, size: number, cut: number): number {
  const floor = Math.max(4 * Number.EPSILON * size, cut);
  if (last === 0 || size === 0) return floor;
  const digits = -Math.log10(last / size);
  const before = -Math.log10(lastButOne / size);
  if (!(digits > 0)) return Math.max(last, floor);
  const reached = before > 0 ? Math.min((digits * digits) / before, 2 * digits) : digits;
  return Math.max(size * 10 ** -Math.max(reached, digits), floor);
}

/** The sum over the whole reach at the first step, and the range outside which terms can be left out. */
function firstSum(term: (t: number) => number, reach: number): Trapezoid {
  const state: Trapezoid = { total: 0, size: 0, largest: 0, ends: 0, from: 0, to: 0, evaluations: 0 };
  const middle = Math.floor(reach / FIRST_STEP);
  const terms = new Float64Array(2 * middle + 1);
  const most = walk(state, term, terms, middle, 1);
  const least = walk(state, term, terms, middle - 1, -1);
  state.ends = Math.abs(terms[least]!) + Math.abs(terms[most]!);
  const negligible = NEGLIGIBLE * state.largest;
  let [first, last] = [least, most];
  while (state.largest > 0 && first < last && Math.abs(terms[first + 1]!) <= negligible) first++;
  while (state.largest > 0 && last > first && Math.abs(terms[last - 1]!) <= negligible) last--;
  state.from = (first - middle) * FIRST_STEP;
  state.to = (last - middle) * FIRST_STEP;
  return state;
}

/** Adds terms from an index outwards while they are finite; the index of the last one. */
function walk(state: Trapezoid, term: (t: number) => number, terms: Float64Array, start: number, side: 1 | -1): number {
  const middle = (terms.length - 1) / 2;
  let k = start;
  for (; k >= 0 && k < terms.length; k += side) {
    const value = term((k - middle) * FIRST_STEP);
    state.evaluations++;
    if (!Number.isFinite(value)) break;
    terms[k] = value;
    state.total += value;
    state.size += Math.abs(value);
    state.largest = Math.max(state.largest, Math.abs(value));
  }
  return Math.min(Math.max(k - side, 0), terms.length - 1);
}

/** Adds the points half way between those there are. */
function refine(state: Trapezoid, term: (t: number) => number, step: number): void {
  for (let t = state.from + step / 2; t < state.to; t += step) {
    const value = term(t);
    state.evaluations++;
    if (!Number.isFinite(value)) continue;
    state.total += value;
    state.size += Math.abs(value);
  }
}
