import { isTimeZone } from "../../calendar/zone.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import { digitsOf } from "../../schema/money/currency.ts";
import { timeUnits, type TimeUnit } from "../../schema/timeUnit.ts";
import type { SummaryUnits } from "./summaryOf.ts";
import { windowColumns, type LeftOut, type SummaryState, type WindowState } from "./summaryState.ts";

/** What merging reads of a summary. */
export interface ReadSummary extends SummaryUnits {
  readonly state: SummaryState;
}

/** Where the reading stands. */
interface Reading {
  /** Of the summary: `[1]`. */
  readonly path: string;
  readonly issues: Issue[];
  /** Customers of the state. */
  readonly customers: number;
}

type Given = Readonly<Record<string, unknown>>;

/** Reads a summary as `summarize` made it, or as JSON brought it back (typed arrays as arrays); undefined where there are issues. */
export function readSummary(summary: unknown, path: string, issues: Issue[]): ReadSummary | undefined {
  const before = issues.length;
  const { unit, currency, state } = objectOf(summary);
  const given = objectOf(state);
  const ids = given["customerId"];
  const reading = { path, issues, customers: Array.isArray(ids) ? ids.length : 0 };
  if (given["version"] !== 1) {
    add(reading, "state", "the state of a summary, of version 1", state);
    return undefined;
  }
  const known = (timeUnits as readonly unknown[]).includes(unit);
  check(reading, "unit", { ok: known, expected: `one of ${timeUnits.join(", ")}`, received: unit });
  const money = currency === null || digitsOf(currency) !== undefined;
  check(reading, "currency", { ok: money, expected: "a currency of ISO 4217, or null", received: currency });
  const read = readState(given, reading);
  return issues.length > before
    ? undefined
    : { unit: unit as TimeUnit, currency: currency as string | null, state: read };
}

function readState(given: Given, reading: Reading): SummaryState {
  const { sameDay, timeZone, observationEnd, calibrationEnd, customerId } = given;
  const path = (name: string): string => `state.${name}`;
  const counts = sameDay === "once" || sameDay === "each";
  check(reading, path("sameDay"), { ok: counts, expected: '"once" or "each"', received: sameDay });
  const zone = { ok: isTimeZone(timeZone), expected: "a time zone of the IANA database", received: timeZone };
  check(reading, path("timeZone"), zone);
  const number = "a finite number";
  check(reading, path("observationEnd"), {
    ok: Number.isFinite(observationEnd),
    expected: number,
    received: observationEnd,
  });
  const split = calibrationEnd !== null;
  const ends = !split || Number.isFinite(calibrationEnd);
  check(reading, path("calibrationEnd"), { ok: ends, expected: `${number}, or null`, received: calibrationEnd });
  const texts = Array.isArray(customerId) && customerId.every((id) => typeof id === "string" && id !== "");
  const expected = "an array of texts that are not empty";
  check(reading, path("customerId"), { ok: texts, expected, received: customerId });
  return {
    version: 1,
    sameDay: sameDay as SummaryState["sameDay"],
    timeZone: timeZone as string,
    observationEnd: observationEnd as number,
    calibrationEnd: calibrationEnd as number | null,
    customerId: customerId as readonly string[],
    calibration: readWindow(given["calibration"], path("calibration"), reading),
    holdout: split ? readWindow(given["holdout"], path("holdout"), reading) : null,
    leftOut: given["leftOut"] === null ? null : readLeftOut(objectOf(given["leftOut"]), path("leftOut"), reading),
  };
}

function readWindow(window: unknown, path: string, reading: Reading): WindowState {
  const given = objectOf(window);
  const n = reading.customers;
  const columns = windowColumns.map((name) => [name, numbers(given[name], `${path}.${name}`, reading, n)]);
  const { shortGaps } = given;
  check(reading, `${path}.shortGaps`, { ok: isCount(shortGaps), expected: "a count", received: shortGaps });
  const refunds = objectOf(given["earlyRefunds"]);
  const at = numbers(refunds["at"], `${path}.earlyRefunds.at`, reading);
  return {
    ...(Object.fromEntries(columns) as Pick<WindowState, (typeof windowColumns)[number]>),
    shortGaps: shortGaps as number,
    earlyRefunds: {
      customer: indices(refunds["customer"], `${path}.earlyRefunds.customer`, reading, at.length),
      at,
      amount: numbers(refunds["amount"], `${path}.earlyRefunds.amount`, reading, at.length),
    },
    occasionTimes:
      given["occasionTimes"] === null ? null : readTimes(given["occasionTimes"], `${path}.occasionTimes`, reading),
  };
}

function readTimes(times: unknown, path: string, reading: Reading): WindowState["occasionTimes"] {
  const given = objectOf(times);
  const at = numbers(given["at"], `${path}.at`, reading);
  const start = Int32Array.from(numbers(given["start"], `${path}.start`, reading, reading.customers + 1));
  const rising = start.every((from, c) => from >= (c === 0 ? 0 : start[c - 1]!)) && start.at(-1) === at.length;
  check(reading, `${path}.start`, { ok: rising, expected: "rising indices into at", received: given["start"] });
  return { start, at };
}

function readLeftOut({ purchases, earliest, customer }: Given, path: string, reading: Reading): LeftOut {
  check(reading, `${path}.purchases`, { ok: isCount(purchases), expected: "a count", received: purchases });
  const number = "a finite number";
  check(reading, `${path}.earliest`, { ok: Number.isFinite(earliest), expected: number, received: earliest });
  return {
    purchases: purchases as number,
    earliest: earliest as number,
    customer: indices(customer, `${path}.customer`, reading),
  };
}

/** A column of finite numbers, of a stated length where there is one. */
function numbers(column: unknown, path: string, reading: Reading, length?: number): Float64Array {
  if (!isArrayLike(column) || (length !== undefined && column.length !== length)) {
    add(reading, path, `${length === undefined ? "a column" : `${String(length)} values`} of numbers`, column);
    return new Float64Array();
  }
  for (let i = 0; i < column.length; i++) {
    if (Number.isFinite(column[i])) continue;
    add(reading, `${path}[${String(i)}]`, "a finite number", column[i]);
    return new Float64Array();
  }
  return column instanceof Float64Array ? column : Float64Array.from(column as ArrayLike<number>);
}

function indices(column: unknown, path: string, reading: Reading, length?: number): Int32Array {
  const read = numbers(column, path, reading, length);
  const wrong = read.findIndex((index) => !(Number.isInteger(index) && index >= 0 && index < reading.customers));
  if (wrong >= 0) add(reading, `${path}[${String(wrong)}]`, "the index of a customer", read[wrong]);
  return Int32Array.from(read);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function objectOf(value: unknown): Given {
  return typeof value === "object" && value !== null ? (value as Given) : {};
}

interface Checked {
  readonly ok: boolean;
  readonly expected: string;
  readonly received: unknown;
}

function check(reading: Reading, path: string, { ok, expected, received }: Checked): void {
  if (!ok) add(reading, path, expected, received);
}

function add({ path: summary, issues }: Reading, path: string, expected: string, received: unknown): void {
  const fix =
    "Pass summaries as summarize or mergeSummaries made them; write their typed arrays as arrays in JSON, or it does not bring them back.";
  issues.push({ code: "invalid-input", path: `${summary}.${path}`, expected, received: show(received), fix });
}
