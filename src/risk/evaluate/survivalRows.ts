import { checkColumns, checkNumbers, type ColumnRule } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { readLevel, readRows, scoreRule, type LevelOptions } from "./readScores.ts";
import { sortedOrder } from "./sortedOrder.ts";

/** How long customers were seen, and whether they left at the end of that. */
export interface DurationColumns {
  /** Time until the event or until the last sight, at least 0. */
  readonly duration: ArrayLike<number>;
  /** 1 where the event happened at `duration`, 0 where the customer was lost from sight (censored). */
  readonly event: ArrayLike<number>;
  /** How many customers a row stands for; 0 leaves it out. Default 1. */
  readonly weight?: ArrayLike<number>;
}

/** The same with a score. */
export interface RiskColumns extends DurationColumns {
  /** Higher where the event is expected sooner. */
  readonly score: ArrayLike<number>;
}

/** Where the weights against censoring come from. */
export interface CensoringOptions extends LevelOptions {
  /** Customers that the model was fitted to, for the chance to be still in sight; default the customers judged. */
  readonly training?: DurationColumns;
  /** Weight of an event: the chance to be in sight just `before` it (default), or `at` it, after those censored at that time. */
  readonly censoringAt?: "before" | "at";
}

/** Rows as kernels take them, by time; those of weight 0 are gone. */
export interface DurationRows {
  readonly duration: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
  /** Rows in the order of rising durations. */
  readonly order: Uint32Array;
  readonly total: number;
}

const durationRule: ColumnRule<never> = {
  min: 0,
  max: 1e15,
  fix: "Pass the time from the start to the event or the last sight.",
};

/** @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readDurations(operation: string, input: DurationColumns): DurationRows {
  const { columns, event, weight } = readRows<"duration">(operation, input, { duration: durationRule });
  return rowsOf(columns.duration, event, weight);
}

/** @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readRisks(operation: string, input: RiskColumns): { rows: DurationRows; score: Float64Array } {
  const rules = { duration: durationRule, score: scoreRule };
  const { columns, event, weight } = readRows<"duration" | "score">(operation, input, rules);
  return { rows: rowsOf(columns.duration, event, weight), score: columns.score };
}

function rowsOf(duration: Float64Array, event: Uint8Array, given: Float64Array | null): DurationRows {
  const weight = given ?? new Float64Array(duration.length).fill(1);
  const total = weight.reduce((sum, mass) => sum + mass, 0);
  return { duration, event, weight, order: sortedOrder(duration), total };
}

/** @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readCensoring(
  operation: string,
  options: CensoringOptions,
): { level: number; training: DurationRows | null; before: boolean } {
  const level = readLevel(operation, options);
  const { training, censoringAt = "before" } = options;
  if (censoringAt !== "before" && censoringAt !== "at") {
    throw new KeizokuError(operation, [
      {
        code: "invalid-input",
        path: "options.censoringAt",
        expected: 'one of "before", "at"',
        received: show(censoringAt),
        fix: "Leave the option out for the usual weights.",
      },
    ]);
  }
  const before = censoringAt === "before";
  return { level, training: training === undefined ? null : readTraining(operation, training), before };
}

/** Paths of what is wrong begin with `options.training`. */
function readTraining(operation: string, training: DurationColumns): DurationRows {
  try {
    return readDurations(operation, training);
  } catch (error) {
    if (!(error instanceof KeizokuError)) throw error;
    const within = (path: string): string => (path === "" ? "options.training" : `options.training.${path}`);
    throw new KeizokuError(
      operation,
      error.issues.map((issue) => ({ ...issue, path: within(issue.path) })),
    );
  }
}

const timeRule: ColumnRule<never> = {
  min: 0,
  max: 1e15,
  fix: "Pass times in the unit of the durations, each once, rising.",
};

/** @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readTimes(operation: string, times: ArrayLike<number>): Float64Array {
  checkColumns<"options.times">(operation, { "options.times": times }, { "options.times": timeRule });
  for (let k = 1; k < times.length; k++) {
    if (times[k]! > times[k - 1]!) continue;
    const expected = `above ${String(times[k - 1])}, the time before it`;
    throw new KeizokuError(operation, [
      {
        code: "invalid-input",
        path: `options.times[${String(k)}]`,
        expected,
        received: String(times[k]),
        fix: timeRule.fix,
      },
    ]);
  }
  return Float64Array.from(times);
}

/** @throws {KeizokuError} `invalid-input` */
export function readTau(operation: string, tau: number | undefined): number | null {
  if (tau === undefined) return null;
  const rule = { above: 0, max: 1e15, fix: "Pass the time up to which pairs count, in the unit of the durations." };
  checkNumbers(operation, "options", { tau }, { tau: rule });
  return tau;
}

/** Survival predicted for each time, checked against the rows. @throws {KeizokuError} `invalid-input` */
export function readSurvival(
  operation: string,
  survival: readonly ArrayLike<number>[],
  times: number,
  input: DurationColumns,
): Float64Array[] {
  const reject = (expected: string, received: string): never => {
    const fix = "Pass one column of predicted survival for each time, one value a row.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path: "survival", expected, received, fix }]);
  };
  if (!Array.isArray(survival)) return reject("a list of columns", show(survival));
  if (survival.length !== times) return reject(`${String(times)} columns, one for each time`, String(survival.length));
  const share: ColumnRule<never> = { min: 0, max: 1, fix: "Pass the chance to be there still, from 0 to 1." };
  const named: Record<string, ArrayLike<number>> = { duration: input.duration };
  const rules: Record<string, ColumnRule<never>> = { duration: durationRule };
  survival.forEach((column, k) => {
    named[`survival[${String(k)}]`] = column;
    rules[`survival[${String(k)}]`] = share;
  });
  checkColumns(operation, named, rules);
  const { weight } = input;
  return survival.map((column) => {
    const all = Float64Array.from(column);
    return weight === undefined ? all : all.filter((_, row) => weight[row]! > 0);
  });
}
