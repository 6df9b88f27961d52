import { checkColumns, checkNumbers, type ColumnRule } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { stepsOf, type Scored, type Steps } from "./steps.ts";

/** Chances that were predicted, and what came of them. */
export interface ProbabilityColumns {
  /** Predicted chance of the event, from 0 to 1. */
  readonly probability: ArrayLike<number>;
  /** 1 where the event happened, else 0. */
  readonly event: ArrayLike<number>;
  /** How many customers a row stands for; 0 leaves it out. Default 1. */
  readonly weight?: ArrayLike<number>;
}

/** As {@link ProbabilityColumns} for a score of any scale: only its order counts. */
export interface ScoreColumns {
  /** Higher where the event is likelier. */
  readonly score: ArrayLike<number>;
  readonly event: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
}

/** How sure an interval is. */
export interface LevelOptions {
  /** Coverage of the intervals, above 0 and below 1; default 0.95. */
  readonly level?: number;
}

export const probabilityRule: ColumnRule<never> = { min: 0, max: 1, fix: "Pass a chance as a share, 0.25 for 25 %." };
export const scoreRule: ColumnRule<never> = { min: -1e300, max: 1e300, fix: "Leave rows without a score out." };
export const eventRule: ColumnRule<never> = {
  min: 0,
  max: 1,
  integer: true,
  fix: "Pass 1 where the event happened, else 0.",
};
export const weightRule: ColumnRule<never> = {
  min: 0,
  max: 1e12,
  fix: "Pass how many customers the row stands for, 0 to leave it out.",
};
const levelRule = { above: 0, max: 1 - 1e-12, fix: "Pass the share of intervals that hold the truth, 0.95 say." };

/**
 * Checks that options are an object and the level a share.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function readLevel(operation: string, options: LevelOptions): number {
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const { level = 0.95 } = options;
  checkNumbers(operation, "options", { level }, { level: levelRule });
  return level;
}

/**
 * Checks columns by their rules (and `weight` where it is given) and leaves rows of weight 0 out.
 *
 * @param scores columns of numbers to read beside `event` and `weight`
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readRows<K extends string>(
  operation: string,
  input: Readonly<Record<K | "event", ArrayLike<number>>> & { readonly weight?: ArrayLike<number> },
  scores: Readonly<Record<K, ColumnRule<never>>>,
): { columns: Record<K, Float64Array>; event: Uint8Array; weight: Float64Array | null } {
  const rules: Record<string, ColumnRule<never>> = { ...scores, event: eventRule };
  if ((input as unknown) !== null && typeof input === "object" && input.weight !== undefined) {
    rules["weight"] = weightRule;
  }
  checkColumns(operation, input as Readonly<Record<string, ArrayLike<number>>>, rules);
  const kept = input.weight === undefined ? null : positiveRows(operation, input.weight);
  const take = (column: ArrayLike<number>): Float64Array =>
    kept === null ? new Float64Array(column) : Float64Array.from(kept, (row) => column[row]!);
  const columns = {} as Record<K, Float64Array>;
  for (const key of Object.keys(scores) as K[]) columns[key] = take(input[key]);
  const event = new Uint8Array(take(input.event));
  return { columns, event, weight: input.weight === undefined ? null : take(input.weight) };
}

function positiveRows(operation: string, weight: ArrayLike<number>): Uint32Array {
  const rows = new Uint32Array(weight.length);
  let kept = 0;
  for (let row = 0; row < rows.length; row++) if (weight[row]! > 0) rows[kept++] = row;
  if (kept > 0) return rows.subarray(0, kept);
  const fix = "Give at least one row a weight above 0.";
  const expected = "a weight above 0";
  throw new KeizokuError(operation, [{ code: "empty-input", path: "weight", expected, received: "only 0", fix }]);
}

/** Reads chances and their outcomes as steps. @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readProbabilities(operation: string, input: ProbabilityColumns): Steps {
  const { columns, event, weight } = readRows<"probability">(operation, input, { probability: probabilityRule });
  return stepsOf({ score: columns.probability, event, weight } satisfies Scored);
}

/** Reads a score of any scale as steps; both outcomes must occur. @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` */
export function readScoreSteps(operation: string, input: ScoreColumns): Steps {
  const { columns, event, weight } = readRows<"score">(operation, input, { score: scoreRule });
  const steps = stepsOf({ score: columns.score, event, weight } satisfies Scored);
  checkBothOutcomes(operation, steps);
  return steps;
}

/**
 * A ranking can only be judged where the event happened to some and not to all.
 *
 * @throws {KeizokuError} `no-variation`
 */
export function checkBothOutcomes(
  operation: string,
  { totalEvents, totalOthers }: Pick<Steps, "totalEvents" | "totalOthers">,
): void {
  if (totalEvents > 0 && totalOthers > 0) return;
  throw new KeizokuError(operation, [
    {
      code: "no-variation",
      path: "event",
      expected: "rows with the event and rows without it",
      received: totalEvents > 0 ? "only rows with the event" : "only rows without the event",
      fix: "Pass a sample in which the event happened to some and not to others.",
    },
  ]);
}
