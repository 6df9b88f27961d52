import { chiSquareSurvival } from "../../numeric/distribution/chiSquare.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Label } from "./labels.ts";
import { addStratum, noSums, type LogRankSums, type TimeWeight } from "./logRankKernel.ts";
import { checkChoice } from "./options.ts";
import { quadraticForm } from "./quadraticForm.ts";
import { readRows, rowsAt, type Rows, type RowsRead, type SurvivalColumns } from "./rows.ts";

/** Durations of several groups. */
export interface GroupedColumns extends SurvivalColumns {
  /** Name of each row's group: texts or numbers; at most 1,000 groups. */
  readonly group: ArrayLike<Label>;
  /** Name of each row's stratum: only customers of one stratum are compared with each other. One stratum by default. */
  readonly stratum?: ArrayLike<Label>;
}

/**
 * What each event time counts: the same (`log-rank`, best where risks are proportional), the number at risk (`wilcoxon`, of Gehan), its root
 * (`tarone-ware`), the share still there (`peto`), or S(t−)^p (1 − S(t−))^q (`{ "fleming-harrington": [p, q] }`). Weights that fall with time look
 * at early differences; q > 0 looks at late ones.
 */
export type LogRankWeights =
  "log-rank" | "wilcoxon" | "tarone-ware" | "peto" | { readonly "fleming-harrington": readonly [p: number, q: number] };

/** One group of a test. */
export interface LogRankGroup {
  readonly group: Label;
  /** Customers who left. */
  readonly observed: number;
  /** How many would have, had all groups the same risk. */
  readonly expected: number;
  /** The same with each event time's weight. */
  readonly weightedObserved: number;
  readonly weightedExpected: number;
}

/** A log-rank test. JSON data. */
export interface LogRankTest {
  readonly weights: LogRankWeights;
  readonly strata: number;
  /** In the order of their names, numbers first. */
  readonly groups: readonly LogRankGroup[];
  /** Covariance of weighted observed less expected, in the order of `groups`. */
  readonly covariance: readonly (readonly number[])[];
  /** Null where there is nothing to compare. */
  readonly chiSquare: number | null;
  /** One less than the groups that were at risk when somebody left; fewer where strata keep groups apart. */
  readonly degreesOfFreedom: number;
  readonly pValue: number | null;
  readonly notes: readonly Note[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Tests whether groups leave at the same risk: at each time at which somebody left, those who left against those expected.
 *
 * Rows as of `kaplanMeier`, of weight k as k rows; rows without a group (or a stratum, where there are some) are left out and listed. Notes:
 * `rows-left-out`, `no-events`, `group-left-out` (a group never at risk when somebody left), `test-undefined`.
 *
 * @throws {KeizokuError} `invalid-input` (fewer than two groups, too), `empty-input`
 * @example
 * // Weeks to relapse of children with leukaemia, half of them on a new drug.
 * const duration = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
 *   1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
 * const event = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, ...new Array(21).fill(1)];
 * const group = [...new Array(21).fill("drug"), ...new Array(21).fill("none")];
 * const test = logRank({ duration, event, group });
 * test.chiSquare // => 16.79
 * test.pValue // => 4.17e-5
 * test.groups.map(({ expected }) => expected) // => [19.25, 10.75]
 * logRank({ duration, event, group }, { weights: "wilcoxon" }).chiSquare // => 13.46
 * @see Mantel (1966), Cancer Chemotherapy Reports 50, 163–170
 * @see Gehan (1965), Biometrika 52, 203–223; Peto & Peto (1972), Journal of the Royal Statistical Society A 135, 185–207
 * @see Tarone & Ware (1977), Biometrika 64, 156–160; Harrington & Fleming (1982), Biometrika 69, 553–566
 */
export function logRank(columns: GroupedColumns, options: { readonly weights?: LogRankWeights } = {}): LogRankTest {
  const operation = "logRank";
  const weights = weightsOf(operation, options);
  const rows = readGroups(operation, columns);
  const [group, stratum] = rows.labels;
  const sums = noSums(group!.names.length);
  for (const index of strataOf(rows)) addTo(sums, rows, index, timeWeightOf(weights));
  const names = group!.names;
  const rest = { weights, strata: stratum?.names.length ?? 1, rejected: rows.rejected };
  return freezeDeep({ ...resultOf(names, sums, rows.notes), ...rest });
}

/** Two groups compared. */
export interface LogRankPair {
  readonly a: Label;
  readonly b: Label;
  /** Null where there is nothing to compare. */
  readonly chiSquare: number | null;
  /** As it is, not corrected for the number of pairs; null with `chiSquare`. */
  readonly pValue: number | null;
}

/**
 * The log-rank test of every two groups, as if the others were not there. Of many pairs some differ by chance: correct the p-values
 * (Holm's way, say).
 *
 * @throws {KeizokuError} as `logRank`
 * @example
 * const columns = { duration: [1, 2, 3, 2, 4, 5, 6, 7, 8], group: ["a", "a", "a", "b", "b", "b", "c", "c", "c"] };
 * pairwiseLogRank(columns).map(({ a, b, chiSquare }) => [a, b, chiSquare]) // => [["a", "b", 2.2443], ["a", "c", 5.0517], ["b", "c", 5.0517]]
 */
export function pairwiseLogRank(
  columns: GroupedColumns,
  options: { readonly weights?: LogRankWeights } = {},
): readonly LogRankPair[] {
  const operation = "pairwiseLogRank";
  const timeWeight = timeWeightOf(weightsOf(operation, options));
  const rows = readGroups(operation, columns);
  const { names, code } = rows.labels[0]!;
  const strata = strataOf(rows);
  const pairs = names.flatMap((_, a) => names.slice(a + 1).map((__, k): [number, number] => [a, a + 1 + k]));
  return freezeDeep(
    pairs.map(([a, b]) => {
      const sums = noSums(names.length);
      for (const index of strata)
        addTo(
          sums,
          rows,
          index.filter((row) => code[row] === a || code[row] === b),
          timeWeight,
        );
      const { chiSquare, pValue } = resultOf(names, sums, []);
      return { a: names[a]!, b: names[b]!, chiSquare, pValue };
    }),
  );
}

const MOST_GROUPS = 1000;

function readGroups(operation: string, columns: GroupedColumns): RowsRead {
  const stratified = typeof columns === "object" && (columns as unknown) !== null && columns.stratum !== undefined;
  const rows = readRows(operation, columns, { labels: stratified ? ["group", "stratum"] : ["group"] });
  const groups = rows.labels[0]!.names.length;
  if (groups >= 2 && groups <= MOST_GROUPS) return rows;
  const fix =
    groups < 2 ? "Pass rows of two groups or more." : "Pass the column that names the group, not the customer.";
  const expected = `from 2 to ${String(MOST_GROUPS)} groups`;
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "group", expected, received: String(groups), fix },
  ]);
}

function weightsOf(operation: string, options: unknown): LogRankWeights {
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const { weights = "log-rank" } = options as { readonly weights?: LogRankWeights };
  const path = "options.weights";
  if (typeof weights !== "object" || (weights as unknown) === null) {
    checkChoice(operation, path, weights, ["log-rank", "wilcoxon", "tarone-ware", "peto"]);
    return weights;
  }
  const powers: unknown = weights["fleming-harrington"];
  const isPower = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 100;
  if (Array.isArray(powers) && powers.length === 2 && powers.every(isPower)) return weights;
  const fix = 'Pass { "fleming-harrington": [p, q] }.';
  const expected = "two powers from 0 to 100";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: `${path}["fleming-harrington"]`, expected, received: show(powers), fix },
  ]);
}

function timeWeightOf(weights: LogRankWeights): TimeWeight {
  if (typeof weights === "string") return { kind: weights };
  const [p, q] = weights["fleming-harrington"];
  return { kind: "fleming-harrington", p, q };
}

/** Rows of each stratum, in their order. */
function strataOf(rows: Rows): Uint32Array[] {
  const stratum = rows.labels[1];
  if (stratum === undefined) return [Uint32Array.from(rows.duration.keys())];
  const sizes = new Uint32Array(stratum.names.length);
  for (let i = 0; i < stratum.code.length; i++) sizes[stratum.code[i]!]!++;
  const strata = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let i = 0; i < stratum.code.length; i++) strata[stratum.code[i]!]![sizes[stratum.code[i]!]!++] = i;
  return strata;
}

function addTo(sums: LogRankSums, rows: Rows, index: Uint32Array, timeWeight: TimeWeight): void {
  if (index.length === 0) return;
  const part = index.length === rows.duration.length ? rows : rowsAt(rows, index);
  addStratum(sums, part, part.labels[0]!.code, timeWeight);
}

function resultOf(
  names: readonly Label[],
  sums: LogRankSums,
  before: readonly Note[],
): Pick<LogRankTest, "groups" | "covariance" | "chiSquare" | "degreesOfFreedom" | "pValue" | "notes"> {
  const { observed, expected, weightedObserved, weightedExpected, covariance } = sums;
  const gap = weightedObserved.map((value, g) => value - weightedExpected[g]!);
  const { value, rank } = quadraticForm(covariance, gap);
  const groups = names.map((group, g) => ({
    group,
    observed: observed[g]!,
    expected: expected[g]!,
    weightedObserved: weightedObserved[g]!,
    weightedExpected: weightedExpected[g]!,
  }));
  const none = observed.every((left) => left === 0);
  const notes = [...before];
  if (none) notes.push({ code: "no-events", message: "nobody left: there is nothing to compare" });
  for (const { group, expected: e } of none ? [] : groups) {
    const message = `group ${show(group)} had nobody at risk when somebody left: it is not compared`;
    if (e <= 0) notes.push({ code: "group-left-out", message });
  }
  const message = "no two groups were at risk together when somebody left: the test is not defined";
  if (!none && rank === 0) notes.push({ code: "test-undefined", message });
  const chiSquare = rank === 0 ? null : value;
  return {
    groups,
    covariance: covariance.map((row) => Array.from(row)),
    chiSquare,
    degreesOfFreedom: rank,
    pValue: chiSquare === null ? null : chiSquareSurvival(chiSquare, rank),
    notes,
  };
}
