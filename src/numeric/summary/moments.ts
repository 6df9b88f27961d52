import { KeizokuError, show } from "../../schema/error.ts";
import { checkFinite, columnIssues, throwIfAny } from "./columnCheck.ts";
import { sum } from "./sum.ts";

/** Count, mean and sums of powers of the deviations from it: all that mean, variance, skewness and kurtosis need. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared deviations. */
  readonly m2: number;
  /** Sum of cubed deviations. */
  readonly m3: number;
  /** Sum of deviations to the fourth power. */
  readonly m4: number;
}

/** The moments of nothing, from which merging starts. */
export const noMoments: Moments = { count: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/**
 * Moments of a column; parts of a table can be done apart and merged with {@link mergeMoments}.
 *
 * The deviations are taken from the exact mean, so nothing is lost where the mean is large beside the spread.
 *
 * @param values finite; none give {@link noMoments}
 * @throws {KeizokuError} `invalid-input`, `not-finite` where no double holds them
 * @example moments([1, 2, 3, 4]).m2 // => 5
 * @see Chan, Golub & LeVeque (1983), The American Statistician 37, 242–247
 */
export function moments(values: ArrayLike<number>): Moments {
  throwIfAny("moments", columnIssues("values", values, { atLeast: 0 }));
  const count = values.length;
  if (count === 0) return noMoments;
  const mean = sum(values) / count;
  let [m1, m2, m3, m4] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const off = values[i]! - mean;
    const square = off * off;
    m1 += off;
    m2 += square;
    m3 += square * off;
    m4 += square * square;
  }
  checkFinite("moments", "values", [mean, m1, m2, m3, m4]);
  /* What rounding left in the mean is taken out of the square sum. */
  return { count, mean, m2: m2 - (m1 * m1) / count, m3, m4 };
}

/**
 * Moments of two sets of values taken together, from the moments of each.
 *
 * @param a either may be {@link noMoments}
 * @throws {KeizokuError} `invalid-input` where one is no object
 * @example mergeMoments(moments([1, 2]), moments([3, 4])).mean // => 2.5
 * @see Pébay (2008), Sandia report SAND2008-6212, equations 2.1 and following
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  checkMoments("mergeMoments", "a", a);
  checkMoments("mergeMoments", "b", b);
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const shareA = a.count / count;
  const shareB = b.count / count;
  const gap = b.mean - a.mean;
  const across = gap * gap * a.count * shareB;
  return {
    count,
    mean: a.mean + gap * shareB,
    m2: a.m2 + b.m2 + across,
    m3: a.m3 + b.m3 + across * gap * (shareA - shareB) + 3 * gap * (shareA * b.m2 - shareB * a.m2),
    m4:
      a.m4 +
      b.m4 +
      across * gap * gap * (shareA * shareA - shareA * shareB + shareB * shareB) +
      6 * gap * gap * (shareA * shareA * b.m2 + shareB * shareB * a.m2) +
      4 * gap * (shareA * b.m3 - shareB * a.m3),
  };
}

/**
 * Throws where moments are no object; their numbers are not checked.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkMoments(operation: string, path: string, given: unknown): void {
  if (typeof given === "object" && given !== null) return;
  const expected = "moments, as `moments` gives them";
  const fix = "Pass the moments of a column.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(given), fix }]);
}
