import { checkColumns, checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { ConcentrationOptions } from "./concentrationOptions.ts";
import type { Spread } from "./concentrationKernel.ts";
import { gatherIssues } from "./gatherIssues.ts";

/** Values as distinct rows. */
export interface SpreadInput {
  readonly spread: Spread;
  /** Sum of all values, times their weights. */
  readonly total: number;
  readonly customers: number;
  readonly zeros: number;
  readonly notes: readonly Note[];
  readonly settings: Settings;
}

/** Options with nothing left out. */
export interface Settings {
  /** In rising order. */
  readonly top: Float64Array;
  readonly shares: Float64Array;
  readonly points: number;
  readonly epsilon: number;
  readonly resamples: number;
  readonly level: number;
  readonly seed: number | string;
}

/**
 * Reads values and options.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readSpread(operation: string, values: ArrayLike<number>, options: ConcentrationOptions): SpreadInput {
  const issues: Issue[] = [];
  gatherIssues(issues, () => {
    checkNumbers<never>(operation, "options", options, {});
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { weight, negative = "reject", zeros = "keep" } = options;
  checkChoice("options.negative", negative, ["reject", "zero", "omit"], issues);
  checkChoice("options.zeros", zeros, ["keep", "omit"], issues);
  const settings = readSettings(operation, options, issues);
  gatherIssues(issues, () => {
    checkValues(operation, values, weight, negative, settings.resamples > 0);
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { kept, notes } = keptRows(values, weight, options);
  const scale = kept.reduce((most, i) => Math.max(most, values[i]!), 0);
  if (scale === 0) throw new KeizokuError(operation, [nothing(values.length)]);
  const spread = distinctRows(kept, values, weight, scale);
  const customers = spread.weight.reduce((sum, w) => sum + w, 0);
  if (settings.resamples > 0 && customers > MOST_RESAMPLED) throw new KeizokuError(operation, [tooMany(customers)]);
  const none = spread.value[0] === 0 ? spread.weight[0]! : 0;
  const total = kept.reduce((sum, i) => sum + Math.max(0, values[i]!) * (weight?.[i] ?? 1), 0);
  return { spread, total, customers, zeros: none, notes, settings };
}

/** Each sample draws every customer. */
const MOST_RESAMPLED = 100_000_000;

function tooMany(customers: number): Issue {
  const expected = `weights of at most ${String(MOST_RESAMPLED)} customers together`;
  const fix = "Leave the intervals out: with so many customers they have no width to speak of.";
  return { code: "invalid-input", path: "options.weight", expected, received: String(customers), fix };
}

function checkChoice(path: string, choice: unknown, known: readonly string[], issues: Issue[]): void {
  if (known.includes(choice as string)) return;
  const expected = `one of ${known.join(", ")}`;
  issues.push({
    code: "invalid-input",
    path,
    expected,
    received: show(choice),
    fix: "Leave the option out for the first.",
  });
}

function checkValues(
  operation: string,
  values: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  negative: unknown,
  resampled: boolean,
): void {
  const fix = 'Pass what each customer is worth; negative: "zero" or "omit" says what to do with those below 0.';
  const value = { ...(negative === "reject" ? { min: 0 } : { min: -1e150 }), max: 1e150, fix };
  const counts = "Pass how many customers each value stands for; whole numbers where intervals are asked for.";
  const rules: ColumnRules<"values" | "weight"> = {
    values: value,
    weight: { min: 0, max: 1e12, integer: resampled, fix: counts },
  };
  if (weight === undefined) checkColumns<"values">(operation, { values }, { values: value });
  else checkColumns(operation, { values, weight }, rules);
}

function readSettings(operation: string, options: ConcentrationOptions, issues: Issue[]): Settings {
  const { top = [0.01, 0.05, 0.1, 0.2, 0.5], shares = [0.5, 0.8, 0.9], points = 100, epsilon = 0.5 } = options;
  const { resamples = 0, level = 0.95, seed = 0 } = options.bootstrap ?? {};
  const share = { min: 0, max: 1, fix: "Pass shares, 0.2 for 20 %." };
  for (const [key, list] of Object.entries({ top, shares })) {
    // A list that is empty asks for nothing.
    if (Array.isArray(list) && list.length === 0) continue;
    const path = `options.${key}`;
    gatherIssues(issues, () => {
      checkColumns(operation, { [path]: list }, { [path]: share });
    });
  }
  gatherIssues(issues, () => {
    checkNumbers(operation, "options", { points, epsilon }, optionRules);
  });
  gatherIssues(issues, () => {
    checkNumbers<never>(operation, "options.bootstrap", options.bootstrap ?? {}, {});
    const drawn = options.bootstrap === undefined ? 2 : resamples;
    checkNumbers(operation, "options.bootstrap", { resamples: drawn, level }, bootstrapRules);
  });
  if (typeof seed !== "string" && !Number.isFinite(seed)) {
    const fix = "Pass the same number or text for the same intervals.";
    const expected = "a finite number or a text";
    issues.push({ code: "invalid-input", path: "options.bootstrap.seed", expected, received: show(seed), fix });
  }
  const sorted = (list: ArrayLike<number>): Float64Array =>
    issues.length > 0 ? new Float64Array(0) : Float64Array.from(list).sort();
  return { top: sorted(top), shares: sorted(shares), points, epsilon, resamples, level, seed };
}

const optionRules = {
  points: { min: 1, max: 100_000, integer: true, fix: "Pass into how many steps to cut the Lorenz curve." },
  epsilon: { above: 0, max: 100, fix: "Pass the aversion to inequality of the Atkinson index, 0.5 or 1, say." },
};

const bootstrapRules = {
  resamples: { min: 2, max: 1_000_000, integer: true, fix: "Pass how many samples to draw, 1000, say." },
  level: { above: 0, max: 1 - 1e-12, fix: "Pass the coverage as a share, 0.95 for 95 %." },
};

function nothing(rows: number): Issue {
  return {
    code: "empty-input",
    path: "values",
    expected: "at least one value above 0 with a weight above 0",
    received: `${String(rows)} values, none of them`,
    fix: "Check the filters before it: where nobody has anything there are no shares.",
  };
}

/** Rows that count, and what was done to the others. */
function keptRows(
  values: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  { negative, zeros }: ConcentrationOptions,
): { readonly kept: number[]; readonly notes: Note[] } {
  const kept: number[] = [];
  let [below, none] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (weight?.[i] === 0) continue;
    const count = weight?.[i] ?? 1;
    if (values[i]! < 0) below += count;
    else if (values[i] === 0) none += count;
    const left = values[i]! < 0 ? negative === "omit" : false;
    const nil = values[i]! <= 0 && !left && zeros === "omit";
    if (!left && !nil) kept.push(i);
  }
  const notes: Note[] = [];
  const how = negative === "omit" ? "left out" : "counted as 0";
  if (below > 0) notes.push({ code: "negative-values", message: `${String(below)} customers below 0 were ${how}.` });
  if (none > 0) {
    const message = `${String(none)} customers with nothing ${zeros === "omit" ? "were left out" : "count as customers"}.`;
    notes.push({ code: "zero-values", message });
  }
  return { kept, notes };
}

/** Equal values together, in rising order; those below 0 as 0. */
function distinctRows(
  kept: readonly number[],
  values: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  scale: number,
): Spread {
  const order = Float64Array.from(kept, (i) => Math.max(0, values[i]! / scale)).sort();
  const value = order.filter((x, k) => k === 0 || x > order[k - 1]!);
  const counts = new Float64Array(value.length);
  if (weight === undefined) {
    for (let k = 0, row = 0; k < order.length; k++) {
      if (order[k]! > value[row]!) row++;
      counts[row]!++;
    }
    return { value, weight: counts };
  }
  const rowOf = new Map(Array.from(value, (x, row) => [x, row]));
  for (const i of kept) counts[rowOf.get(Math.max(0, values[i]! / scale))!]! += weight[i]!;
  return { value, weight: counts };
}
