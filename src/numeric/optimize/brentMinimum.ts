import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { functionIssues } from "./functionCheck.ts";
import type { ScalarOptions, ScalarResult } from "./scalar.ts";

/** Share of the larger part that a golden-section step takes. */
const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** Closer than the square root of the rounding unit the values of a smooth function no longer differ. */
const SMALLEST = 1.5e-8;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The interval that is left, and the three best points in order. */
interface Section {
  low: number;
  high: number;
  best: Point;
  second: Point;
  third: Point;
}

/**
 * Minimum of a function between two points (Brent's method: parabolas, safeguarded by golden sections).
 *
 * Finds a local minimum, the only one where the function is unimodal; x is right to about 8 digits, for values near a
 * minimum differ too little to tell more. Values that are not finite count
 * as high; the point 38 % into the interval should be finite.
 *
 * @throws {KeizokuError} `invalid-input` where an end is not finite or the ends are not in order
 * @example brentMinimum((x) => (x - 1) ** 2 + 3, -4, 5).x // => 1.0000
 * @see Brent (1973), Algorithms for Minimization without Derivatives, chapter 5
 */
export function brentMinimum(
  f: (x: number) => number,
  lower: number,
  upper: number,
  options: ScalarOptions = {},
): ScalarResult {
  checkInterval(f, lower, upper);
  const { tolerance = 0, maxIterations = 200 } = options;
  const at = (x: number): Point => {
    const y = f(x);
    return { x, y: Number.isFinite(y) ? y : y === -Infinity ? -Number.MAX_VALUE : Number.MAX_VALUE };
  };
  const first = at(lower + GOLDEN * (upper - lower));
  const section: Section = { low: lower, high: upper, best: first, second: first, third: first };
  let step = 0;
  let stepBefore = 0;
  for (let iterations = 0; ; iterations++) {
    const { low, high, best } = section;
    const middle = (low + high) / 2;
    const within = SMALLEST * Math.abs(best.x) + tolerance / 4 + 1e-11;
    const done = Math.abs(best.x - middle) + (high - low) / 2 <= 2 * within;
    if (done || iterations >= maxIterations) {
      const kind = done ? "converged" : "not-converged";
      return { kind, x: best.x, value: best.y, iterations, evaluations: iterations + 1 };
    }
    const guess = Math.abs(stepBefore) > within ? vertex(section) : NaN;
    const inside = best.x + guess > low && best.x + guess < high;
    const towards = best.x < middle ? high - best.x : low - best.x;
    if (inside && Math.abs(guess) < Math.abs(stepBefore) / 2) {
      stepBefore = step;
      const near = best.x + guess - low < 2 * within || high - best.x - guess < 2 * within;
      step = near ? Math.sign(middle - best.x || 1) * within : guess;
    } else {
      stepBefore = towards;
      step = GOLDEN * towards;
    }
    narrow(section, at(best.x + (Math.abs(step) >= within ? step : (Math.sign(step) || 1) * within)));
  }
}

/** Step from the best point to the vertex of the parabola through the three; NaN where they lie on a line. */
function vertex({ best, second, third }: Section): number {
  const r = (best.x - second.x) * (best.y - third.y);
  const q = (best.x - third.x) * (best.y - second.y);
  const numerator = (best.x - third.x) * q - (best.x - second.x) * r;
  const guess = -numerator / (2 * (q - r));
  return Number.isFinite(guess) ? guess : NaN;
}

function narrow(section: Section, point: Point): void {
  const { best, second, third } = section;
  if (point.y <= best.y) {
    if (point.x >= best.x) section.low = best.x;
    else section.high = best.x;
    Object.assign(section, { best: point, second: best, third: second });
    return;
  }
  if (point.x < best.x) section.low = point.x;
  else section.high = point.x;
  if (point.y <= second.y || second.x === best.x) Object.assign(section, { second: point, third: second });
  else if (point.y <= third.y || third.x === best.x || third.x === second.x) section.third = point;
}

function checkInterval(f: unknown, lower: number, upper: number): void {
  const issues: Issue[] = functionIssues(f);
  const fix = "Pass the two ends of the interval to search, the smaller one first.";
  if (!Number.isFinite(lower)) {
    issues.push({ code: "invalid-input", path: "lower", expected: "a finite number", received: show(lower), fix });
  }
  if (!Number.isFinite(upper) || upper < lower) {
    const expected = `a finite number of at least ${show(lower)}`;
    issues.push({ code: "invalid-input", path: "upper", expected, received: show(upper), fix });
  }
  if (issues.length > 0) throw new KeizokuError("brentMinimum", issues);
}
