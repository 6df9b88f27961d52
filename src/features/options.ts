import { instantIssue, readInstant, type Instant } from "../calendar/instant.ts";
import { isTimeZone, timeZoneIssue, zoneOf, type Zone } from "../calendar/zone.ts";
import type { SpellOptions } from "../ledger/spell.ts";
import { spellRules } from "../ledger/options.ts";
import { isArrayLike } from "../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { digitsOf } from "../schema/money/currency.ts";
import { unknownCurrency } from "../schema/money/money.ts";
import { checkWindow } from "./spec/rules.ts";
import type { FeatureSpec, FeatureWindow } from "./spec/spec.ts";
import { specIssues } from "./spec/validateSpec.ts";
import { defaultWindow } from "./spec/window.ts";

/** How features are computed. */
export interface FeatureOptions {
  /** The date, or several for a panel, each once: what happened before the instant is known. */
  readonly asOf: Instant | readonly Instant[];
  /** How far back features look that do not say so: 90 days unless given. */
  readonly window?: FeatureWindow;
  /** Which columns; `defaultSpec` unless given. */
  readonly spec?: FeatureSpec;
  /** IANA zone in which windows are counted back and dates without an offset are read; "UTC" unless given. */
  readonly timeZone?: string;
  /**
   * Who gets a row on a date: "active" (unless given) those in a spell, "known" all of whom anything was on record. Without
   * subscriptions all known.
   */
  readonly customers?: "active" | "known";
  /** How late a payment may be, as for `ledger.spells`; none unless given. */
  readonly gap?: SpellOptions["gap"];
  /** Amounts in other currencies are missing; without it, more than one currency is an error. */
  readonly currency?: string;
}

/** Options, checked. */
export interface FeatureRules {
  /** In rising order. */
  readonly dates: Float64Array;
  readonly window: FeatureWindow;
  /** Null for the default one. */
  readonly spec: FeatureSpec | null;
  readonly timeZone: string;
  readonly zone: Zone;
  readonly customers: "active" | "known" | null;
  readonly gap: SpellOptions["gap"];
  readonly currency: string | null;
}

/** Most dates of one table: 100 years of months. */
const MOST_DATES = 1200;

/**
 * Checks the options, every issue at once.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `unknown-currency`
 */
export function featureRules(options: FeatureOptions): FeatureRules {
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    const fix = 'Pass the date: { asOf: "2024-04-01" }.';
    const issue = {
      code: "invalid-input",
      path: "options",
      expected: "an object with asOf",
      received: show(options),
      fix,
    };
    throw new KeizokuError("features", [issue]);
  }
  const { timeZone = "UTC", window = defaultWindow, spec = null, customers = null, gap = 0, currency = null } = options;
  const known = isTimeZone(timeZone);
  const zone = zoneOf(known ? timeZone : "UTC");
  const issues: Issue[] = known ? [] : [timeZoneIssue(timeZone, "options.timeZone")];
  const dates = readDates(zone, options.asOf, issues);
  const before = issues.length;
  checkWindow(window, "options.window", issues);
  if (spec !== null) issues.push(...atOptions(specIssues(spec, issues.length > before ? defaultWindow : window)));
  if (customers !== null && !["active", "known"].includes(customers)) {
    const fix = "Leave it out for those in a spell.";
    const expected = '"active" or "known"';
    issues.push({ code: "invalid-input", path: "options.customers", expected, received: show(customers), fix });
  }
  issues.push(...gapIssues(gap));
  if (currency !== null && digitsOf(currency) === undefined) issues.push(unknownCurrency("options.currency", currency));
  if (issues.length > 0) throw new KeizokuError("features", issues);
  return { dates, window, spec, timeZone, zone, customers, gap, currency };
}

function atOptions(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: `options.${issue.path}` }));
}

function gapIssues(gap: SpellOptions["gap"]): readonly Issue[] {
  try {
    spellRules("features", { asOf: 0, ...(gap !== undefined && { gap }) });
    return [];
  } catch (error) {
    if (error instanceof KeizokuError) return error.issues;
    throw error;
  }
}

function readDates(zone: Zone, asOf: FeatureOptions["asOf"], issues: Issue[]): Float64Array {
  const several = isArrayLike(asOf);
  const given: readonly unknown[] = several ? Array.from(asOf as ArrayLike<unknown>) : [asOf];
  if (given.length === 0 || given.length > MOST_DATES) {
    const code = given.length === 0 ? "empty-input" : "invalid-input";
    const expected = `1 to ${String(MOST_DATES)} dates`;
    const fix = "Pass the dates of the panel.";
    issues.push({ code, path: "options.asOf", expected, received: String(given.length), fix });
    return new Float64Array(0);
  }
  const dates = new Float64Array(given.length);
  const seen = new Set<number>();
  given.forEach((value, i) => {
    const path = several ? `options.asOf[${String(i)}]` : "options.asOf";
    const date = readInstant(zone, value);
    if (date === undefined) issues.push(instantIssue(value, path));
    else if (seen.has(date)) {
      const fix = "Pass each date once.";
      issues.push({ code: "invalid-input", path, expected: "another date", received: show(value), fix });
    } else seen.add((dates[i] = date));
  });
  return dates.sort();
}
