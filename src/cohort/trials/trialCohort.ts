import { millisecondsPerDay } from "../../calendar/civil.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { IncidenceCurves } from "../survival/cumulativeIncidence.ts";
import { conversionOf, outcomeCurves, type TrialConversion } from "./conversion.ts";
import { addCost, costOf, noCosts, type KnownCosts, type TrialCost } from "./costs.ts";
import { CONVERTED, outcomeNames, UNFINISHED, type TrialColumns, type TrialOutcome } from "./trialColumns.ts";

/** How many left for each reason. */
export type TrialExits = Readonly<Record<Exclude<TrialOutcome, "converted">, number>>;

/** Days from the start of trials to what decided them, of those that are decided; days of 24 hours. */
export interface TrialDays {
  readonly mean: number;
  readonly shortest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly longest: number;
}

/** Ratios as they are usually reported, to be set beside the estimate; null where nothing is there to divide by. */
export interface TrialRatios {
  /** Converted over started: takes every unfinished trial as a refusal, so it is never above the estimate. */
  readonly ofStarted: number | null;
  /** Converted over finished: too low while trials run, as customers leave before they can convert. */
  readonly ofFinished: number | null;
  /** Conversions that fall into the window over trials that begin in it: not the same customers, and it may exceed 1. */
  readonly sameWindow: number | null;
}

/** The trials of one period, or all of them. */
export interface TrialCohort {
  readonly started: number;
  /** Still there after the free time. */
  readonly converted: number;
  /** Gone without paid time. */
  readonly left: number;
  /** Undecided at `asOf`: neither a conversion nor a refusal yet. */
  readonly unfinished: number;
  /** Of those who left: before the free time was over, and at its end. */
  readonly leftInside: number;
  readonly leftAtEnd: number;
  readonly leftBy: TrialExits;
  /** Of those who left: back by `asOf` in a later spell. */
  readonly returned: number;
  readonly conversion: TrialConversion;
  readonly ratios: TrialRatios;
  /** Null where nobody converted. */
  readonly daysToConvert: TrialDays | null;
  /** Null where nobody left. */
  readonly daysToLeave: TrialDays | null;
  /** Null without costs of customers. */
  readonly cost: TrialCost | null;
}

/** What cohorts are made of. */
export interface TrialSource {
  readonly operation: string;
  readonly rows: readonly Subscription[];
  readonly spells: SpellColumns;
  readonly trials: TrialColumns;
  readonly costs: KnownCosts;
  readonly confidence: number;
}

/** Which trials a cohort has. */
export interface TrialMembers {
  /** Indices of the trials. */
  readonly chosen: ArrayLike<number>;
  /** Conversions that fall into the window of the cohort, whenever the trial began. */
  readonly convertedInWindow: number;
  /** Their curves, where they are known already. */
  readonly curves?: IncidenceCurves | null;
}

/** Sums up some trials. */
export function trialCohort(source: TrialSource, { chosen, convertedInWindow, curves }: TrialMembers): TrialCohort {
  const { operation, spells, trials, costs, confidence } = source;
  const counts = new Array<number>(1 + outcomeNames.length).fill(0);
  const sums = noCosts();
  let leftAtEnd = 0;
  let returned = 0;
  for (let i = 0; i < chosen.length; i++) {
    const t = chosen[i]!;
    const outcome = trials.outcome[t]!;
    counts[outcome]!++;
    if (outcome > CONVERTED && trials.elapsed[t]! >= 1) leftAtEnd++;
    if (outcome > CONVERTED && cameBack(spells, trials.spell[t]!)) returned++;
    const cost = costOfTrial(source, t);
    if (cost !== undefined) addCost(sums, cost, outcome);
  }
  const started = chosen.length;
  const [unfinished, converted, voluntary, involuntary, pause, unknown] = counts as CountsByOutcome;
  const left = started - unfinished - converted;
  const incidence = curves ?? outcomeCurves(trials, chosen, confidence);
  const conversion = conversionOf(incidence, started - unfinished, confidence);
  return {
    started,
    converted,
    left,
    unfinished,
    leftInside: left - leftAtEnd,
    leftAtEnd,
    leftBy: { voluntary, involuntary, pause, unknown },
    returned,
    conversion,
    ratios: {
      ofStarted: ratio(converted, started),
      ofFinished: ratio(converted, started - unfinished),
      sameWindow: ratio(convertedInWindow, started),
    },
    daysToConvert: daysOf(trials, chosen, (outcome) => outcome === CONVERTED),
    daysToLeave: daysOf(trials, chosen, (outcome) => outcome !== CONVERTED && outcome !== UNFINISHED),
    cost: costOf(operation, costs.currency, sums, conversion.share),
  };
}

type CountsByOutcome = [number, number, number, number, number, number];

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Whether the customer of a spell has another one after it. */
export function cameBack({ customer }: SpellColumns, s: number): boolean {
  return s + 1 < customer.length && customer[s + 1] === customer[s];
}

/** The acquisition cost of a trial that is its customer's first spell; undefined where it is not known. */
function costOfTrial({ rows, spells, trials, costs }: TrialSource, t: number): number | undefined {
  const s = trials.spell[t]!;
  if (s > 0 && spells.customer[s - 1] === spells.customer[s]) return undefined;
  return costs.minorOf.get(rows[spells.rows[spells.rowStart[s]!]!]!.customerId);
}

function daysOf(
  trials: TrialColumns,
  chosen: ArrayLike<number>,
  counts: (outcome: number) => boolean,
): TrialDays | null {
  const found: number[] = [];
  for (let i = 0; i < chosen.length; i++) {
    const t = chosen[i]!;
    if (counts(trials.outcome[t]!)) found.push((trials.at[t]! - trials.from[t]!) / millisecondsPerDay);
  }
  if (found.length === 0) return null;
  const sorted = Float64Array.from(found).sort();
  return {
    mean: sorted.reduce((sum, days) => sum + days, 0) / sorted.length,
    shortest: sorted[0]!,
    lowerQuartile: sortedQuantile(sorted, 0.25),
    median: sortedQuantile(sorted, 0.5),
    upperQuartile: sortedQuantile(sorted, 0.75),
    longest: sorted[sorted.length - 1]!,
  };
}
