import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { normalCdf, normalQuantile } from "../distribution/normal.ts";
import type { RandomStream } from "../random/stream.ts";
import { meanAndVariance } from "./meanAndVariance.ts";
import { sortedQuantile } from "./quantile.ts";

/** How an interval is read from the replicates. */
export type BootstrapMethod = "bca" | "percentile" | "basic";

/** How to resample. */
export interface BootstrapOptions {
  /** Samples drawn; default 2000. */
  readonly resamples?: number;
  /** Coverage of the interval; default 0.95. */
  readonly level?: number;
  /**
   * `bca` (default): quantiles corrected for bias and for a spread that changes with the value, at the cost of one more
   * statistic for each observation; `percentile`: plain quantiles; `basic`: quantiles mirrored at the estimate.
   */
  readonly method?: BootstrapMethod;
}

/** A statistic with the uncertainty that comes from which observations happened to be seen. */
export interface BootstrapResult {
  /** The statistic of the data themselves. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: BootstrapMethod;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  /** Mean of the replicates less the estimate. */
  readonly bias: number;
  /** The statistic of each sample, in rising order. */
  readonly replicates: Float64Array;
}

/**
 * Interval for any statistic by drawing samples of the same size with replacement (Efron's bootstrap).
 *
 * @param data at least two observations of any kind: numbers, rows, or row numbers where the table is in columns
 * @param statistic a finite number for any sample; the array it is given is used again, so it must not keep it
 * @throws {KeizokuError} `empty-input`, `too-few-observations`, `invalid-input`; `not-finite` where the statistic is not
 * @example
 * import { randomStream } from "keizoku/numeric";
 * const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
 * bootstrap(randomStream(1), [3, 5, 8, 13], mean).estimate // => 7.25
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapters 13 and 14
 */
export function bootstrap<T>(
  stream: RandomStream,
  data: ArrayLike<T>,
  statistic: (sample: readonly T[]) => number,
  options: BootstrapOptions = {},
): BootstrapResult {
  const { resamples = 2000, level = 0.95, method = "bca" } = options;
  check(data, statistic, { resamples, level, method });
  const sample = Array.from(data);
  const estimate = finite(statistic(sample), "data");
  const replicates = new Float64Array(resamples);
  for (let k = 0; k < resamples; k++) {
    for (let i = 0; i < sample.length; i++) sample[i] = data[Math.floor(stream.next() * data.length)]!;
    replicates[k] = finite(statistic(sample), `resample ${String(k)}`);
  }
  replicates.sort();
  const tail = (1 - level) / 2;
  const shares = method === "bca" ? correctedShares(replicates, estimate, data, statistic, tail) : [tail, 1 - tail];
  const [low, high] = [sortedQuantile(replicates, shares[0]!), sortedQuantile(replicates, shares[1]!)];
  const { mean, variance } = meanAndVariance(replicates);
  return {
    estimate,
    lower: method === "basic" ? 2 * estimate - high : low,
    upper: method === "basic" ? 2 * estimate - low : high,
    level,
    method,
    standardError: Math.sqrt(variance),
    bias: mean - estimate,
    replicates,
  };
}

/** Where to read the replicates so that bias and changing spread are allowed for (equations 14.9 to 14.15). */
function correctedShares<T>(
  replicates: Float64Array,
  estimate: number,
  data: ArrayLike<T>,
  statistic: (sample: readonly T[]) => number,
  tail: number,
): readonly [number, number] {
  let below = 0;
  for (const replicate of replicates) below += replicate < estimate ? 1 : replicate === estimate ? 0.5 : 0;
  const margin = 0.5 / replicates.length;
  const shift = normalQuantile(Math.min(1 - margin, Math.max(margin, below / replicates.length)));
  const acceleration = accelerationOf(data, statistic);
  const share = (probability: number): number => {
    const z = shift + normalQuantile(probability);
    const slope = 1 - acceleration * z;
    return slope > 0 ? normalCdf(shift + z / slope) : z > 0 ? 1 : 0;
  };
  return [share(tail), share(1 - tail)];
}

/** A sixth of the skewness of the statistic when each observation in turn is left out, with its sign changed. */
function accelerationOf<T>(data: ArrayLike<T>, statistic: (sample: readonly T[]) => number): number {
  const rest = Array.from(data);
  const first = rest.shift()!;
  const left = Float64Array.from({ length: data.length }, (_, i) => {
    const value = finite(statistic(rest), `data without observation ${String(i)}`);
    if (i < rest.length) rest[i] = i === 0 ? first : data[i]!;
    return value;
  });
  const { mean } = meanAndVariance(left);
  let [squares, cubes] = [0, 0];
  for (const value of left) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

function finite(value: number, of: string): number {
  if (Number.isFinite(value)) return value;
  const fix =
    "Let the statistic give a finite number for every sample, also one that holds a single observation often.";
  throw new KeizokuError("bootstrap", [
    { code: "not-finite", path: "statistic", expected: `a finite number for ${of}`, received: show(value), fix },
  ]);
}

const methods: readonly unknown[] = ["bca", "percentile", "basic"] satisfies BootstrapMethod[];

function check(data: unknown, statistic: unknown, { resamples, level, method }: Required<BootstrapOptions>): void {
  const issues = dataIssues(data);
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (typeof statistic !== "function") wrong("statistic", "a function", statistic, "Pass a function of a sample.");
  if (!(Number.isSafeInteger(resamples) && resamples >= 2))
    wrong("options.resamples", "a whole number of at least 2", resamples, "Leave the option out for 2000 resamples.");
  if (!(Number.isFinite(level) && level > 0 && level < 1))
    wrong("options.level", "a number above 0 and below 1", level, "Pass the coverage as a share, 0.95 for 95 %.");
  if (!methods.includes(method))
    wrong("options.method", `one of ${methods.join(", ")}`, method, "Leave the option out for bca.");
  if (issues.length > 0) throw new KeizokuError("bootstrap", issues);
}

function dataIssues(data: unknown): Issue[] {
  if (!isArrayLike(data)) {
    const fix = "Pass the observations as an array.";
    return [{ code: "invalid-input", path: "data", expected: "a list of observations", received: show(data), fix }];
  }
  const size = data.length;
  if (size >= 2) return [];
  const code = size === 0 ? "empty-input" : "too-few-observations";
  const expected = "at least two observations";
  return [{ code, path: "data", expected, received: String(size), fix: "Pass more observations." }];
}
