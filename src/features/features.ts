import { activityKinds } from "../schema/record/activity.ts";
import { KeizokuError, show } from "../schema/error.ts";
import type { Note } from "../schema/fitReport.ts";
import { contractColumn, type ContractContext, type ContractKind } from "./contract/contractColumns.ts";
import { profileColumn, type Profiles } from "./contract/profileColumns.ts";
import type { StateColumn } from "./contract/stateColumn.ts";
import { compactLog } from "./events/compactLog.ts";
import { eventColumn, type EventColumn, type EventFeature } from "./events/eventColumn.ts";
import type { EventContext } from "./events/windowedPart.ts";
import { occasionsOf, sharedColumn, type Occasions } from "./events/shared.ts";
import { tieLists, tiesColumn, type TieLists } from "./events/ties.ts";
import { eventValues } from "./eventValues.ts";
import { finishColumn, type RawColumn } from "./finishColumn.ts";
import { featureRules, type FeatureOptions, type FeatureRules } from "./options.ts";
import { checkRecords, computable, hasRows } from "./read/checkRecords.ts";
import { knownCurrency } from "./read/currency.ts";
import { moneyReader, type ReadMoney } from "./read/readOthers.ts";
import { occasionKind, readRecords, type ReadRecords } from "./read/readRecords.ts";
import type { FeatureRecords } from "./read/records.ts";
import { createRejections, type Rejections } from "./read/rejections.ts";
import type { Feature, FeatureSpec } from "./spec/spec.ts";
import type { FeatureTable } from "./table.ts";
import { tableRows } from "./tableRows.ts";
import { describeFeature } from "./words/describe.ts";

/**
 * What was known of each customer on a date, as columns: a row for each customer in a spell, a column for each feature of the spec.
 *
 * Known is what happened before the instant `asOf`, never later. A subscription that ends, or whose customer leaves, at `asOf` or after it is open; a change of
 * price or plan at `asOf` or after it is not there; nor are the activities, purchases, contacts and answers from then on. Changing, adding or taking away any of
 * them changes nothing. (A record has one date: what was written into it later cannot be told from what was known then. Use `lag` where records
 * arrive late.) Several dates make a panel: rows by date, in each the customers in order of first appearance among what was known by the last date (subscriptions
 * first); each date's values are those of that date alone.
 *
 * Windows are counted back from the date by the local clock. A count counts what there was; a rate counts from the beginning of the spell, a change
 * and a trend need periods after it. What cannot be said (a ratio to nothing, the time since what never was) is missing, by a mask; no value is
 * NaN. Nobody there gives a table without rows and a note.
 *
 * @param records rows as `schema.read` gives them, activities as columns too; what is not kept is left out
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `unknown-currency`
 * @example
 * const day = (text) => Date.parse(text);
 * const terms = { subscriptionId: null, plan: "basic", price: { minor: 1000, currency: "USD" }, interval: { count: 1, unit: "month" }, quantity: 1, trialUntil: null };
 * const records = {
 *   subscriptions: [
 *     { ...terms, customerId: "ann", from: day("2024-01-01"), until: day("2024-04-10"), exit: "voluntary" },
 *     { ...terms, customerId: "ben", from: day("2024-03-01"), until: null, exit: null },
 *   ],
 *   activities: { customerId: ["ann", "ann", "ben"], at: [day("2024-03-20"), day("2024-04-05"), day("2024-03-22")], kind: "inquiry" },
 * };
 * const spec = {
 *   tenure: { kind: "tenure" },
 *   inquiries: { kind: "count", of: "inquiry", window: { days: 30 } },
 *   complaintShare: { kind: "share", of: "complaint", among: ["inquiry"] },
 * };
 * const table = features(records, { asOf: "2024-04-01", spec });
 * table.customerId // => ["ann", "ben"]
 * table.columns.map(({ values }) => values) // => [[91, 31], [1, 1], [0, 0]]
 * table.columns[1].description.en // => "Number of inquiries over the last 30 days"
 * features(records, { asOf: ["2024-04-01", "2024-05-01"], spec }).customerId // => ["ann", "ben", "ben"]
 * features(records, { asOf: "2024-04-01", spec: { churn: { kind: "churn" } } }) // throws invalid-input
 */
export function features(records: FeatureRecords, options: FeatureOptions): FeatureTable {
  const rules = featureRules(options);
  checkRecords(records);
  const { dates } = rules;
  const until = dates[dates.length - 1]!;
  const who = whoOf(records, rules);
  const { spec, leftOut } = computable(rules.spec, records);
  const currency = rules.currency ?? knownCurrency(spec, records, until);
  const money = moneyReader(currency);
  const rejections = createRejections();
  const read = readRecords(records, { spec, who, until, rejections, money });
  const plan = { measures: [], distinct: [], cells: 0 };
  const { logs, customerIds } = read;
  const { zone, window, gap, timeZone } = rules;
  const { state, event } = columnsOf(spec, read, rules, { logs, plan, dates, zone, window }, money);
  const { rows, columns } = tableRows(read, dates, state, { gap, timeZone });
  const events = eventValues(event, rows, { logs, plan, dates, zone, customers: customerIds.length });
  const raw = new Map<string, RawColumn>([...columns, ...events].map((column) => [column.name, column]));
  return {
    customerId: idsOf(rows.customer, customerIds),
    date: rows.date,
    columns: Object.entries(spec).map(([name, feature]) => ({
      ...finishColumn(raw.get(name)!),
      ...describeFeature(name, feature, { window, currency }),
    })),
    rejected: rejections.all(),
    notes: notesOf(rows.customer.length, leftOut, rejections),
  };
}

function idsOf(customers: Int32Array, ids: readonly string[]): string[] {
  const found = new Array<string>(customers.length);
  for (let i = 0; i < found.length; i++) found[i] = ids[customers[i]!]!;
  return found;
}

function whoOf(records: FeatureRecords, { customers }: FeatureRules): "active" | "known" {
  if (customers !== "active") return customers ?? (hasRows(records, "subscriptions") ? "active" : "known");
  if (records.subscriptions !== undefined) return customers;
  const expected = "subscriptions among the records";
  const fix = 'Pass subscriptions, or take those "known".';
  const issue = { code: "invalid-input", path: "options.customers", expected, received: show(customers), fix };
  throw new KeizokuError("features", [issue]);
}

/** Columns that follow from a date's state, and those that are counted from events. */
function columnsOf(
  spec: FeatureSpec,
  read: ReadRecords,
  rules: FeatureRules,
  events: EventContext,
  money: ReadMoney,
): { readonly state: readonly StateColumn[]; readonly event: readonly EventColumn[] } {
  const state: StateColumn[] = [];
  const event: EventColumn[] = [];
  const { zone, window } = rules;
  const lists = listsOf(read, rules);
  const contract: ContractContext = { zone, money, window, acquiredAt: acquisition(read.profiles) };
  for (const [name, feature] of Object.entries(spec)) {
    if (feature.kind === "ties") state.push(tiesColumn(name, feature, lists.ties(), zone));
    else if (feature.kind === "shared")
      state.push(sharedColumn(name, feature, lists.occasions(feature), { zone, window }));
    else if (isProfile(feature)) state.push(profileColumn(name, feature, read.profiles!, money));
    else if (isContract(feature)) state.push(contractColumn(name, feature, contract));
    else event.push(eventColumn(name, feature, events));
  }
  return { state, event };
}

/** Ties and occasions, made once and only where a feature needs them. */
function listsOf(
  { ties, logs, customerIds }: ReadRecords,
  { zone }: FeatureRules,
): {
  readonly ties: () => TieLists;
  readonly occasions: (feature: Feature) => Occasions;
} {
  let made: TieLists | undefined;
  const occasions = new Map<number, Occasions>();
  return {
    ties: () => (made ??= tieLists(ties!.log, ties!.numberOfText, customerIds.length)),
    occasions: (feature) => {
      const kind = occasionKind(feature) ?? activityKinds.indexOf("event");
      let found = occasions.get(kind);
      if (found === undefined) {
        found = occasionsOf(compactLog(logs.activities!, kind), zone, customerIds.length);
        occasions.set(kind, found);
      }
      return found;
    },
  };
}

function acquisition(profiles: Profiles | null): ContractContext["acquiredAt"] {
  return (customer, date) => {
    const row = profiles?.rowOf[customer] ?? -1;
    const at = row < 0 ? NaN : profiles!.customers.heads.at[row]!;
    return at < date ? at : NaN;
  };
}

type ProfileKind = Parameters<typeof profileColumn>[1];

function isProfile(feature: Feature): feature is ProfileKind {
  return ["channel", "acquisitionCost", "referred", "attribute"].includes(feature.kind);
}

const contractKinds: ReadonlySet<string> = new Set<ContractKind["kind"]>([
  "tenure",
  "plan",
  "seats",
  "trial",
  "renewal",
  "discount",
  "returns",
  "late",
  "price",
  "priceChange",
  "interval",
]);

function isContract(
  feature: Exclude<Feature, ProfileKind>,
): feature is Exclude<Feature, ProfileKind | EventFeature> & ContractKind {
  return contractKinds.has(feature.kind);
}

function notesOf(rows: number, leftOut: readonly string[], rejections: Rejections): Note[] {
  const notes: Note[] = [];
  if (rows === 0)
    notes.push({ code: "no-customers", message: "Nobody was there on the dates: the table has no rows." });
  if (leftOut.length > 0) {
    const message = `Features of the default spec without records were left out: ${leftOut.join(", ")}.`;
    notes.push({ code: "features-left-out", message });
  }
  return [...notes, ...rejections.notes()];
}
