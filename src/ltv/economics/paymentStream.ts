/**
 * What one customer brings, period by period: margin(k) · S(k) · vᵏ, and its sums. From `terms.length` on every term is the one before it
 * times `ratio`. Kernels: margins at least 0, shares and v from 0 to 1, not checked.
 */
export interface PaymentStream {
  /** The first terms, at least one; a leading 0 where the first payment comes after a period. */
  readonly terms: Float64Array;
  /** From 0 to 1. */
  readonly ratio: number;
  /** Terms in all, Infinity for an endless stream; at least `terms.length`. */
  readonly count: number;
}

/** What a stream is made of. */
export interface StreamParts {
  /** By age; the last one holds. */
  readonly margins: ArrayLike<number>;
  /** Shares that stay, by step; the last one holds, none means that all stay. */
  readonly steps: ArrayLike<number>;
  /** Periods that pay, Infinity for ever. */
  readonly periods: number;
  readonly discount: number;
  /** Whether the first margin comes at the start (period 0), or a period later from those still there. */
  readonly advance: boolean;
}

/** The terms of a stream, its regular end as a ratio. */
export function paymentStream({ margins, steps, periods, discount, advance }: StreamParts): PaymentStream {
  const first = advance ? 0 : 1;
  const count = Math.max(periods - first, 1);
  const terms = new Float64Array(Math.min(count, Math.max(margins.length, steps.length + 1)));
  let factor = 1;
  for (let age = 0; age < terms.length + first; age++) {
    if (age > 0) factor *= discount * stepAt(steps, age);
    const margin = age < periods ? margins[Math.min(age - first, margins.length - 1)]! : 0;
    if (age >= first) terms[age - first] = factor * margin;
  }
  return { terms, ratio: discount * stepAt(steps, Infinity), count };
}

function stepAt(steps: ArrayLike<number>, age: number): number {
  return steps.length === 0 ? 1 : steps[Math.min(age, steps.length) - 1]!;
}

/** Sum of all terms; Infinity where it has none. */
export function streamTotal(stream: PaymentStream): number {
  return streamSum(stream, stream.count);
}

/** Sum of the first `count` terms. */
export function streamSum({ terms, ratio, count: all }: PaymentStream, count: number): number {
  const known = Math.min(count, terms.length);
  let sum = 0;
  for (let k = 0; k < known; k++) sum += terms[k]!;
  const rest = Math.min(count, all) - terms.length;
  const last = terms[terms.length - 1]!;
  return rest > 0 && last > 0 && ratio > 0 ? sum + last * geometricSum(ratio, rest) : sum;
}

/** ratio + ratio² + … of so many terms; Infinity where there is no end and none gets smaller. */
export function geometricSum(ratio: number, terms: number): number {
  if (terms === 0 || ratio === 0) return 0;
  if (ratio === 1) return terms;
  if (terms === Infinity) return ratio < 1 ? ratio / (1 - ratio) : Infinity;
  const log = Math.log(ratio);
  // Near 1 the difference 1 − ratioⁿ loses digits.
  return (ratio * Math.expm1(terms * log)) / (ratio - 1);
}

/** The first terms' running sums. */
export function cumulated(stream: PaymentStream, count: number): number[] {
  const sums: number[] = [];
  let [sum, term] = [0, 0];
  for (let k = 0; k < Math.min(count, stream.count); k++) {
    term = k < stream.terms.length ? stream.terms[k]! : term * stream.ratio;
    sum += term;
    sums.push(sum);
  }
  return sums;
}

/** How many terms cover an amount: whole, and with the last one taken in proportion; null where all together do not. */
export interface Coverage {
  readonly whole: number;
  readonly exact: number;
}

/** When a stream has brought in so much. */
export function coverage(stream: PaymentStream, amount: number, tolerance: number): Coverage | null {
  if (amount <= 0) return { whole: 0, exact: 0 };
  const needed = amount * (1 - tolerance);
  const { terms, ratio } = stream;
  let sum = 0;
  for (let k = 0; k < terms.length; k++) {
    const next = sum + terms[k]!;
    if (next >= needed) return { whole: k + 1, exact: k + Math.min(1, (amount - sum) / terms[k]!) };
    sum = next;
  }
  // The rest of an endless stream comes near its total and never reaches it.
  if (!(streamTotal(stream) >= needed)) return null;
  const last = terms[terms.length - 1]!;
  let low = terms.length;
  let high = low + Math.max(1, Math.ceil(stepsToCover(ratio, (needed - sum) / last)));
  while (high < Math.min(stream.count, 2 ** 53) && streamSum(stream, high) < needed) high *= 2;
  high = Math.min(high, stream.count, Number.MAX_SAFE_INTEGER);
  if (!(streamSum(stream, high) >= needed)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (streamSum(stream, middle) >= needed) high = middle;
    else low = middle;
  }
  const before = streamSum(stream, high - 1);
  const term = streamSum(stream, high) - before;
  return { whole: high, exact: high - 1 + (term > 0 ? Math.min(1, (amount - before) / term) : 1) };
}

/** n with ratio + … + ratioⁿ = share, a first guess. */
function stepsToCover(ratio: number, share: number): number {
  if (ratio === 1) return share;
  const left = 1 - (share * (1 - ratio)) / ratio;
  return left > 0 ? Math.min(Math.log(left) / Math.log(ratio), 2 ** 50) : 1;
}
