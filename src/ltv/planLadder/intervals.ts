import type { RandomStream } from "../../numeric/random/stream.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { seedStream } from "../kernel/seedStream.ts";
import { chainOf, type PeriodicPlanLadderScorer } from "./chain.ts";
import { checkedLevel, type LevelOptions } from "./transitions.ts";

/** How posterior draws are made. */
export interface IntervalOptions extends LevelOptions {
  /** How many models are drawn, 20 to 100,000; 1000 by default. */
  readonly draws?: number;
  /** The same seed gives the same intervals; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/** Limits and median of figures, each in the shape of the answer itself. */
export interface Intervals<T> {
  readonly lower: T;
  readonly median: T;
  readonly upper: T;
}

/**
 * How sure the answer to any question about a model is: it is asked of models drawn from the posterior (each row of chances from its Dirichlet
 * distribution), and every number of the answer gets its quantiles. Answers that hang together are drawn together: ask for the difference of two values,
 * not for two intervals. Only the numbers asked for are kept, draw by draw.
 *
 * Intervals speak of chances that are not known exactly, not of the luck of single customers.
 *
 * @param question a function of the model that gives a finite number, or objects and lists with at least one, of one shape
 * @throws {KeizokuError} `invalid-input` (of the question too, where its answers hold other numbers or none), and whatever the question throws
 * @example
 * const parameters = { states: ["on", "off"], exits: ["off"], counts: [[900, 100]], prior: [[0.5, 0.5]] };
 * const model = { parameters, fit: { timeUnit: "month" } };
 * const { lower, upper } = posteriorIntervals(model, (drawn) => expectedPeriods(drawn)[0].untilExit, { seed: 1 });
 * lower > 8 && lower < 9 && upper > 11 && upper < 13 // => true
 */
export function posteriorIntervals<M extends PeriodicPlanLadderScorer, T>(
  model: M,
  question: (drawn: M) => T,
  options: IntervalOptions,
): Intervals<T> {
  const operation = "planLadder.posteriorIntervals";
  chainOf(operation, model);
  const level = checkedLevel(operation, options);
  const { draws = 1000 } = options;
  const rule = { min: 20, max: 100_000, integer: true, fix: "Pass how many models to draw, 1000 for instance." };
  checkNumbers(operation, "options", { draws }, { draws: rule });
  if (typeof (question as unknown) !== "function") throw wrongQuestion(operation, show(question));
  const stream = seedStream(options.seed);
  const shape = question(model);
  const width = figuresOf(operation, shape).length;
  const columns = Array.from({ length: width }, () => new Float64Array(draws));
  for (let d = 0; d < draws; d++) {
    const figures = figuresOf(operation, question(drawnModel(model, stream)));
    if (figures.length !== width) throw wrongQuestion(operation, "answers of different lengths");
    for (let k = 0; k < width; k++) columns[k]![d] = figures[k]!;
  }
  columns.forEach((column) => column.sort());
  const at = (probability: number): T =>
    withLeaves(
      shape,
      columns.map((column) => sortedQuantile(column, probability)),
    );
  return { lower: at((1 - level) / 2), median: at(0.5), upper: at((1 + level) / 2) };
}

function wrongQuestion(operation: string, received: string): KeizokuError {
  const expected = "a function of the model with an answer of one shape, its numbers finite";
  const fix = "Pass a function such as (drawn) => planLadder.stateValues(drawn, options).";
  return new KeizokuError(operation, [{ code: "invalid-input", path: "question", expected, received, fix }]);
}

/** The model with rows of chances drawn from the posterior, as counts without a prior. */
function drawnModel<M extends PeriodicPlanLadderScorer>(model: M, stream: RandomStream): M {
  const { counts, prior } = model.parameters;
  const drawn = counts.map((row, i) =>
    dirichlet(
      stream,
      row.map((count, j) => count + prior[i]![j]!),
    ),
  );
  return { ...model, parameters: { ...model.parameters, counts: drawn, prior: prior.map((row) => row.map(() => 0)) } };
}

/** What is possible stays possible: chances are not drawn below this share of the largest one. */
const LEAST_LOG = Math.log(1e-15);

/** Shares from gamma numbers on the log scale, where those of small shapes do not become 0: one of shape + 1, times a uniform number to the power 1 / shape. */
function dirichlet(stream: RandomStream, shapes: readonly number[]): number[] {
  const logs = shapes.map((shape) =>
    shape === 0 ? -Infinity : Math.log(stream.samplers.gamma(shape + 1, 1)()) + Math.log(stream.next()) / shape,
  );
  const most = Math.max(...logs);
  const parts = logs.map((log) => (log === -Infinity ? 0 : Math.exp(Math.max(LEAST_LOG, log - most))));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** The numbers of an answer, where there are any and all are finite. */
function figuresOf(operation: string, answer: unknown): number[] {
  const figures = leavesOf(answer);
  const wrong = figures.find((figure) => !Number.isFinite(figure));
  if (figures.length > 0 && wrong === undefined) return figures;
  throw wrongQuestion(operation, `an answer with ${figures.length === 0 ? `no number: ${show(answer)}` : show(wrong)}`);
}

/** The numbers of an answer, in order. */
function leavesOf(answer: unknown): number[] {
  if (typeof answer === "number") return [answer];
  if (ArrayBuffer.isView(answer)) return Array.from(answer as Float64Array);
  return typeof answer === "object" && answer !== null ? Object.values(answer).flatMap(leavesOf) : [];
}

/** The answer with other numbers. */
function withLeaves<T>(shape: T, numbers: readonly number[]): T {
  let next = 0;
  const copy = (value: unknown): unknown => {
    if (typeof value === "number") return numbers[next++]!;
    if (ArrayBuffer.isView(value)) return Float64Array.from(value as Float64Array, () => numbers[next++]!);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
  };
  return copy(shape) as T;
}
