import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { plainCopy } from "../../schema/plainCopy.ts";
import { rfmGroups, type RfmGroups } from "./groups.ts";
import { groupTable } from "./groupTable.ts";
import { quantileCuts } from "./kernel.ts";
import type { ReadCustomers, RfmCustomers, RfmReadOptions } from "./customers.ts";
import { readCustomers } from "./readCustomers.ts";
import type { RfmCuts, RfmMeasure, RfmModel, RfmParameters, RfmTies } from "./schema.ts";
import { senses, scoreCustomers, unusedScores, type RfmScores } from "./predictions.ts";

/** Cuts by quantiles of the customers themselves. */
export interface QuantileCuts {
  /** Number of scores, 2 to 10: 5 by default, which the default groups need. */
  readonly quantile?: number;
  /**
   * Equal values always have one score. Which one, where they span several: the lowest (`low`, by default), the highest (`high`), that of their
   * mean rank (`mid`); or the values are cut at the quantiles between them (`together`, type 7).
   */
  readonly ties?: RfmTies;
}

/** Cuts that are known: for each measure, where scores 2, 3, … begin. A value at a cut has the better score. */
export interface FixedCuts {
  /** Falling, in the unit of recency: [365, 180, 90, 30]. */
  readonly recency: readonly number[];
  /** Rising. */
  readonly frequency: readonly number[];
  /** Rising, in the unit of the monetary measure: minor units of its currency. */
  readonly monetary: readonly number[];
}

/** How customers are scored and named. */
export interface RfmOptions extends RfmReadOptions {
  readonly cuts?: QuantileCuts | FixedCuts;
  /** Named groups as data; `rfmGroups` by default. */
  readonly groups?: RfmGroups;
}

/** Scores, groups, and the model that scores others alike. */
export interface RfmResult extends RfmScores {
  readonly model: RfmModel;
}

const measures: readonly RfmMeasure[] = ["recency", "frequency", "monetary"];

/**
 * Scores customers by recency, frequency and spend from 1 (worst) to 5 (best) and names the groups of scores.
 *
 * Labels are the place of a group in the groups' list, in the order of the customers: that of the columns, or of first appearance among
 * purchases. Quantiles of columns with few different values leave scores unused, which a note says (`score-unused`).
 *
 * @param customers columns of the three measures, or purchases
 * @throws {KeizokuError} `invalid-input` (options, cuts out of order, groups that do not hold every combination exactly once, wrong values),
 *   `empty-input`, `duplicate-row`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `unknown-currency`, `money-overflow`
 * @example
 * const columns = { recency: [5, 40, 90, 200, 400], frequency: [9, 5, 1, 3, 1], monetary: [900, 400, 50, 310, 20] };
 * const { scores, labels, model } = rfm(columns);
 * scores.recency // => [5, 4, 3, 2, 1]
 * scores.frequency // => [5, 4, 1, 3, 1]
 * model.parameters.groups.groups[labels[0]].key // => "champions"
 * @see Hughes (1994), Strategic Database Marketing, chapter 5
 */
export function rfm(customers: RfmCustomers, options: RfmOptions = {}): RfmResult {
  const operation = "rfm";
  const read = readCustomers(operation, customers, options);
  const groups = options.groups === undefined ? rfmGroups : options.groups;
  const issues: Issue[] = [];
  const cuts = cutsOf(read, options.cuts === undefined ? {} : options.cuts, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const table = groupTable(groups, cuts.levels, "options.groups", issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const parameters: RfmParameters = {
    ...cuts.parameters,
    levels: cuts.levels,
    groups: plainCopy(groups, "invalid-input", issues) as RfmGroups,
  };
  const scored = scoreCustomers(operation, parameters, read, table);
  const { scores } = scored;
  const count = (of: Int32Array): number[] => {
    const counts = new Array<number>(cuts.levels).fill(0);
    for (const score of of) counts[score - 1]!++;
    return counts;
  };
  const scoreCounts = {
    recency: count(scores.recency),
    frequency: count(scores.frequency),
    monetary: count(scores.monetary),
  };
  const notes = [...read.notes, ...unusedScores(scoreCounts)];
  const { currency, occasion, asOf } = read;
  const fit = { customers: read.customerIds.length, ties: cuts.ties, currency, occasion, asOf, scoreCounts, notes };
  return { model: freezeDeep({ kind: "rfm", version: 1, parameters, fit }), ...scored, notes };
}

interface FoundCuts {
  readonly levels: number;
  readonly ties: RfmTies | null;
  readonly parameters: Readonly<Record<RfmMeasure, RfmCuts>>;
}

function cutsOf(read: ReadCustomers, cuts: QuantileCuts | FixedCuts, issues: Issue[]): FoundCuts {
  const none = { cuts: [], reached: true };
  const nothing = { levels: 0, ties: null, parameters: { recency: none, frequency: none, monetary: none } };
  if (typeof (cuts as unknown) !== "object" || (cuts as unknown) === null) {
    addIssue(issues, "options.cuts", "{ quantile, ties }, or fixed cuts of each measure", cuts);
    return nothing;
  }
  if (measures.some((measure) => measure in cuts)) return fixedCuts(cuts as FixedCuts, issues) ?? nothing;
  const { quantile = 5, ties = "low" } = cuts as QuantileCuts;
  if (!Number.isInteger(quantile) || quantile < 2 || quantile > 10) {
    addIssue(issues, "options.cuts.quantile", "a whole number from 2 to 10", quantile);
  }
  if (!["low", "high", "mid", "together"].includes(ties)) {
    addIssue(issues, "options.cuts.ties", "one of low, high, mid, together", ties);
  }
  if (issues.length > 0) return nothing;
  const of = (measure: RfmMeasure): RfmCuts => quantileCuts(read[measure], senses[measure], quantile, ties);
  const parameters = { recency: of("recency"), frequency: of("frequency"), monetary: of("monetary") };
  return { levels: quantile, ties, parameters };
}

function fixedCuts(cuts: FixedCuts, issues: Issue[]): FoundCuts | undefined {
  const before = issues.length;
  const length = measures.map((measure): unknown => cuts[measure]).find(Array.isArray)?.length ?? 4;
  for (const measure of measures) {
    const sense = senses[measure];
    const list: unknown = cuts[measure];
    const path = `options.cuts.${measure}`;
    const order = sense === 1 ? "rising" : "falling";
    if (!Array.isArray(list) || list.length !== length || length < 1 || length > 9) {
      addIssue(issues, path, "1 to 9 cuts, as many for each measure", list);
    } else if (!list.every((cut, i) => Number.isFinite(cut) && (i === 0 || sense * (cut - list[i - 1]) > 0))) {
      addIssue(issues, path, `finite numbers, strictly ${order}`, list.join(", "));
    }
  }
  if (issues.length > before) return undefined;
  const of = (measure: RfmMeasure): RfmCuts => ({ cuts: [...cuts[measure]], reached: true });
  return {
    levels: length + 1,
    ties: null,
    parameters: { recency: of("recency"), frequency: of("frequency"), monetary: of("monetary") },
  };
}

function addIssue(issues: Issue[], path: string, expected: string, received: unknown): void {
  const fix = "Cut by quantiles, or state where each score from 2 on begins.";
  issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
}
