import { instantIssue, readInstant } from "../../calendar/instant.ts";
import { isTimeZone, timeZoneIssue, zoneOf } from "../../calendar/zone.ts";
import { show, type Issue } from "../../schema/error.ts";
import { type RecordName, recordNames } from "../records.ts";

/** An object of unknown content. */
export type Loose = Readonly<Record<string, unknown>>;

/** A number's limits, both inclusive, and the words for it. */
interface Limits {
  readonly min: number;
  readonly max: number;
  /** Value where nothing is given; without it something must be. */
  readonly absent?: number;
  readonly fix: string;
}

const utc = zoneOf("UTC");

/** Readers of loose values that gather what is wrong; what they give after an issue is of no use. */
export interface Checker {
  readonly issues: Issue[];
  readonly wrong: (path: string, expected: string, received: unknown, fix: string) => void;
  /** An object with no other keys than these; undefined, and an issue, where it is none. */
  readonly object: (value: unknown, path: string, keys: readonly string[]) => Loose | undefined;
  readonly number: (value: unknown, path: string, limits: Limits) => number;
  readonly instant: (value: unknown, path: string) => number;
  readonly zone: (value: unknown, path: string) => string;
  readonly list: (value: unknown, path: string, expected: string, fix: string) => readonly unknown[];
  readonly recordName: (value: unknown, path: string) => RecordName | undefined;
  /** The kinds of record of `on`; all of them unless given. */
  readonly records: (value: unknown, path: string) => readonly RecordName[];
}

/** A checker without issues. */
export function newChecker(): Checker {
  const issues: Issue[] = [];
  const wrong: Checker["wrong"] = (path, expected, received, fix) => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const recordName: Checker["recordName"] = (value, path) => {
    if (recordNames.includes(value as RecordName)) return value as RecordName;
    wrong(path, `one of ${recordNames.join(", ")}`, value, "Name a kind of record.");
    return undefined;
  };
  const list: Checker["list"] = (value, path, expected, fix) => {
    if (Array.isArray(value)) return value;
    wrong(path, expected, value, fix);
    return [];
  };
  return {
    issues,
    wrong,
    recordName,
    list,
    object: (value, path, keys) => {
      if (!isLoose(value)) {
        const fix = `Pass an object with some of ${keys.join(", ")}.`;
        wrong(path, "an object", value, fix);
        return undefined;
      }
      for (const key of Object.keys(value)) {
        if (keys.includes(key)) continue;
        wrong(`${path}.${key}`, `one of ${keys.join(", ")}`, key, "Correct the name, or leave it out.");
      }
      return value;
    },
    number: (value, path, { min, max, absent, fix }) => {
      if (value === undefined && absent !== undefined) return absent;
      if (typeof value === "number" && value >= min && value <= max) return value;
      wrong(path, `a number from ${String(min)} to ${String(max)}`, value, fix);
      return min;
    },
    instant: (value, path) => {
      const instant = readInstant(utc, value);
      if (instant === undefined) issues.push(instantIssue(value, path));
      return instant ?? NaN;
    },
    zone: (value, path) => {
      if (isTimeZone(value)) return value;
      issues.push(timeZoneIssue(value, path));
      return "UTC";
    },
    records: (value, path) => {
      if (value === undefined) return recordNames;
      const fix = "Leave it out for all kinds of record.";
      const given = list(value, path, "an array of kinds of record", fix);
      if (Array.isArray(value) && value.length === 0) wrong(path, "at least one kind of record", value, fix);
      return given.flatMap((name, i) => recordName(name, `${path}[${String(i)}]`) ?? []);
    },
  };
}

/** Whether a value is an object and no list. */
export function isLoose(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
