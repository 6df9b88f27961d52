import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { fixture, relativeError } from "../../fixture.ts";

/** A number of a reference file; "NaN" and "Infinity" stand for what is not defined. */
export type Printed = number | "NaN" | "Infinity";

/** A reference curve; the counts are also the data, as rows of equal times do not differ. */
export interface ReferenceCurve {
  readonly rows: number;
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
  readonly survival: readonly Printed[];
  readonly standardError: readonly Printed[];
  readonly quantiles: readonly Readonly<Record<"p" | "time" | "lower" | "upper", Printed>>[];
  readonly medianLeftEnd: Printed;
  readonly [column: string]: unknown;
}

/** One test of the reference. */
export interface ReferenceTest {
  readonly groups?: readonly string[];
  readonly chisq: number;
  readonly df: number;
  readonly p: number;
  readonly observed?: readonly number[];
  readonly expected?: readonly number[];
  readonly weightedObserved: readonly number[];
  readonly weightedExpected: readonly number[];
  readonly variance: readonly (readonly number[])[];
}

type DataSet = "waltons" | "lung" | "telco";

interface Reference {
  readonly curves: Readonly<Record<DataSet, Readonly<Record<string, ReferenceCurve>>>>;
  readonly rmst: {
    readonly values: Readonly<
      Record<DataSet, Readonly<Record<string, readonly Readonly<Record<"tau" | "rmst" | "se", number>>[]>>>
    >;
    readonly difference: readonly (Readonly<
      Record<"tau" | "difference" | "se" | "z" | "p" | "lower" | "upper" | "ratio" | "logRatioSE", number>
    > &
      Readonly<Record<"a" | "b", string>>)[];
  };
  readonly tests: Readonly<Record<DataSet, Readonly<Record<string, ReferenceTest>>>> & {
    readonly telco: { readonly pairwiseLogRank: readonly { a: string; b: string; chisq: number; p: number }[] };
  };
  readonly fixedTimeDifference: Readonly<
    Record<
      DataSet,
      { readonly time: number; readonly a: string; readonly b: string; readonly chisq: number; p: number }
    >
  >;
  readonly leftTruncated: Readonly<Record<"waltons" | "telco", ReferenceCurve>>;
  readonly frequencyWeighted: ReferenceCurve;
}

export const reference = fixture("survival.json") as Reference;

/** Rows that give a reference curve. */
export function rowsOf({ time, events, censored }: Pick<ReferenceCurve, "time" | "events" | "censored">): {
  duration: number[];
  event: number[];
} {
  const duration: number[] = [];
  const event: number[] = [];
  time.forEach((at, j) => {
    for (let k = 0; k < events[j]! + censored[j]!; k++) {
      duration.push(at);
      event.push(k < events[j]! ? 1 : 0);
    }
  });
  return { duration, event };
}

/** Rows of several reference curves, with the name of each. */
export function groupedRows(
  curves: Readonly<Record<string, ReferenceCurve>>,
  names: readonly string[],
): { duration: number[]; event: number[]; group: string[] } {
  const parts = names.map((name) => ({ name, ...rowsOf(curves[name]!) }));
  return {
    duration: parts.flatMap((part) => part.duration),
    event: parts.flatMap((part) => part.event),
    group: parts.flatMap((part) => part.duration.map(() => part.name)),
  };
}

/** Compares one value at the tolerance of the reference; null answers what is not defined there. */
export function expectClose(actual: number | null, expected: Printed, what: string, tolerance = 1e-10): void {
  if (typeof expected !== "number") {
    expect(actual, what).toBeNull();
    return;
  }
  expect(actual, what).not.toBeNull();
  // A share cut to 0 or 1 may miss it by rounding.
  const error = Math.min(relativeError(actual!, expected), Math.abs(actual! - expected) * 1e4);
  expect(error, `${what}: ${String(actual)} for ${String(expected)}`).toBeLessThanOrEqual(tolerance);
}

export function expectColumn(actual: readonly (number | null)[], expected: unknown, what: string): void {
  const printed = expected as readonly Printed[];
  expect(actual.length, what).toBe(printed.length);
  printed.forEach((value, j) => {
    expectClose(actual[j]!, value, `${what}[${String(j)}]`);
  });
}

/** Columns of a data file by name. */
export function readCsv(path: string): (name: string) => string[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const cells = lines.map((line) => line.split(","));
  return (name) => cells.map((row) => row[head.split(",").indexOf(name)]!);
}
