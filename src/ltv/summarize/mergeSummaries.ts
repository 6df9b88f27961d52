import type { Instant } from "../../calendar/instant.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { perUnitOf, timeOnAxis } from "./axis.ts";
import { mergeCustomers, type MergedCustomers } from "./mergedCustomers.ts";
import { mergeWindows } from "./mergeWindows.ts";
import type { PurchaseSummary } from "./purchaseSummary.ts";
import { readSummary, type ReadSummary } from "./readSummary.ts";
import { summaryOf } from "./summaryOf.ts";
import type { LeftOut, SummaryState } from "./summaryState.ts";

/** Options of {@link mergeSummaries}. */
export interface MergeOptions {
  /** Last moment that was observed, read as `summarize` reads it; by default the latest end of the summaries, and never earlier than that. */
  readonly observationEnd?: Instant;
}

const OPERATION = "mergeSummaries";

/**
 * Puts summaries of parts of a log together: the result equals, to the last digit, the summary of the whole log, save for a note.
 *
 * The parts may be cut by customer, by time, at any instant, and come in any order; a part may hold a customer's refunds only, or a few days of
 * him. The one thing that cannot be counted is a customer of whom one part knows three purchase days or more (of which a summary keeps the first
 * and the last) while another knows a day strictly between: such customers are named in the error. Summaries made with `keepOccasions` hold
 * every day and merge with any other. Merge all parts in one call where you can: more is known of each customer then, and it is faster.
 *
 * A purchase that was summarised twice, as by a nightly job that ran twice, counts twice: its amount, and with `sameDay: "each"` itself. Nobody
 * can tell it from two purchases, so the note `overlapping-parts` says how many customers have purchases with amounts on the same day (at the same
 * instant, with "each") in two of the summaries; a few are natural where the cut runs through a day.
 *
 * One summary alone gives itself, with a later `observationEnd` if asked: a day without any purchase. O(customers).
 *
 * @param summaries of `summarize` or of this function, with the same unit, `sameDay`, time zone, currency and `calibrationEnd`
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `mixed-currencies`, `different-summaries` (unit, `sameDay`, time
 * zone or `calibrationEnd`), `purchases-left-out` (a summary left out what the merged time includes), `interleaved-purchases`,
 * `money-overflow`
 * @example
 * const yesterday = summarize(
 *   [
 *     { customerId: "a", at: "1997-01-01", amount: 20 },
 *     { customerId: "a", at: "1997-01-15", amount: 30 },
 *   ],
 *   { unit: "week", observationEnd: "1997-02-04" },
 * );
 * const today = summarize([{ customerId: "a", at: "1997-02-05", amount: 40 }], { unit: "week" });
 * const { frequency, recency, age, monetaryValue } = mergeSummaries([yesterday, today]);
 * [frequency[0], recency[0], age[0], monetaryValue[0]] // => [2, 5, 5, 35]
 * mergeSummaries([yesterday], { observationEnd: "1997-02-12" }).age // => [6]
 */
export function mergeSummaries(summaries: readonly PurchaseSummary[], options: MergeOptions = {}): PurchaseSummary {
  checkNumbers<never>(OPERATION, "options", options, {});
  const parts = readAll(summaries);
  const { unit, currency, state } = parts[0]!;
  const states = parts.map((part) => part.state);
  const observationEnd = endOf(states, options.observationEnd);
  const customers = mergeCustomers(states.map(({ customerId }) => customerId));
  const rules = { once: state.sameDay === "once", perUnit: perUnitOf(unit, state.sameDay) };
  const calibration = mergeWindows(
    states.map((part) => part.calibration),
    customers,
    rules,
  );
  const held = states.flatMap(({ holdout }) => holdout ?? []);
  const holdout = state.calibrationEnd === null ? null : mergeWindows(held, customers, rules);
  checkInterleaved(customers, [...calibration.interleaved, ...(holdout?.interleaved ?? [])]);
  const merged = {
    ...state,
    observationEnd,
    customerId: customers.customerId,
    calibration: calibration.window,
    holdout: holdout?.window ?? null,
    leftOut: mergeLeftOut(states, customers),
  };
  const summary = summaryOf(OPERATION, merged, { unit, currency });
  const repeated = new Set([...calibration.repeated, ...(holdout?.repeated ?? [])]).size;
  return repeated === 0 ? summary : { ...summary, notes: [...summary.notes, overlapNote(repeated, rules.once)] };
}

/** Nobody can tell a purchase that was summarised twice from two of them; but a person who reads this can. */
function overlapNote(customers: number, once: boolean): Note {
  const [time, counted] = once ? ["on the same day", "the day counts once, the amounts"] : ["at the same time", "they"];
  const message = `${String(customers)} customers have purchases ${time} in two of the summaries: ${counted} all count. Where a purchase was summarised twice, leave one of the summaries out.`;
  return { code: "overlapping-parts", message };
}

function readAll(summaries: unknown): ReadSummary[] {
  const fix = "Pass an array of summaries.";
  if (!Array.isArray(summaries)) {
    const issue = { code: "invalid-input", path: "", expected: "an array of summaries", received: show(summaries) };
    throw new KeizokuError(OPERATION, [{ ...issue, fix }]);
  }
  if (summaries.length === 0) {
    const issue = { code: "empty-input", path: "", expected: "at least one summary", received: "0", fix };
    throw new KeizokuError(OPERATION, [issue]);
  }
  const issues: Issue[] = [];
  const parts = summaries.flatMap((summary, i) => readSummary(summary, `[${String(i)}]`, issues) ?? []);
  if (issues.length === 0) parts.forEach((part, i) => issues.push(...differences(parts[0]!, part, i)));
  if (issues.length > 0) throw new KeizokuError(OPERATION, issues);
  return parts;
}

/** What keeps a summary from being added to the first one. */
function differences(first: ReadSummary, part: ReadSummary, index: number): Issue[] {
  const facts = ({ unit, currency, state }: ReadSummary): [string, string | number | null][] => [
    ["unit", unit],
    ["currency", currency],
    ["state.sameDay", state.sameDay],
    ["state.timeZone", state.timeZone],
    ["state.calibrationEnd", state.calibrationEnd],
  ];
  const expected = facts(first);
  return facts(part).flatMap(([name, received], k) => {
    const wanted = expected[k]![1];
    if (received === wanted) return [];
    const code = name === "currency" ? "mixed-currencies" : "different-summaries";
    const fix = "Summarise all parts with the same options, in one currency.";
    const path = `[${String(index)}].${name}`;
    return [{ code, path, expected: `${show(wanted)}, as [0] has`, received: show(received), fix }];
  });
}

/** The end of the merged observation, where every summary can be extended to it. */
function endOf(states: readonly SummaryState[], given: Instant | undefined): number {
  const latest = states.reduce((end, { observationEnd }) => Math.max(end, observationEnd), -Infinity);
  const path = "options.observationEnd";
  const end = given === undefined ? latest : timeOnAxis(OPERATION, given, { path, axis: states[0]! });
  const issues: Issue[] = [];
  if (end < latest) {
    const expected = "an end not before those of the summaries";
    const fix = "Leave it out for the latest of their ends; what a summary has counted cannot be taken back.";
    issues.push({ code: "invalid-input", path, expected, received: show(given), fix });
  }
  states.forEach(({ leftOut }, i) => {
    if (leftOut === null || leftOut.earliest > end) return;
    const expected = "no purchases left out that the merged observation includes";
    const received = `up to ${String(leftOut.purchases)} after its own end`;
    const fix = "Summarise this part again with the merged observationEnd, or without any.";
    issues.push({ code: "purchases-left-out", path: `[${String(i)}]`, expected, received, fix });
  });
  if (issues.length > 0) throw new KeizokuError(OPERATION, issues);
  return end;
}

/** How many customers an error names. */
const NAMED = 10;

function checkInterleaved({ customerId }: MergedCustomers, interleaved: readonly number[]): void {
  const customers = Array.from(new Set(interleaved));
  if (customers.length === 0) return;
  const names = customers.slice(0, NAMED).map((c) => JSON.stringify(customerId[c]));
  const more = customers.length > NAMED ? ", …" : "";
  const received = `${String(customers.length)} customers with one: ${names.join(", ")}${more}`;
  const expected = "no purchase strictly between the first and the last of three or more in another summary";
  const fix = "Cut the log by customer or by time, or summarise with keepOccasions: true.";
  throw new KeizokuError(OPERATION, [{ code: "interleaved-purchases", path: "", expected, received, fix }]);
}

function mergeLeftOut(states: readonly SummaryState[], { customer, offset }: MergedCustomers): LeftOut | null {
  let purchases = 0;
  let earliest = Infinity;
  const customers = new Set<number>();
  states.forEach(({ leftOut }, s) => {
    if (leftOut === null) return;
    purchases += leftOut.purchases;
    earliest = Math.min(earliest, leftOut.earliest);
    for (const index of leftOut.customer) customers.add(customer[offset[s]! + index]!);
  });
  return purchases === 0 ? null : { purchases, earliest, customer: Int32Array.from(customers).sort() };
}
