import { KeizokuError, show, type Issue } from "../error.ts";
import { unknownCurrency } from "../money/money.ts";
import { digitsOf } from "../money/currency.ts";
import type { RecordDefinition } from "../record/definition.ts";

/** How rows are read. */
export interface ReadOptions<R> {
  /** Names of the row's columns where they differ from the record's fields: `{ customerId: "customer", at: "date" }`. */
  readonly fields?: Readonly<Partial<Record<keyof R | "currency", string>>>;
  /** Values for fields that the rows do not state, as a cell would hold them: `{ kind: "visit", interval: "month" }`. */
  readonly values?: Readonly<Partial<Record<keyof R, unknown>>>;
  /** Columns that become attributes under their own names; only for records with attributes. */
  readonly attributes?: readonly string[];
  /** Time zone of dates and times without an offset; "UTC" unless given. */
  readonly timeZone?: string;
  /** Currency of amounts where the row's `currency` column is missing or blank. */
  readonly currency?: string;
  /** Whether a column that no field reads makes its row wrong; false unless given. */
  readonly strict?: boolean;
}

/** Throws where the options do not fit the record. */
export function checkReadOptions<R>(definition: RecordDefinition<R>, rows: unknown, options: ReadOptions<R>): void {
  const issues: Issue[] = [];
  const keys = fieldsOf(definition, issues);
  if (!isObject(options)) {
    issues.push(wrong("options", "an object of options", options, "Leave the options out for their defaults."));
    throw new KeizokuError("read", issues);
  }
  if (typeof rows !== "object" || rows === null || !(Symbol.iterator in rows)) {
    issues.push(wrong("rows", "a list of row objects", rows, "Parse the file first, then pass its rows."));
  }
  if (keys.length > 0) {
    unknownKeys(options.fields, "options.fields", [...keys, "currency"], issues);
    unknownKeys(options.values, "options.values", keys, issues);
  }
  for (const [key, column] of Object.entries<unknown>(options.fields ?? {})) {
    if (typeof column !== "string") {
      issues.push(wrong(`options.fields.${key}`, "the name of a column", column, "Pass the column's name as text."));
    }
  }
  if (options.attributes !== undefined && keys.length > 0 && !keys.includes("attributes")) {
    const fix = "Leave the option out for this record.";
    issues.push(wrong("options.attributes", "none, as this record has no attributes", options.attributes, fix));
  }
  if (options.attributes !== undefined && !isNames(options.attributes)) {
    const fix = "Pass an array of the columns' names.";
    issues.push(wrong("options.attributes", "an array of column names", options.attributes, fix));
  }
  const { currency } = options;
  if (currency !== undefined && digitsOf(currency) === undefined) {
    issues.push(unknownCurrency("options.currency", currency));
  }
  if (issues.length > 0) throw new KeizokuError("read", issues);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** Names of the record's fields; none, and an issue, where it is no definition. */
function fieldsOf(definition: { readonly fields: object } | null | undefined, issues: Issue[]): string[] {
  const fields: unknown = definition?.fields;
  if (isObject(fields)) return Object.keys(fields);
  const fix = "Pass the kind of record first, then the rows: read(transaction, rows).";
  issues.push(wrong("definition", "a definition of a record, such as transaction", definition, fix));
  return [];
}

function unknownKeys(given: object | undefined, path: string, known: readonly string[], issues: Issue[]): void {
  for (const key of Object.keys(given ?? {})) {
    if (!known.includes(key)) {
      issues.push(wrong(`${path}.${key}`, `one of ${known.join(", ")}`, key, "Name a field of the record."));
    }
  }
}

function wrong(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
