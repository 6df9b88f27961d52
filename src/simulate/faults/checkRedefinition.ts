import type { FieldRule } from "../../schema/record/definition.ts";
import { recordDefinitions, type RecordName } from "../records.ts";
import { isLoose, type Checker, type Loose } from "./checker.ts";

/** A checked redefinition; exactly one of `times` and `rename` is there. */
export interface CheckedRedefinition {
  readonly at: number;
  readonly record: RecordName;
  readonly field: string;
  readonly times: number | undefined;
  readonly rename: ReadonlyMap<string, string>;
  readonly where: readonly (readonly [field: string, text: string])[];
}

type Rules = Readonly<Record<string, FieldRule>>;

const KEYS = ["at", "record", "field", "times", "rename", "where"];
const numeric: readonly FieldRule["kind"][] = ["number", "money"];
const worded: readonly FieldRule["kind"][] = ["text", "choice"];
const timesLimits = { min: Number.MIN_VALUE, max: 1e9, fix: "Pass what the values are multiplied by." };

/** Checks one redefinition or several; what is wrong is left with the checker. */
export function checkRedefinitions(checker: Checker, input: unknown): CheckedRedefinition[] {
  if (input === undefined) return [];
  const path = "faults.redefinition";
  if (!Array.isArray(input)) return checkOne(checker, input, path);
  return input.flatMap((one: unknown, i) => checkOne(checker, one, `${path}[${String(i)}]`));
}

function checkOne(checker: Checker, input: unknown, path: string): CheckedRedefinition[] {
  const spec = checker.object(input, path, KEYS);
  if (spec === undefined) return [];
  const at = checker.instant(spec["at"], `${path}.at`);
  const record = checker.recordName(spec["record"], `${path}.record`);
  const { times, rename } = spec;
  if ((times === undefined) === (rename === undefined)) {
    checker.wrong(path, "either times or rename", spec, "Pass a factor for numbers, or new words for texts.");
  }
  const factor = times === undefined ? undefined : checker.number(times, `${path}.times`, timesLimits);
  const words = rename === undefined ? [] : texts(checker, rename, `${path}.rename`);
  if (record === undefined) return [];
  const rules: Rules = recordDefinitions[record].fields;
  checkField(checker, rules, spec, path);
  const where = spec["where"] === undefined ? [] : checkWhere(checker, rules, spec["where"], `${path}.where`);
  return [{ at, record, field: String(spec["field"]), times: factor, rename: new Map(words), where }];
}

/** The field must be there, and of a kind that the change is made for. */
function checkField(checker: Checker, rules: Rules, spec: Loose, path: string): void {
  const kinds = spec["rename"] === undefined ? numeric : worded;
  const fits = fieldsOf(rules, kinds);
  const { field } = spec;
  if (typeof field === "string" && fits.includes(field)) return;
  const expected = `a field of ${kinds.join(" or ")}: ${fits.length === 0 ? "the record has none" : fits.join(", ")}`;
  checker.wrong(`${path}.field`, expected, field, "Name a field that the change can be made to.");
}

function checkWhere(checker: Checker, rules: Rules, where: unknown, path: string): [string, string][] {
  const fields = fieldsOf(rules, worded);
  const pairs = texts(checker, where, path);
  for (const [field] of pairs) {
    if (fields.includes(field)) continue;
    checker.wrong(`${path}.${field}`, `one of ${fields.join(", ")}`, field, "Name a field of text or choice.");
  }
  return pairs;
}

function fieldsOf(rules: Rules, kinds: readonly FieldRule["kind"][]): string[] {
  return Object.keys(rules).filter((field) => kinds.includes(rules[field]!.kind));
}

function texts(checker: Checker, value: unknown, path: string): [string, string][] {
  const fix = "Pass an object of texts.";
  if (!isLoose(value)) {
    checker.wrong(path, "an object of texts", value, fix);
    return [];
  }
  const pairs = Object.entries(value);
  for (const [key, text] of pairs) {
    if (typeof text !== "string" || text.trim() === "") checker.wrong(`${path}.${key}`, "a text", text, fix);
  }
  return pairs as [string, string][];
}
