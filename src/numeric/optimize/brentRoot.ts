import { KeizokuError, show } from "../../schema/error.ts";
import { functionIssues } from "./functionCheck.ts";
import type { ScalarOptions, ScalarResult } from "./scalar.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Root of a continuous function between two points where its signs differ (Brent's method).
 *
 * @param f finite between the two points; a root at one of them is found at once
 * @throws {KeizokuError} `invalid-input` where an end is not finite, `no-sign-change` where the signs agree
 * @example brentRoot((x) => x * x - 2, 0, 2).x // => 1.41421356
 * @see Brent (1973), Algorithms for Minimization without Derivatives, chapter 4
 */
export function brentRoot(
  f: (x: number) => number,
  lower: number,
  upper: number,
  options: ScalarOptions = {},
): ScalarResult {
  const { tolerance = 0, maxIterations = 500 } = options;
  checkArguments(f, lower, upper);
  const narrowest = tolerance / 2 + Number.EPSILON ** 2 * Math.abs(upper - lower);
  const at = (x: number): Point => ({ x, y: f(x) });
  let previous = at(lower);
  let best = at(upper);
  checkSigns(previous, best);
  let opposite = previous;
  let step = upper - lower;
  let stepBefore = step;
  for (let iterations = 0; ; iterations++) {
    if (best.y > 0 === opposite.y > 0) {
      opposite = previous;
      step = stepBefore = best.x - previous.x;
    }
    if (Math.abs(opposite.y) < Math.abs(best.y)) {
      previous = best;
      best = opposite;
      opposite = previous;
    }
    const within = 2 * Number.EPSILON * Math.abs(best.x) + narrowest;
    const half = (opposite.x - best.x) / 2;
    const done = Math.abs(half) <= within || best.y === 0;
    if (done || iterations >= maxIterations) {
      return scalarResult(done, best, iterations);
    }
    const guess = Math.abs(previous.y) > Math.abs(best.y) ? interpolated(previous, best, opposite) : NaN;
    const furthest = Math.min(1.5 * Math.abs(half), Math.abs(stepBefore) / 2);
    const trusted = Math.abs(stepBefore) >= within && guess / half > 0 && Math.abs(guess) < furthest;
    stepBefore = trusted ? step : half;
    step = trusted ? guess : half;
    previous = best;
    best = at(best.x + (Math.abs(step) > within ? step : Math.sign(half) * within));
  }
}

function scalarResult(done: boolean, best: Point, iterations: number): ScalarResult {
  const kind = done ? "converged" : "not-converged";
  return { kind, x: best.x, value: best.y, iterations, evaluations: iterations + 2 };
}

/** Step from `best` to the root of the secant, or of the inverse parabola where there are three points. */
function interpolated(previous: Point, best: Point, opposite: Point): number {
  const s = best.y / previous.y;
  if (previous.x === opposite.x) return ((opposite.x - best.x) * s) / (s - 1);
  const q = previous.y / opposite.y;
  const r = best.y / opposite.y;
  const numerator = s * ((opposite.x - best.x) * q * (q - r) - (best.x - previous.x) * (r - 1));
  return -numerator / ((q - 1) * (r - 1) * (s - 1));
}

function checkArguments(f: unknown, lower: number, upper: number): void {
  const issues = functionIssues(f);
  for (const [path, x] of [
    ["lower", lower],
    ["upper", upper],
  ] as const) {
    if (Number.isFinite(x)) continue;
    const fix = "Pass the two ends of an interval that holds the root.";
    issues.push({ code: "invalid-input", path, expected: "a finite number", received: show(x), fix });
  }
  if (issues.length > 0) throw new KeizokuError("brentRoot", issues);
}

function checkSigns(a: Point, b: Point): void {
  if (Math.min(a.y, b.y) <= 0 && Math.max(a.y, b.y) >= 0) return;
  const fix = "Widen the interval until the function changes sign on it.";
  const received = `${show(a.y)} at ${show(a.x)} and ${show(b.y)} at ${show(b.x)}`;
  throw new KeizokuError("brentRoot", [
    { code: "no-sign-change", path: "f", expected: "values of different sign at the ends", received, fix },
  ]);
}
