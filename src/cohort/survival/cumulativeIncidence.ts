import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { curveNotes } from "./curveNotes.ts";
import { incidenceSteps, type IncidenceSteps } from "./incidenceKernel.ts";
import { shareLimits, type ShareLimits } from "./limits.ts";
import { checkChoice, checkConfidence, quantileOf } from "./options.ts";
import { productLimit } from "./productLimit.ts";
import { causeTable, sortRows } from "./riskTable.ts";
import { readRows, type RowsRead, type SurvivalColumns } from "./rows.ts";

/** How {@link cumulativeIncidence} names its causes and draws its limits. */
export interface CumulativeIncidenceOptions {
  /** Names of the causes 1, 2, … of `event`; without them the numbers that occur. */
  readonly causes?: readonly string[];
  /** Scale of the limits; "log-log" by default. */
  readonly limits?: ShareLimits;
  /** 0.95 by default. */
  readonly confidence?: number;
}

/** What one cause took away, by time; parallel to the times of the curve. */
export interface CauseIncidence extends IncidenceSteps {
  readonly cause: string;
  /** Customers who left at each time for this cause. */
  readonly events: readonly number[];
}

/** Cumulative incidence of every cause; columns over the distinct times. A frozen object of JSON data, its columns read-only by type. */
export interface IncidenceCurves {
  readonly kind: "cumulative-incidence";
  readonly version: 1;
  readonly confidence: number;
  readonly limits: ShareLimits;
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  /** Left at each time, for whatever cause. */
  readonly events: readonly number[];
  readonly censored: readonly number[];
  /** Share still there; with the incidences of all causes it adds up to 1. */
  readonly survival: readonly number[];
  /** 0 where nobody is left: the incidences then add up to 1 in every sample. */
  readonly survivalStandardError: readonly number[];
  readonly causes: readonly CauseIncidence[];
  readonly notes: readonly Note[];
  readonly rejected: readonly RejectedRow[];
}

/** More kinds of exit than this are some other column. */
const MOST_CAUSES = 1000;

/**
 * Share of customers lost to each cause by each duration, where causes compete: whose payment failed cannot leave of his own wish any more.
 * (One minus a Kaplan-Meier curve that takes the other causes as censored says too much.)
 *
 * Rows and notes as of `kaplanMeier`; at equal times all causes come together, before censorings.
 *
 * @param columns as of `kaplanMeier`, with `event` 0 where the customer is still there, else the number of the cause
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const columns = { duration: [1, 2, 2, 3, 4], event: [1, 2, 0, 1, 0] };
 * const { causes, survival } = cumulativeIncidence(columns, { causes: ["voluntary", "involuntary"] });
 * causes[0].incidence // => [0.2, 0.2, 0.5, 0.5]
 * causes[1].incidence // => [0, 0.2, 0.2, 0.2]
 * causes[1].standardError // => [0, 0.1789, 0.1789, 0.1789]
 * survival // => [0.8, 0.6, 0.3, 0.3]
 * @see Aalen & Johansen (1978), Scandinavian Journal of Statistics 5, 141–150
 * @see Marubini & Valsecchi (1995), Analysing Survival Data, 10 (the variance)
 */
export function cumulativeIncidence(
  columns: SurvivalColumns,
  options: CumulativeIncidenceOptions = {},
): IncidenceCurves {
  const operation = "cumulativeIncidence";
  const confidence = checkConfidence(operation, options);
  const { limits = "log-log" } = options;
  checkChoice(operation, "options.limits", limits, shareLimits);
  const given = namesOf(operation, options.causes);
  const rows = readRows(operation, columns, { causes: given?.length ?? MOST_CAUSES });
  const names = given ?? causesIn(rows);
  const sorted = sortRows(rows);
  const highest = given?.length ?? Math.max(0, ...names.map(Number));
  const { byCause, ...table } = causeTable(rows, sorted, highest);
  const quantile = quantileOf(confidence);
  const { survival, standardError } = productLimit(table, limits, quantile);
  const survivalStandardError = standardError.map((error) => error ?? 0);
  const causes = names.map((cause, k) => {
    const code = given === null ? Number(cause) - 1 : k;
    const steps = incidenceSteps({ ...table, byCause }, code, survival, { limits, quantile });
    return Object.freeze({ cause, events: byCause[code]!, ...steps });
  });
  const notes = freezeDeep([...rows.notes, ...curveNotes(rows, sorted, table)]);
  const head = { kind: "cumulative-incidence", version: 1, confidence, limits } as const;
  const whole = { ...head, ...table, survival, survivalStandardError, causes: Object.freeze(causes) };
  return Object.freeze({ ...whole, notes, rejected: freezeDeep(rows.rejected) });
}

/** The numbers of causes that occur, as names. */
function causesIn({ event, duration }: RowsRead): string[] {
  if (event === null) return duration.length > 0 ? ["1"] : [];
  const found = new Set<number>();
  for (let i = 0; i < event.length; i++) if (event[i]! > 0) found.add(event[i]!);
  return Array.from(found)
    .sort((a, b) => a - b)
    .map(String);
}

/** The names given; null where there are none. */
function namesOf(operation: string, causes: unknown): readonly string[] | null {
  if (causes === undefined) return null;
  const path = "options.causes";
  const fix = "Pass the names of the causes 1, 2, … in that order.";
  const wrong = (at: string, expected: string, received: unknown): Issue => {
    return { code: "invalid-input", path: at, expected, received: show(received), fix };
  };
  if (!isArrayLike(causes) || causes.length < 1 || causes.length > MOST_CAUSES) {
    const expected = `from 1 to ${String(MOST_CAUSES)} names`;
    throw new KeizokuError(operation, [wrong(path, expected, causes)]);
  }
  const names = Array.from(causes);
  const issues = names.flatMap((name, k) => {
    const good = typeof name === "string" && name !== "" && names.indexOf(name) === k;
    return good ? [] : [wrong(`${path}[${String(k)}]`, "a name that no other cause has", name)];
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return names as string[];
}
