import { objectIssues, unitIssues } from "../../calendar/checkArguments.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import type { Duration } from "../../calendar/duration.ts";
import type { Instant } from "../../calendar/instant.ts";
import { periodIndices } from "../../calendar/periodIndex.ts";
import { labelOfDay } from "../../calendar/periodLabel.ts";
import { periodBoundaries } from "../../calendar/periods.ts";
import { localDayAt, zoneOf, type Zone } from "../../calendar/zone.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { spellRules } from "../../ledger/options.ts";
import type { SpellOptions } from "../../ledger/spell.ts";
import { spellColumns, type SpellLedger } from "../../ledger/spellColumns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import { groupingIssues, type Grouping } from "./grouping.ts";

/** How records are read into cohorts. */
export interface CohortOptions {
  /** The moment of knowledge: what begins at it or later is not there yet. */
  readonly asOf: Instant;
  /** Calendar periods of the cohorts; "month" unless given. */
  readonly period?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" unless given. */
  readonly timeZone?: string;
  /** How long a payment may be late, as `ledger.spells` takes it; none unless given. */
  readonly gap?: Duration | number;
  /** Groups, by the first row of each customer's first spell: nobody changes his group. None unless given. */
  readonly by?: Grouping;
}

/** Spells with the cohort of each customer. */
export interface CohortLedger extends SpellLedger {
  readonly zone: Zone;
  readonly period: TimeUnit;
  /** Names of the calendar periods, from the first start to the last moment before `asOf`, without gaps. */
  readonly labels: readonly string[];
  /** Where each period begins, and where the last one ends. */
  readonly boundaries: Float64Array;
  /** The last moment of each period; `asOf`, where the last one still runs. */
  readonly instants: Float64Array;
  /** Whether the last period had not ended at `asOf`. */
  readonly running: boolean;
  /** Period of each spell's start. */
  readonly startPeriod: Int32Array;
  /** First spell of each customer number; -1 where he has none yet. */
  readonly firstSpell: Int32Array;
  /** Period of its start; -1 without one. */
  readonly cohort: Int32Array;
  /** Row that it begins with; -1 without one. */
  readonly firstRow: Int32Array;
}

/**
 * Reads subscriptions into spells and cohorts; `more` are the issues of the caller's own options, so that all are told at once.
 *
 * @throws {KeizokuError} as `ledger.spells`; `too-many-periods`
 */
export function cohortLedger(
  operation: string,
  subscriptions: readonly Subscription[],
  options: CohortOptions,
  more: (options: CohortOptions) => readonly Issue[] = () => [],
): CohortLedger {
  const spellOptions = checkOptions(operation, options, more);
  const ledger = spellColumns(operation, subscriptions, spellOptions);
  const { period = "month", timeZone = "UTC" } = options;
  const { columns } = ledger;
  const zone = zoneOf(timeZone);
  const boundaries = boundariesOf(operation, columns, period, timeZone);
  const periods = Math.max(0, boundaries.length - 1);
  const labels = Array.from({ length: periods }, (_, p) => labelOfDay(localDayAt(zone, boundaries[p]!), period));
  const instants = Float64Array.from({ length: periods }, (_, p) => Math.min(boundaries[p + 1]! - 1, columns.asOf));
  const running = periods > 0 && boundaries[periods]! > columns.asOf;
  return { ...ledger, zone, period, labels, boundaries, instants, running, ...membersOf(columns, boundaries) };
}

function checkOptions(
  operation: string,
  options: CohortOptions,
  more: (options: CohortOptions) => readonly Issue[],
): SpellOptions {
  const shape = objectIssues(options, "options", "an object with asOf");
  if (shape.length > 0) throw new KeizokuError(operation, shape);
  const { asOf, period = "month", timeZone, gap, by } = options;
  const spellOptions = {
    asOf,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(gap === undefined ? {} : { gap }),
  };
  const issues = [...unitIssues(period, "options.period"), ...groupingIssues(by), ...more(options)];
  try {
    spellRules(operation, spellOptions);
  } catch (error) {
    if (!(error instanceof KeizokuError)) throw error;
    issues.unshift(...error.issues);
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return spellOptions;
}

function boundariesOf(operation: string, columns: SpellColumns, unit: TimeUnit, timeZone: string): Float64Array {
  let from = Infinity;
  for (let s = 0; s < columns.from.length; s++) if (columns.from[s]! < from) from = columns.from[s]!;
  if (from === Infinity) return new Float64Array(0);
  const until = Math.max(from, columns.asOf - 1);
  const count = (until - from) / (meanDays[unit] * millisecondsPerDay);
  if (count > MOST_PERIODS - 2) throw tooMany(operation, `${String(Math.ceil(count))} (period "${unit}")`);
  return periodBoundaries({ unit, timeZone, from, until });
}

/** The error of a table that would be too large. */
export function tooMany(operation: string, received: string): KeizokuError {
  const fix = "Pass a longer period or fewer groups; or, where a date is wrong, mend it.";
  const expected = `at most ${String(MOST_PERIODS)} periods`;
  return new KeizokuError(operation, [{ code: "too-many-periods", path: "options.period", expected, received, fix }]);
}

function membersOf(
  columns: SpellColumns,
  boundaries: Float64Array,
): Pick<CohortLedger, "startPeriod" | "firstSpell" | "cohort" | "firstRow"> {
  const customers = columns.customerIds.length;
  const firstSpell = new Int32Array(customers).fill(-1);
  const cohort = new Int32Array(customers).fill(-1);
  const firstRow = new Int32Array(customers).fill(-1);
  const { customer, ordinal, from, rowStart, rows } = columns;
  const startPeriod = periodIndices(boundaries, from);
  for (let s = 0; s < from.length; s++) {
    if (ordinal[s] !== 1) continue;
    const who = customer[s]!;
    firstSpell[who] = s;
    cohort[who] = startPeriod[s]!;
    firstRow[who] = rows[rowStart[s]!]!;
  }
  return { startPeriod, firstSpell, cohort, firstRow };
}
