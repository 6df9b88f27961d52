/**
 * The chance Q of the silence since the last purchase: see kernel.ts, whose letters are used here. Plain numbers, no checks.
 */
import type { CollapsedRows } from "../kernel/collapse.ts";

/** Terms so much smaller than the sum before them are left out; they never grow. */
const NEGLIGIBLE = 1e-20;

/** The sum over the opportunities at which a customer may have left, as far as it has been taken. */
export interface LeftSum {
  i: number;
  /** uᵢ: silent and still there at the i-th opportunity after the last purchase; not taken further once it is negligible. */
  there: number;
  /** Σ uₖ hₖ over k < i: silent because he left. */
  left: number;
}

/** The shapes of a customer at his last purchase: (a, b) of the chance to buy, (γ, d) of the chance to leave. */
export interface SilentShapes {
  readonly a: number;
  readonly b: number;
  readonly gamma: number;
  readonly d: number;
}

/** The shapes after `frequency` purchases, the last at `recency`. */
export function shapesAt(parameters: ArrayLike<number>, frequency: number, recency: number): SilentShapes {
  return {
    a: parameters[0]! + frequency,
    b: parameters[1]! + (recency - frequency),
    gamma: parameters[2]!,
    d: parameters[3]! + recency,
  };
}

/** Takes the sum on to `silence` opportunities. */
export function takeOn(sum: LeftSum, { a, b, gamma, d }: SilentShapes, silence: number): void {
  const all = a + b;
  const ends = gamma + d;
  let { i, there, left } = sum;
  for (; i < silence && there > NEGLIGIBLE * left; i++) {
    const end = ends + i;
    left += (there * gamma) / end;
    there *= ((b + i) / (all + i)) * ((d + i) / end);
  }
  sum.i = i;
  sum.there = there;
  sum.left = left;
}

/** Σ w ln Q over rows sorted by recency, frequency, age. */
export function logSilences(parameters: ArrayLike<number>, { columns, weights }: CollapsedRows): number {
  const [frequency, recency, age] = columns as [Float64Array, Float64Array, Float64Array];
  let sum = 0;
  let shapes = shapesAt(parameters, 0, 0);
  const q: LeftSum = { i: 0, there: 1, left: 0 };
  for (let row = 0; row < weights.length; row++) {
    if (row > 0 && isNewGroup(frequency, recency, row)) {
      q.i = 0;
      q.there = 1;
      q.left = 0;
    }
    if (q.i === 0) shapes = shapesAt(parameters, frequency[row]!, recency[row]!);
    takeOn(q, shapes, age[row]! - recency[row]!);
    sum += weights[row]! * Math.log(q.left + q.there);
  }
  return sum;
}

function isNewGroup(frequency: Float64Array, recency: Float64Array, row: number): boolean {
  return frequency[row] !== frequency[row - 1] || recency[row] !== recency[row - 1];
}

/** Where the values of a group's sum with derivatives stand: i, uᵢ, derivatives of ln uᵢ, then the sum with its derivatives. */
const I = 0;
const THERE = 1;
/** ∂α, ∂β, ∂γ, ∂δ of ln uᵢ; then ∂αα (= ∂αβ), ∂ββ, ∂γγ (= ∂γδ), ∂δδ. The two chances are independent: no other is above 0. */
const SLOPE = 2;
const BEND = 6;
const SUM = 10;
const SUM_SLOPE = 11;
const SUM_BEND = 15;
const SIZE = 31;

/** As {@link logSilences}, with the derivatives added to the gradient and to the upper half of the Hessian. */
export function addSilences(
  parameters: ArrayLike<number>,
  { columns, weights }: CollapsedRows,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const [frequency, recency, age] = columns as [Float64Array, Float64Array, Float64Array];
  const group = new Float64Array(SIZE);
  const whole = new Float64Array(SIZE);
  const logs: LogDerivatives = { slope: new Float64Array(4), bend: new Float64Array(4) };
  let shapes = shapesAt(parameters, 0, 0);
  let sum = 0;
  for (let row = 0; row < weights.length; row++) {
    if (row === 0 || isNewGroup(frequency, recency, row)) {
      group.fill(0);
      group[THERE] = 1;
      shapes = shapesAt(parameters, frequency[row]!, recency[row]!);
    }
    takeDerivativesOn(group, shapes, age[row]! - recency[row]!, logs);
    whole.set(group);
    copyLogs(group, logs);
    addTerm(whole, group[THERE]!, logs);
    const q = whole[SUM]!;
    const w = weights[row]!;
    sum += w * Math.log(q);
    for (let j = 0; j < 4; j++) {
      const relative = whole[SUM_SLOPE + j]! / q;
      gradient[j]! += w * relative;
      for (let k = j; k < 4; k++) {
        hessian[4 * j + k]! += w * (whole[SUM_BEND + 4 * j + k]! / q - (relative * whole[SUM_SLOPE + k]!) / q);
      }
    }
  }
  return sum;
}

/** Derivatives of the logarithm of a term, laid out as those of ln uᵢ. */
interface LogDerivatives {
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

/** Those of ln uᵢ itself. */
function copyLogs(group: Float64Array, { slope, bend }: LogDerivatives): void {
  for (let k = 0; k < 4; k++) {
    slope[k] = group[SLOPE + k]!;
    bend[k] = group[BEND + k]!;
  }
}

/** Adds a term and its derivatives to the sum. */
function addTerm(into: Float64Array, term: number, { slope, bend }: LogDerivatives): void {
  into[SUM]! += term;
  for (let j = 0; j < 4; j++) {
    const weighted = term * slope[j]!;
    into[SUM_SLOPE + j]! += weighted;
    for (let k = j; k < 4; k++) into[SUM_BEND + 4 * j + k]! += weighted * slope[k]!;
  }
  for (let half = 0; half < 2; half++) {
    const corner = SUM_BEND + 10 * half;
    const shared = term * bend[2 * half]!;
    into[corner]! += shared;
    into[corner + 1]! += shared;
    into[corner + 5]! += term * bend[2 * half + 1]!;
  }
}

/** As {@link takeOn}. */
function takeDerivativesOn(
  group: Float64Array,
  { a, b, gamma, d }: SilentShapes,
  silence: number,
  logs: LogDerivatives,
): void {
  const { slope, bend } = logs;
  let i = group[I]!;
  for (; i < silence && group[THERE]! > NEGLIGIBLE * group[SUM]!; i++) {
    const there = group[THERE]!;
    const qAll = 1 / (a + b + i);
    const qB = 1 / (b + i);
    const qEnd = 1 / (gamma + d + i);
    const qD = 1 / (d + i);
    const term = there * gamma * qEnd;
    copyLogs(group, logs);
    slope[2]! += ((d + i) * qEnd) / gamma;
    slope[3]! -= qEnd;
    bend[2]! += qEnd * qEnd;
    bend[3]! += qEnd * qEnd;
    addTerm(group, term, logs);
    // Of ln hᵢ, −1 / γ² stands at γγ alone.
    group[SUM_BEND + 10]! -= term / (gamma * gamma);
    group[THERE] = there * ((b + i) * qAll) * ((d + i) * qEnd);
    group[SLOPE]! -= qAll;
    group[SLOPE + 1]! += a * qAll * qB;
    group[SLOPE + 2]! -= qEnd;
    group[SLOPE + 3]! += gamma * qEnd * qD;
    group[BEND]! += qAll * qAll;
    group[BEND + 1]! += (qAll - qB) * (qAll + qB);
    group[BEND + 2]! += qEnd * qEnd;
    group[BEND + 3]! += (qEnd - qD) * (qEnd + qD);
  }
  group[I] = i;
}
