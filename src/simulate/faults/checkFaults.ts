import type { FieldRule } from "../../schema/record/definition.ts";
import { recordDefinitions, type RecordName } from "../records.ts";
import { checkRedefinitions, type CheckedRedefinition } from "./checkRedefinition.ts";
import type { Checker, Loose } from "./checker.ts";
import { faultNames, type FaultName } from "./faults.ts";

/** {@link import("./faults.ts").Faults} with its defaults filled and its instants read; undefined or empty where not asked for. */
export interface CheckedFaults {
  readonly duplicates: CheckedDuplicates | undefined;
  readonly late: CheckedLate | undefined;
  readonly wrongZone: CheckedWrongZone | undefined;
  readonly missing: CheckedMissing | undefined;
  readonly outages: readonly CheckedOutage[];
  readonly redefinition: readonly CheckedRedefinition[];
}

/** A share of the rows of some kinds of record. */
interface Chosen {
  readonly share: number;
  readonly on: readonly RecordName[];
}

/** Checked duplicates. */
export interface CheckedDuplicates extends Chosen {
  readonly days: number;
}

/** Checked late rows. */
export interface CheckedLate extends Chosen {
  readonly days: number;
}

/** A checked wrong zone. */
export interface CheckedWrongZone extends Chosen {
  readonly timeZone: string;
  readonly from: number;
  readonly until: number;
}

/** Checked missing fields; undefined fields are any. */
export interface CheckedMissing extends Chosen {
  readonly fields: readonly string[] | undefined;
}

/** A checked outage. */
export interface CheckedOutage {
  readonly on: readonly RecordName[];
  readonly from: number;
  readonly until: number;
  readonly backfilled: boolean;
}

/** Checks the faults and fills their defaults; what is wrong is left with the checker. */
export function checkFaults(checker: Checker, faults: unknown): CheckedFaults {
  const given = checker.object(faults, "faults", faultNames) ?? {};
  const read = <T>(name: FaultName, keys: readonly string[], make: (spec: Loose, path: string) => T): T | undefined => {
    if (given[name] === undefined) return undefined;
    const spec = checker.object(given[name], `faults.${name}`, keys);
    return spec === undefined ? undefined : make(spec, `faults.${name}`);
  };
  return {
    duplicates: read("duplicates", ["share", "days", "on"], (spec, path) => ({
      ...chosen(checker, spec, path),
      days: checker.number(spec["days"], `${path}.days`, { ...daysLimits, absent: 0 }),
    })),
    late: read("late", ["share", "days", "on"], (spec, path) => ({
      ...chosen(checker, spec, path),
      days: checker.number(spec["days"], `${path}.days`, daysLimits),
    })),
    wrongZone: read("wrongZone", ["share", "timeZone", "from", "until", "on"], (spec, path) => ({
      ...chosen(checker, { share: 1, ...defined(spec) }, path),
      ...period(checker, spec, path, false),
      timeZone: checker.zone(spec["timeZone"], `${path}.timeZone`),
    })),
    missing: read("missing", ["share", "fields", "on"], (spec, path) => checkMissing(checker, spec, path)),
    outages: checkOutages(checker, given["outages"]),
    redefinition: checkRedefinitions(checker, given["redefinition"]),
  };
}

const shareLimits = { min: 0, max: 1, fix: "Pass which share of the rows the fault hits." };
const daysLimits = { min: 0, max: 36_525, fix: "Pass the mean delay in days." };

/** Without the keys whose value is undefined, which count as left out. */
function defined(spec: Loose): Loose {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
}

function chosen(checker: Checker, spec: Loose, path: string): Chosen {
  return {
    share: checker.number(spec["share"], `${path}.share`, shareLimits),
    on: checker.records(spec["on"], `${path}.on`),
  };
}

function period(
  checker: Checker,
  spec: Loose,
  path: string,
  needed: boolean,
): { readonly from: number; readonly until: number } {
  const end = (key: "from" | "until", absent: number): number =>
    spec[key] === undefined && !needed ? absent : checker.instant(spec[key], `${path}.${key}`);
  const from = end("from", -Infinity);
  const until = end("until", Infinity);
  if (until <= from) {
    checker.wrong(`${path}.until`, "an instant after from", spec["until"], "Swap from and until, or correct one.");
  }
  return { from, until };
}

function checkMissing(checker: Checker, spec: Loose, path: string): CheckedMissing {
  const { share, on } = chosen(checker, spec, path);
  if (spec["fields"] === undefined) return { share, on, fields: undefined };
  const fix = "Name fields of the records, or leave it out for any field.";
  const known = new Set(on.flatMap(fieldNames));
  const fields = checker.list(spec["fields"], `${path}.fields`, "an array of field names", fix);
  if (Array.isArray(spec["fields"]) && fields.length === 0) {
    checker.wrong(`${path}.fields`, "at least one field", fields, fix);
  }
  for (const [i, field] of fields.entries()) {
    if (known.has(field as string)) continue;
    checker.wrong(`${path}.fields[${String(i)}]`, `a field of ${on.join(", ")}`, field, fix);
  }
  return { share, on, fields: fields as readonly string[] };
}

/** Fields of a kind of record, and the currency where a row has one. */
function fieldNames(record: RecordName): string[] {
  const fields: readonly (readonly [string, FieldRule])[] = Object.entries(recordDefinitions[record].fields);
  const money = fields.some(([, rule]) => rule.kind === "money");
  return [...fields.map(([field]) => field), ...(money ? ["currency"] : [])];
}

function checkOutages(checker: Checker, outages: unknown): CheckedOutage[] {
  if (outages === undefined) return [];
  const fix = "Pass a list, of one outage where there is one.";
  return checker.list(outages, "faults.outages", "an array of outages", fix).flatMap((outage, i) => {
    const path = `faults.outages[${String(i)}]`;
    const spec = checker.object(outage, path, ["from", "until", "on", "backfilled"]);
    if (spec === undefined) return [];
    const { backfilled } = spec;
    if (backfilled !== undefined && typeof backfilled !== "boolean") {
      checker.wrong(`${path}.backfilled`, "true or false", backfilled, "Say whether the rows arrive afterwards.");
    }
    const on = checker.records(spec["on"], `${path}.on`);
    return [{ on, ...period(checker, spec, path, true), backfilled: backfilled === true }];
  });
}
