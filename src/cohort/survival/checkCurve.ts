import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { curveOf } from "./kaplanMeier.ts";
import { shareLimits } from "./limits.ts";
import { LONGEST, type SurvivalColumns } from "./rows.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/** Products of a million factors may be off by their rounding. */
const ROUNDING = 1e-9;

/** A curve as it is, or the Kaplan-Meier curve of columns. Other curves are refused. */
export function curveFrom(operation: string, path: string, given: SurvivalCurve | SurvivalColumns): SurvivalCurve {
  if (typeof given === "object" && (given as unknown) !== null && "duration" in given && !("kind" in given)) {
    return curveOf(operation, given, { confidence: 0.95, limits: "log-log", path });
  }
  checkCurve(operation, path, given);
  return given;
}

/**
 * Checks a curve that may have been through JSON, or through somebody's hands.
 *
 * @throws {KeizokuError} `invalid-input` with the first wrong value of each column
 */
export function checkCurve(operation: string, path: string, given: unknown): asserts given is SurvivalCurve {
  const curve =
    typeof given === "object" && given !== null ? (given as Partial<Record<keyof SurvivalCurve, unknown>>) : {};
  const fix = "Pass what kaplanMeier returned.";
  if (curve.kind !== "kaplan-meier" || curve.version !== 1) {
    const received =
      curve.kind === undefined ? show(given) : `kind ${show(curve.kind)}, version ${show(curve.version)}`;
    throw new KeizokuError(operation, [
      { code: "invalid-input", path, expected: "a Kaplan-Meier curve of version 1", received, fix },
    ]);
  }
  const issues: Issue[] = [];
  const add = (name: string, expected: string, received: unknown): void => {
    const at = path === "" ? name : `${path}.${name}`;
    issues.push({ code: "invalid-input", path: at, expected, received: show(received), fix });
  };
  const { start, confidence, limits } = curve;
  if (!isNumber(start, 0, LONGEST)) add("start", "a finite number of at least 0", start);
  if (!isNumber(confidence, 1e-300, 1 - 1e-13)) add("confidence", "a share between 0 and 1", confidence);
  if (!shareLimits.some((kind) => kind === limits)) add("limits", `one of ${shareLimits.join(", ")}`, limits);
  checkColumns(curve, add);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

type Add = (name: string, expected: string, received: unknown) => void;
type Rule = (value: unknown, j: number, columns: Readonly<Record<string, ArrayLike<unknown>>>) => boolean;

const share: Rule = (value) => isNumber(value, 0, 1);
const shareOrNull: Rule = (value) => value === null || isNumber(value, 0, 1);

/** What each column may hold, and how to say so. */
const columnRules: readonly (readonly [name: string, expected: string, rule: Rule])[] = [
  [
    "time",
    "a number above the one before",
    (value, j, { time }) => isNumber(value, 0, LONGEST) && (j === 0 || value > (time![j - 1] as number)),
  ],
  ["atRisk", "a number above 0", (value) => isNumber(value, 1e-300, 1e300)],
  [
    "events",
    "a number from 0 to atRisk",
    (value, j, { atRisk }) =>
      isNumber(value, 0, Number.isFinite(atRisk![j]) ? (atRisk![j] as number) * (1 + ROUNDING) : 1e300),
  ],
  ["censored", "a number of at least 0", (value) => isNumber(value, 0, 1e300)],
  [
    "survival",
    "a share from 0 to 1, never rising",
    (value, j, { survival }) =>
      share(value, j, {}) && (j === 0 || (value as number) <= (survival![j - 1] as number) + ROUNDING),
  ],
  ["standardError", "a number of at least 0, or null", (value) => value === null || isNumber(value, 0, 1e300)],
  ["lower", "a share from 0 to 1, or null", shareOrNull],
  ["upper", "a share from 0 to 1, or null", shareOrNull],
];

function checkColumns(curve: Partial<Record<string, unknown>>, add: Add): void {
  const columns: Record<string, ArrayLike<unknown>> = {};
  for (const [name] of columnRules) {
    const column = curve[name];
    if (isArrayLike(column)) columns[name] = column;
    else add(name, "a list", column);
  }
  const rows = columns.time?.length ?? 0;
  if (columns.time?.length === 0) add("time", "at least one time", columns.time);
  for (const [name, column] of Object.entries(columns)) {
    if (column.length !== rows) add(name, `${String(rows)} values, as time has`, String(column.length));
  }
  if (Object.keys(columns).length < columnRules.length || Object.values(columns).some(({ length }) => length !== rows))
    return;
  for (const [name, expected, rule] of columnRules) {
    const column = columns[name]!;
    for (let j = 0; j < rows; j++) {
      if (rule(column[j], j, columns)) continue;
      add(`${name}[${String(j)}]`, expected, column[j]);
      break;
    }
  }
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}
