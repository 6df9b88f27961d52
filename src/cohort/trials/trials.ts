import { unitIssues } from "../../calendar/checkArguments.ts";
import type { Duration } from "../../calendar/duration.ts";
import { maxInstant, type Instant } from "../../calendar/instant.ts";
import { periodIndices } from "../../calendar/periodIndex.ts";
import { periodLabel } from "../../calendar/periodLabel.ts";
import { periodBoundaries, periodsBetween } from "../../calendar/periods.ts";
import { spellColumns } from "../../ledger/spellColumns.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import { checkConfidence } from "../survival/options.ts";
import { outcomeCurves, progressOf, type TrialProgress } from "./conversion.ts";
import { readCosts } from "./costs.ts";
import { trialCohort, type TrialCohort, type TrialSource } from "./trialCohort.ts";
import { leaversOf, type TrialLeaver } from "./trialLeavers.ts";
import { CONVERTED, trialColumns, type TrialColumns } from "./trialColumns.ts";

/** How {@link trials} counts. */
export interface TrialOptions {
  /** The moment of knowledge, as of `ledger.spells`: trials that run then are unfinished. */
  readonly asOf: Instant;
  /** Calendar periods by whose trial starts the cohorts are made; "month" by default. */
  readonly period?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" by default. */
  readonly timeZone?: string;
  /** How late a payment may be, as of `ledger.spells`; none by default. */
  readonly gap?: Duration | number;
  /** Records of the customers, for what their acquisition cost; in one currency. */
  readonly customers?: readonly Customer[];
  /** Share of intervals that hold the truth; 0.95 by default. */
  readonly confidence?: number;
}

/** A cohort with the calendar period in which its trials began. */
export interface TrialPeriod extends TrialCohort {
  readonly label: string;
  /** The period's first instant, and the first after it, in epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** What became of the trials. */
export interface TrialReport {
  readonly asOf: number;
  readonly period: TimeUnit;
  readonly timeZone: string;
  readonly confidence: number;
  /** Without gaps from the period of the first trial to that of the last; none without trials. */
  readonly cohorts: readonly TrialPeriod[];
  readonly all: TrialCohort;
  /** Of all trials, at every tenth of the free time, as far as any were seen. */
  readonly progress: readonly TrialProgress[];
  /** Who left without paid time, in order of the ledger: customers as they first appear, then by time. */
  readonly leavers: readonly TrialLeaver[];
  /** Subscription rows that could not be counted, as of `ledger.spells`. */
  readonly rejected: readonly RejectedRow[];
  /** Rows of `customers` that could not be read; index and paths are theirs. */
  readonly rejectedCustomers: readonly RejectedRow[];
  /** Those of the ledger, and `no-trials`, `conversion-not-reached`, `trial-lengths-differ`. */
  readonly notes: readonly Note[];
}

/**
 * How many trials become customers, by the period in which they began, with unfinished trials taken as censored and not as refusals.
 *
 * A trial is a spell of the ledger that begins with free time (`trialUntil`). It is converted where the customer is still there when paid time
 * begins; left where the spell ends before, or at the very end of the free time; unfinished where neither is known at `asOf` (also where
 * the first payment is late and `gap` has not run out). Whether a price is above 0 is not asked.
 *
 * The conversion is the Aalen-Johansen estimate of conversion against the reasons to leave. Its clock is the share of the agreed free time that
 * is over, so that months of 28 and 31 days, and trials of 14 and 30, end together; a trial that still runs counts up to where
 * it is and says nothing about the rest. It assumes that those whom the end of the records cuts off would have gone on as those of the same cohort
 * who were seen longer. Without unfinished trials it is converted / started, which `ratios` hold for comparison.
 *
 * @returns cohorts, all together, and who left; money in minor units
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies` (costs of customers),
 *   `money-overflow`, `too-many-periods` (over 3,000); the issues of the rows, where all are bad
 * @example
 * const row = { subscriptionId: null, plan: "basic", price: null, interval: null, quantity: 1 };
 * const day = (text) => Date.parse(text);
 * const rows = [
 *   { ...row, customerId: "a", from: day("2024-01-01"), trialUntil: day("2024-01-31"), until: null, exit: null },
 *   { ...row, customerId: "b", from: day("2024-01-01"), trialUntil: day("2024-01-31"), until: day("2024-01-16"), exit: "voluntary" },
 *   { ...row, customerId: "c", from: day("2024-01-25"), trialUntil: day("2024-02-24"), until: null, exit: null },
 * ];
 * const { all, leavers } = trials(rows, { asOf: "2024-02-03" });
 * [all.started, all.converted, all.left, all.unfinished] // => [3, 1, 1, 1]
 * all.conversion.share // => 0.5
 * all.ratios.ofStarted // => 0.3333
 * leavers.map(({ customerId, days }) => [customerId, days]) // => [["b", 15]]
 * trials([], { asOf: "2024-02-03" }) // throws empty-input
 * @see Aalen & Johansen (1978), Scandinavian Journal of Statistics 5, 141–150
 */
export function trials(subscriptions: readonly Subscription[], options: TrialOptions): TrialReport {
  const operation = "trials";
  const confidence = checkConfidence(operation, options);
  const { asOf, period = "month", timeZone = "UTC", gap = 0 } = options;
  const issues = unitIssues(period, "options.period");
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const ledger = spellColumns(operation, subscriptions, { asOf, gap, timeZone });
  const costs = readCosts(operation, options.customers);
  const spells = ledger.columns;
  const found = trialColumns(subscriptions, spells);
  const source = { operation, rows: subscriptions, spells, trials: found, costs, confidence };
  const everyone = Int32Array.from({ length: found.length }, (_, t) => t);
  const cohorts = periodsOf(source, period, timeZone);
  const curves = outcomeCurves(found, everyone, confidence);
  const convertedInWindow = found.outcome.reduce((sum, outcome) => (outcome === CONVERTED ? sum + 1 : sum), 0);
  const all = trialCohort(source, { chosen: everyone, convertedInWindow, curves });
  return {
    asOf: spells.asOf,
    period,
    timeZone,
    confidence,
    cohorts,
    all,
    progress: progressOf(curves),
    leavers: leaversOf(source),
    rejected: ledger.rejected,
    rejectedCustomers: costs.rejected,
    notes: [...ledger.notes, ...notesOf(found, cohorts, all)],
  };
}

function periodsOf(source: TrialSource, unit: TimeUnit, timeZone: string): TrialPeriod[] {
  const { trials } = source;
  if (trials.length === 0) return [];
  const starts = trials.from.subarray(0, trials.length);
  const from = starts.reduce((least, start) => Math.min(least, start), Infinity);
  const last = starts.reduce((most, start) => Math.max(most, start), -Infinity);
  const periods = periodsBetween(from, last, { unit, timeZone }) + 1;
  if (periods > MOST_PERIODS) throw tooMany(source.operation, periods, unit);
  const boundaries = periodBoundaries({ unit, timeZone, from, until: last });
  const began = periodIndices(boundaries, starts);
  const chosen = Array.from({ length: boundaries.length - 1 }, (): number[] => []);
  for (let t = 0; t < began.length; t++) chosen[began[t]!]!.push(t);
  const conversions = conversionsByWindow(trials, boundaries);
  return chosen.map((members, k) => ({
    label: periodLabel(boundaries[k]!, unit, timeZone),
    from: boundaries[k]!,
    until: boundaries[k + 1]!,
    ...trialCohort(source, { chosen: members, convertedInWindow: conversions[k]! }),
  }));
}

/** How many conversions fall into each period. */
function conversionsByWindow(trials: TrialColumns, boundaries: Float64Array): Int32Array {
  const counts = new Int32Array(boundaries.length);
  const at = Float64Array.from({ length: trials.length }, (_, t) =>
    trials.outcome[t] === CONVERTED ? trials.at[t]! : maxInstant,
  );
  for (const k of periodIndices(boundaries, at)) counts[k]!++;
  return counts;
}

function tooMany(operation: string, periods: number, unit: TimeUnit): KeizokuError {
  return new KeizokuError(operation, [
    {
      code: "too-many-periods",
      path: "options.period",
      expected: `at most ${String(MOST_PERIODS)} periods`,
      received: `${String(periods)} (period "${unit}")`,
      fix: "Pass a longer period; or, where a date is wrong, mend it.",
    },
  ]);
}

/** Agreed lengths that differ by more than calendar months do. */
const LENGTHS_DIFFER = 1.25;

function notesOf(trials: TrialColumns, cohorts: readonly TrialPeriod[], all: TrialCohort): Note[] {
  if (trials.length === 0) return [{ code: "no-trials", message: "No spell begins with free time." }];
  const notes: Note[] = [];
  const open = cohorts.filter(({ started, conversion }) => started > 0 && conversion.share === null).length;
  if (open > 0) {
    const together = all.conversion.share === null ? ", nor is that of all together" : "";
    const message = `Cohorts of which nobody was followed to the end of the free time: ${String(open)}. Their conversion is not yet known${together}.`;
    notes.push({ code: "conversion-not-reached", message });
  }
  let shortest = Infinity;
  let longest = 0;
  for (let t = 0; t < trials.length; t++) {
    const length = trials.end[t]! - trials.from[t]!;
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }
  if (longest > shortest * LENGTHS_DIFFER) {
    const message =
      "Trials of different lengths are pooled by the share of free time that is over; where the length was changed, look at the cohorts.";
    notes.push({ code: "trial-lengths-differ", message });
  }
  return notes;
}
