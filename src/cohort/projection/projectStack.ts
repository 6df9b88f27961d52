import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import type { Layers } from "../stack.ts";
import { checkChoice } from "../survival/options.ts";
import { fanOf, type Fan } from "./fan.ts";
import { pricesOf, type PriceOf } from "./prices.ts";
import { readHistory, type HistoryRows, type ProjectionHistory } from "./readHistory.ts";
import { readRetention, type ProjectedRetention, type RetentionDraws } from "./readRetention.ts";
import { expectedSurvivors, randomSurvivors, type PathInput } from "./survivors.ts";

/** How {@link projectStack} goes on. */
export interface ProjectionOptions {
  /**
   * By age in periods of the history, whatever gave it: a rate, rates, `survivalShares(curve)` of a Kaplan-Meier curve, `{ survival }` of a fitted
   * model as numbers or as a function, or `{ draws }` of any of them.
   */
  readonly retention: ProjectedRetention;
  /** New customers of each projected period; one number is the same for all; periods beyond the list bring nobody. They come as planned, without chance. A stack of records counts at the end of a period: pass those who are then still there. */
  readonly acquisitions: number | ArrayLike<number>;
  /** Periods to project; history and horizon have at most 3,000. As many as there are acquisitions by default; needed where that is one number. */
  readonly horizon?: number;
  /**
   * What one customer pays in a period, in the unit of the history's revenue: one number, or by age (the last holds on). Without it each cohort goes
   * on paying per customer what it paid in the last period, new ones what the youngest pays.
   */
  readonly revenuePerCustomer?: number | ArrayLike<number>;
  /** "binomial": each customer stays or leaves by himself, which matters where there are few. "none": shares as expected. "binomial" by default. */
  readonly noise?: "none" | "binomial";
  /** Paths behind the fan with binomial noise, from 100 to 100,000; 1,000 by default, and never fewer than draws. Without noise there is one for each draw. */
  readonly paths?: number;
  /** The same seed gives the same fan; 1 by default. */
  readonly seed?: number | string | RandomStream;
}

/** Layers of history and projection, with the fan of the projected totals. */
export interface ProjectedLayers extends Layers {
  readonly fan: Fan;
}

/** Where the stack goes. */
export interface StackProjection {
  /** Periods of the history: `layers[periods]` is the first projected one. */
  readonly periods: number;
  readonly horizon: number;
  readonly noise: "none" | "binomial";
  /** How many paths the fan is made of. */
  readonly paths: number;
  /** The history as it was, then the expected layers. */
  readonly customers: ProjectedLayers;
  /** Null where neither the history nor the options have revenue. */
  readonly revenue: ProjectedLayers | null;
  /** `no-uncertainty`, `beyond-curve`, `running-period`. */
  readonly notes: readonly Note[];
}

/**
 * Projects a stack: the cohorts that are there go on by their age, new ones come as planned.
 *
 * Of a cohort of age a, S(a + h) / S(a) is expected to be there h periods later: who has stayed long leaves seldom. Expected layers
 * are means over the draws. The fan holds what is left open: the draws of the curve, and with `noise: "binomial"` chance itself (customers stay or leave
 * independently of each other, which makes it too narrow where they leave together). It does not hold that acquisitions or prices may differ from the plan,
 * or that the curve may be of the wrong kind. A horizon of 0 gives the history.
 *
 * Curve and history must count alike. A layer of `stackOf` holds those still there at the end of their first period, while `retentionTable` has everybody
 * who came at age 0: with such a history take the shares of `layersByAge`, or who leaves in his first period is taken off twice.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-many-periods`
 * @example
 * const history = stack({ acquisitions: [200, 200, 200], retention: 0.5 });
 * const { customers } = projectStack(history, { retention: 0.5, acquisitions: [200, 200], seed: 7 });
 * customers.totals // => [200, 300, 350, 375, 387.5]
 * customers.layers[3] // => [25, 50, 100, 200]
 * customers.fan.intervals.map(({ level }) => level) // => [0.5, 0.8, 0.95]
 * projectStack(history, { retention: 0.5, acquisitions: 200, horizon: 2, noise: "none" }).customers.fan.median // => [375, 387.5]
 */
export function projectStack(history: ProjectionHistory, options: ProjectionOptions): StackProjection {
  const operation = "projectStack";
  const rows = readHistory(operation, history);
  const { periods, horizon, size, noise } = readOptions(operation, rows, options);
  const draws = readRetention(operation, options.retention, periods + horizon);
  const price = pricesOf(operation, options.revenuePerCustomer, rows);
  const count = pathsOf(operation, options.paths, noise, draws.length);
  const { seed = 1 } = options;
  const stream = isStream(seed) ? seed : randomStream(seed);
  const inputs = draws.map((curves): PathInput => ({ periods, horizon, size, curves }));
  const expected = expectedLayers(inputs);
  const run = { inputs, price, count, noise, stream };
  const fans = fansOf(run);
  const customers = { ...joined(rows.customers, expected), fan: fans.customers };
  const revenue = price === null ? null : { ...paidLayers(rows, expected, price), fan: fans.revenue! };
  const notes = [...certainNotes(noise, draws.length, horizon), ...beyondNotes(rows, draws), ...runningNotes(history)];
  return { periods, horizon, noise, paths: count, customers, revenue, notes };
}

function isStream(seed: unknown): seed is RandomStream {
  return typeof seed === "object" && seed !== null && typeof (seed as Partial<RandomStream>).split === "function";
}

const amount = { min: 0, max: 1e15, fix: "Pass how many customers each period brings." };

function readOptions(operation: string, rows: HistoryRows, options: ProjectionOptions) {
  checkNumbers<never>(operation, "options", options as unknown as Record<never, number>, {});
  const { noise = "binomial" } = options;
  const acquisitions = options.acquisitions as unknown;
  checkChoice(operation, "options.noise", noise, ["none", "binomial"]);
  const periods = rows.customers.length;
  const fixed = typeof acquisitions === "number";
  const horizon = options.horizon ?? (fixed ? NaN : ((acquisitions as ArrayLike<number> | null)?.length ?? NaN));
  const rule = { min: 0, max: MOST_PERIODS - periods, integer: true, fix: "Pass how many periods to project." };
  if (fixed) checkNumbers(operation, "options", { acquisitions }, { acquisitions: amount });
  else checkPlan(operation, acquisitions);
  checkNumbers(operation, "options", { horizon }, { horizon: rule });
  const size = new Float64Array(periods + horizon);
  size.set(rows.customers.at(-1)!);
  for (let h = 0; h < horizon; h++) {
    size[periods + h] = fixed ? acquisitions : ((acquisitions as ArrayLike<number>)[h] ?? 0);
  }
  return { periods, horizon, size, noise };
}

/** An empty plan is one: nobody comes. */
function checkPlan(operation: string, acquisitions: unknown): void {
  const path = "options.acquisitions";
  const { fix } = amount;
  const issues: Issue[] = [];
  if (!isArrayLike(acquisitions)) {
    const expected = "a number, or a column of numbers";
    issues.push({ code: "invalid-input", path, expected, received: show(acquisitions), fix });
  } else {
    for (let h = 0; h < acquisitions.length && h < MOST_PERIODS; h++) {
      const value = acquisitions[h] as number;
      if (Number.isFinite(value) && value >= amount.min && value <= amount.max) continue;
      const expected = "a finite number from 0 to 1e15";
      issues.push({ code: "invalid-input", path: `${path}[${String(h)}]`, expected, received: show(value), fix });
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function pathsOf(operation: string, given: number | undefined, noise: "none" | "binomial", draws: number): number {
  const paths = given ?? 1000;
  const rule = { min: 100, max: 100_000, integer: true, fix: "Pass how many paths the fan is made of." };
  checkNumbers(operation, "options", { paths }, { paths: rule });
  return noise === "none" ? draws : Math.max(paths, draws);
}

/** `layers[h][cohort]`: means over the draws. */
function expectedLayers(inputs: readonly PathInput[]): number[][] {
  const { periods, horizon, size } = inputs[0]!;
  const layers = Array.from({ length: horizon }, (_, h) => new Array<number>(periods + h + 1).fill(0));
  const out = new Float64Array(horizon);
  for (const input of inputs) {
    for (let c = 0; c < size.length; c++) {
      expectedSurvivors(input, c, out);
      for (let h = Math.max(0, c - periods); h < horizon; h++) layers[h]![c]! += out[h]! / inputs.length;
    }
  }
  return layers;
}

interface Run {
  readonly inputs: readonly PathInput[];
  readonly price: PriceOf | null;
  readonly count: number;
  readonly noise: "none" | "binomial";
  readonly stream: RandomStream;
}

/** Runs every path; path i has draw i, beginning anew after the last. */
function fansOf({ inputs, price, count, noise, stream }: Run): { customers: Fan; revenue: Fan | null } {
  const { periods, horizon, size } = inputs[0]!;
  const column = (): Float64Array[] => Array.from({ length: horizon }, () => new Float64Array(count));
  const customers = column();
  const revenue = price === null ? null : column();
  const out = new Float64Array(horizon);
  for (let i = 0; i < count; i++) {
    const input = inputs[i % inputs.length]!;
    const own = noise === "none" ? null : stream.split(i);
    for (let c = 0; c < size.length; c++) {
      if (size[c] === 0) continue;
      if (own === null) expectedSurvivors(input, c, out);
      else randomSurvivors(input, c, own, out);
      for (let h = Math.max(0, c - periods); h < horizon; h++) {
        customers[h]![i]! += out[h]!;
        if (revenue !== null) revenue[h]![i]! += out[h]! * price!(c, periods + h - c);
      }
    }
  }
  return { customers: fanOf(customers), revenue: revenue === null ? null : fanOf(revenue) };
}

function joined(history: HistoryRows["customers"], projected: readonly (readonly number[])[]): Layers {
  const layers = [...history, ...projected];
  return { layers, totals: layers.map((row) => row.reduce((sum, value) => sum + value, 0)) };
}

function paidLayers(rows: HistoryRows, expected: readonly (readonly number[])[], price: PriceOf): Layers {
  const periods = rows.customers.length;
  const paid = (layer: readonly number[], period: number): number[] =>
    layer.map((count, cohort) => count * price(cohort, period - cohort));
  return joined(
    rows.revenue ?? rows.customers.map(paid),
    expected.map((layer, h) => paid(layer, periods + h)),
  );
}

function certainNotes(noise: "none" | "binomial", draws: number, horizon: number): Note[] {
  if (noise === "binomial" || draws > 1 || horizon === 0) return [];
  const message = "One curve and no noise: all of the fan is the expected path. Pass draws of the curve, or noise.";
  return [{ code: "no-uncertainty", message }];
}

function runningNotes({ running = false }: ProjectionHistory): Note[] {
  if (!running) return [];
  const message =
    "The last period of the history is not over and is taken as if it were; leave it out, or see what it will end at (nowcastPeriod).";
  return [{ code: "running-period", message }];
}

/** Cohorts that are older than the curve allows. */
function beyondNotes(rows: HistoryRows, draws: RetentionDraws): Note[] {
  const last = rows.customers.at(-1)!;
  const periods = rows.customers.length;
  const beyond = last.filter((count, c) => count > 0 && draws.some((curves) => curves[c]![periods - 1 - c] === 0));
  if (beyond.length === 0) return [];
  const message = `${String(beyond.length)} cohorts have customers of an age at which the curve has none left: all of them are taken to leave at once.`;
  return [{ code: "beyond-curve", message }];
}
