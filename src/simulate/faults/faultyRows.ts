import { type Zone, zoneOf } from "../../calendar/zone.ts";
import { type RandomStream, randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { RecordDefinition } from "../../schema/record/definition.ts";
import { type BusinessRecords, recordDefinitions, type RecordName, recordNames } from "../records.ts";
import { delay, repeat, takeDown } from "./arrivalFaults.ts";
import { checkFaults, type CheckedFaults } from "./checkFaults.ts";
import { isLoose, newChecker } from "./checker.ts";
import { checkRecords, type CheckedRecords } from "./checkRecords.ts";
import { type Draft, draftOf, type FaultContext, type FaultDetail, type Note } from "./draft.ts";
import { type FaultName, faultNames, type Faults } from "./faults.ts";
import { cellsOf, instantText, type RawRow } from "./rawRow.ts";
import { loseFields, redefine, shiftZone } from "./valueFaults.ts";

/** How faults are drawn and rows are written. */
export interface FaultyRowsOptions {
  /** The same seed gives the same rows. */
  readonly seed: number | string;
  /** Time zone whose offset the instants are written with; "UTC" unless given. */
  readonly timeZone?: string;
}

/** One thing that was done to one row. */
export interface FaultEntry {
  readonly fault: FaultName;
  readonly record: RecordName;
  /** Position of the record in the input. */
  readonly index: number;
  /** Position of the row among those that came out (of a duplicate the second one's); null where the row was lost. */
  readonly row: number | null;
  /**
   * `duplicates` and `late`: `minutes` of delay; `wrongZone`: `timeZone`; `missing`: `field` and the `value` it had; `outages`: `outage`,
   * its position, and `rows`, "lost" or "backfilled"; `redefinition`: its position and the `field`.
   */
  readonly detail: FaultDetail;
}

/** Rows as users have them, and the truth about what is wrong with them. */
export interface FaultyRows {
  readonly rows: Readonly<Record<RecordName, readonly RawRow[]>>;
  /** By kind of record, then by fault in the order in which they are applied, then by row. */
  readonly log: readonly FaultEntry[];
  /** Entries of the log by fault. */
  readonly counts: Readonly<Record<FaultName, number>>;
}

/**
 * A business's records as raw rows with faults, of the kinds that users' data have; to be given to `schema.read`.
 *
 * Rows are flat: instants as ISO text, money as a decimal beside `currency`, attributes as JSON, and `arrivedAt`, when the row reached
 * the database. Without delay that is the record's instant; a subscription's row arrives when it starts, or ends if it has an end. Rows keep
 * the order of the records, save where a fault delays rows of their kind: then all rows of that kind are in order of arrival.
 *
 * Which rows a fault hits depends on the seed, the fault and the kind of record only: another fault, or more records behind, do not
 * change it. A row that an outage lost keeps its other entries in the log, with row null. Without faults `read` gives back the
 * records. An outage loses the rows that would arrive in it, were there no other delay. Nothing that is passed in is changed.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`; of records that are none, what `read` rejects rows for
 * @example
 * const at = Date.UTC(2026, 0, 31, 15);
 * const paid = { transactionId: null, customerId: "7", at, amount: { minor: 980, currency: "JPY" }, items: 1, product: null };
 * const none = { customers: [], subscriptions: [], activities: [], surveyAnswers: [], contacts: [], interviews: [] };
 * const faults = { wrongZone: { timeZone: "Asia/Tokyo" }, duplicates: { share: 1 } };
 * const { rows, counts } = faultyRows({ ...none, transactions: [paid] }, faults, { seed: 1 });
 * rows.transactions.map((row) => row.at) // => ["2026-02-01T00:00:00.000", "2026-02-01T00:00:00.000"]
 * rows.transactions[0].amount // => "980"
 * counts.duplicates // => 1
 */
export function faultyRows(records: BusinessRecords, faults: Faults, options: FaultyRowsOptions): FaultyRows {
  const plan = planOf(records, faults, options);
  const log: FaultEntry[] = [];
  const made = recordNames.map((record) => [record, rowsOf(record, plan, log)] as const);
  const counts = Object.fromEntries(
    faultNames.map((fault) => [fault, log.reduce((sum, entry) => sum + (entry.fault === fault ? 1 : 0), 0)]),
  ) as Record<FaultName, number>;
  return { rows: Object.fromEntries(made) as unknown as FaultyRows["rows"], log, counts };
}

/** The checked call. */
interface Plan {
  readonly records: CheckedRecords;
  readonly faults: CheckedFaults;
  readonly stream: RandomStream;
  readonly zone: Zone;
}

function planOf(records: unknown, faults: unknown, options: unknown): Plan {
  const checker = newChecker();
  const checkedRecords = checkRecords(checker, records);
  const checkedFaults = checkFaults(checker, faults);
  const { seed, timeZone } = isLoose(options) ? options : {};
  if (!isLoose(options)) checker.wrong("options", "an object with a seed", options, "Pass { seed: 1 }.");
  else if (typeof seed !== "string" && !Number.isFinite(seed)) {
    const fix = "Pass the same number or text for the same results.";
    checker.wrong("options.seed", "a finite number or a text", seed, fix);
  }
  const zone = zoneOf(timeZone === undefined ? "UTC" : checker.zone(timeZone, "options.timeZone"));
  if (checker.issues.length > 0) throw new KeizokuError("faultyRows", checker.issues);
  return { records: checkedRecords, faults: checkedFaults, stream: randomStream(seed as number | string), zone };
}

/** The rows of one kind of record; adds what was done to the log. */
function rowsOf(record: RecordName, plan: Plan, log: FaultEntry[]): RawRow[] {
  const notes: (readonly [FaultName, Draft, FaultDetail])[] = [];
  const note: Note = (fault, draft, detail) => notes.push([fault, draft, detail]);
  const streamOf = (fault: FaultName): RandomStream => plan.stream.split(`${fault} ${record}`);
  const drafts = applyFaults(record, plan, { record, note, streamOf }).filter((draft) => !draft.lost);
  if (isDelayed(record, plan.faults)) drafts.sort((a, b) => a.arrival - b.arrival);
  const rows = drafts.map((draft, row): RawRow => {
    draft.row = row;
    return { ...draft.cells, arrivedAt: instantText(draft.arrival, plan.zone) };
  });
  for (const [fault, { index, row }, detail] of notes) log.push({ fault, record, index, row, detail });
  return rows;
}

function applyFaults(record: RecordName, { records, faults, zone }: Plan, context: FaultContext): Draft[] {
  const drafts = records[record].map(draftOf);
  const arrivals = Float64Array.from(drafts, (draft) => draft.arrival);
  for (const [position, redefinition] of faults.redefinition.entries()) {
    if (redefinition.record === record) redefine(drafts, redefinition, position, context);
  }
  const definition = recordDefinitions[record] as RecordDefinition<object>;
  for (const draft of drafts) draft.cells = cellsOf(definition, draft.record, zone);
  const { wrongZone, missing, outages, late, duplicates } = faults;
  if (touches(wrongZone, record)) shiftZone(drafts, wrongZone, context);
  if (touches(missing, record)) loseFields(drafts, missing, context);
  for (const [position, outage] of outages.entries()) {
    if (touches(outage, record)) takeDown(drafts, arrivals, outage, { position, context });
  }
  if (touches(late, record)) delay(drafts, late, context);
  return touches(duplicates, record) ? repeat(drafts, duplicates, context) : drafts;
}

/** Whether rows of this kind may arrive later than what they report. */
function isDelayed(record: RecordName, { late, duplicates, outages }: CheckedFaults): boolean {
  const backfilled = outages.some((outage) => outage.backfilled && touches(outage, record));
  return backfilled || touches(late, record) || (touches(duplicates, record) && duplicates.days > 0);
}

function touches<F extends { readonly on: readonly RecordName[] }>(
  fault: F | undefined,
  record: RecordName,
): fault is F {
  return fault?.on.includes(record) === true;
}
