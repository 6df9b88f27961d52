import { choleskyInPlace, choleskySolve } from "../../numeric/optimize/cholesky.ts";

/** Grouped rows of a logistic regression without intercept column: put a column of 1 among `columns` for one. */
export interface LogisticRows {
  readonly columns: readonly Float64Array[];
  /** Of each row how many (weighted) had the event, and how many not. */
  readonly events: Float64Array;
  readonly others: Float64Array;
  /** Added to the linear predictor; null for none. */
  readonly offset: Float64Array | null;
}

/** The estimate. */
export interface LogisticEstimate {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly iterations: number;
}

const MOST_ITERATIONS = 100;
/** Where chances are near certainty the first step can be 1e15 too long. */
const HALVINGS = 70;
/** What the likelihood could still gain, of its size, at an estimate that no step improves. */
const FLAT = 1e-8;

/**
 * Maximum likelihood of a logistic regression with few columns by Newton's method with halved steps, to full precision. Kernel.
 *
 * Null where there is no maximum (separation, collinear columns) or it was not reached.
 */
export function logisticNewton(rows: LogisticRows): LogisticEstimate | null {
  const width = rows.columns.length;
  const room = { gradient: new Float64Array(width), information: new Float64Array(width * width) };
  let coefficients = new Float64Array(width);
  let value = accumulate(rows, coefficients, room);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const step = Float64Array.from(room.gradient);
    if (!choleskyInPlace(room.information, width, floorOf(room.information, width))) return null;
    choleskySolve(room.information, width, step);
    const next = climb(rows, coefficients, step, value);
    if (next === null) {
      const gain = step.reduce((sum, part, j) => sum + part * room.gradient[j]!, 0);
      return gain <= FLAT * (1 + Math.abs(value)) ? finish(rows, coefficients, iteration) : null;
    }
    const size = Math.max(...Array.from(next.coefficients, (b, j) => Math.abs(b - coefficients[j]!)));
    ({ coefficients, value } = next);
    if (size <= 1e-11 * (1 + Math.max(...coefficients.map(Math.abs)))) return finish(rows, coefficients, iteration);
    accumulate(rows, coefficients, room);
  }
  return null;
}

/** A pivot below this is a column that follows from the others. */
function floorOf(information: Float64Array, width: number): number {
  let least = Infinity;
  for (let j = 0; j < width; j++) least = Math.min(least, information[j * width + j]!);
  return least * 1e-12;
}

/** The longest of the step, its half, its quarter, … that does not lower the likelihood; null where none does. */
function climb(
  rows: LogisticRows,
  from: Float64Array,
  step: Float64Array,
  value: number,
): { coefficients: Float64Array<ArrayBuffer>; value: number } | null {
  for (let k = 0, share = 1; k < HALVINGS; k++, share /= 2) {
    const coefficients = Float64Array.from(from, (b, j) => b + share * step[j]!);
    const reached = accumulate(rows, coefficients, null);
    if (reached >= value - 1e-13 * Math.abs(value)) return { coefficients, value: reached };
  }
  return null;
}

function finish(rows: LogisticRows, coefficients: Float64Array, iterations: number): LogisticEstimate | null {
  const width = coefficients.length;
  const room = { gradient: new Float64Array(width), information: new Float64Array(width * width) };
  accumulate(rows, coefficients, room);
  if (!choleskyInPlace(room.information, width, floorOf(room.information, width))) return null;
  const standardErrors = Float64Array.from({ length: width }, (_, j) => {
    const unit = new Float64Array(width);
    unit[j] = 1;
    choleskySolve(room.information, width, unit);
    return Math.sqrt(unit[j]!);
  });
  const ok = coefficients.every(Number.isFinite) && standardErrors.every(Number.isFinite);
  return ok ? { coefficients, standardErrors, iterations } : null;
}

/** Log-likelihood; writes its gradient and the information where there is room. */
function accumulate(
  { columns, events, others, offset }: LogisticRows,
  coefficients: Float64Array,
  room: { gradient: Float64Array; information: Float64Array } | null,
): number {
  const width = columns.length;
  room?.gradient.fill(0);
  room?.information.fill(0);
  let logLikelihood = 0;
  for (let i = 0; i < events.length; i++) {
    let linear = offset === null ? 0 : offset[i]!;
    for (let j = 0; j < width; j++) linear += coefficients[j]! * columns[j]![i]!;
    const [event, other] = [events[i]!, others[i]!];
    const small = Math.exp(-Math.abs(linear));
    logLikelihood -= Math.log1p(small) * (event + other) + (linear > 0 ? other * linear : -event * linear);
    if (room === null) continue;
    const chance = linear > 0 ? 1 / (1 + small) : small / (1 + small);
    const residual = event - (event + other) * chance;
    const spread = ((event + other) * small) / (1 + small) ** 2;
    for (let j = 0; j < width; j++) {
      room.gradient[j]! += residual * columns[j]![i]!;
      for (let k = 0; k <= j; k++) room.information[j * width + k]! += spread * columns[j]![i]! * columns[k]![i]!;
    }
  }
  return logLikelihood;
}
