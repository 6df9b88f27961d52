import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { studentTQuantile } from "../../numeric/distribution/studentT.ts";
import { checkConfidence } from "../survival/options.ts";

/** The running period and earlier ones at the same point. */
export interface NowcastInput {
  /** The running period up to now, at least 0: customers, arrivals, revenue. */
  readonly soFar: number;
  /** Earlier periods at the same point of their time, and what they ended at; of equal length, at least 0. */
  readonly earlier: { readonly soFar: ArrayLike<number>; readonly ended: ArrayLike<number> };
}

/** How {@link nowcast} draws its interval. */
export interface NowcastOptions {
  /** Share of intervals that hold the end; 0.95 by default. */
  readonly confidence?: number;
  /** Whether the number can only grow within a period, as a count of arrivals does: then no limit is below what is there. False by default. */
  readonly cumulative?: boolean;
}

/** What the running period will end at. */
export interface Nowcast {
  readonly soFar: number;
  /** Null where no earlier period can be compared. */
  readonly expected: number | null;
  /** Null with fewer than two earlier periods. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly confidence: number;
  /** Earlier periods that were compared. */
  readonly compared: number;
  /** End over so-far, their geometric mean. */
  readonly ratio: number | null;
  /** `periods-left-out`, `few-periods`, `no-comparison`. */
  readonly notes: readonly Note[];
}

const part = { min: 0, max: 1e100, fix: "Pass counts or amounts of at least 0." };
/** Intervals from fewer periods are wide, and their width itself is a guess. */
const FEW = 4;

/**
 * What the running period will end at, given how earlier ones ended that stood at the same point: so far × the geometric mean of their end / so far.
 *
 * The interval is that of the next ratio, by Student's t on the logarithms (n − 1 degrees of freedom). Periods that had, or ended with, nothing
 * have no such ratio and are left out. The limit of the method: the earlier periods are taken as alike and independent, without season or trend in the
 * ratio; and what begins only now (a campaign in mid-month) is carried on in proportion.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input` (no earlier periods)
 * @example
 * const earlier = { soFar: [40, 50, 60, 50], ended: [80, 100, 132, 95] };
 * const { expected, lower, upper } = nowcast({ soFar: 45, earlier }, { cumulative: true });
 * expected // => 91.00
 * lower // => 73.19
 * upper // => 113.13
 */
export function nowcast(input: NowcastInput, options: NowcastOptions = {}): Nowcast {
  const operation = "nowcast";
  const confidence = checkConfidence(operation, options);
  checkNumbers(operation, "input", input as unknown as Record<"soFar", number>, { soFar: part });
  const earlier = input.earlier as unknown as Record<"soFar" | "ended", ArrayLike<number>>;
  checkEarlier(operation, earlier);
  const floor = options.cumulative === true ? input.soFar : 0;
  const logs: number[] = [];
  for (let k = 0; k < earlier.soFar.length; k++) {
    if (earlier.soFar[k]! > 0 && earlier.ended[k]! > 0)
      logs.push(Math.log(earlier.ended[k]!) - Math.log(earlier.soFar[k]!));
  }
  const notes = notesOf(earlier.soFar.length, logs.length, input.soFar);
  const compared = logs.length;
  const known = { soFar: input.soFar, confidence, compared, notes };
  if (compared === 0) return { ...known, expected: null, lower: null, upper: null, ratio: null };
  const mean = logs.reduce((sum, log) => sum + log / compared, 0);
  const times = (log: number): number => Math.min(MOST, Math.exp(log));
  const at = (log: number): number => Math.max(floor, Math.min(MOST, input.soFar * times(log)));
  const expected = at(mean);
  const ratio = times(mean);
  if (compared < 2) return { ...known, expected, lower: null, upper: null, ratio };
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (compared - 1);
  const spread = studentTQuantile((1 + confidence) / 2, compared - 1) * Math.sqrt(variance * (1 + 1 / compared));
  return { ...known, expected, lower: at(mean - spread), upper: at(mean + spread), ratio };
}

/** As columns, with paths from the input on. */
function checkEarlier(operation: string, earlier: Record<"soFar" | "ended", ArrayLike<number>>): void {
  try {
    checkColumns(operation, earlier, { soFar: part, ended: part });
  } catch (error) {
    if (!(error instanceof KeizokuError)) throw error;
    const at = "input.earlier";
    throw new KeizokuError(
      operation,
      error.issues.map((issue) => ({ ...issue, path: issue.path === "" ? at : `${at}.${issue.path}` })),
    );
  }
}

/** Two periods that differ by chance can make any upper limit; it stays a number. */
const MOST = Number.MAX_VALUE;

function notesOf(given: number, compared: number, soFar: number): Note[] {
  const notes: Note[] = [];
  if (compared === 0 || soFar === 0) {
    const message =
      compared === 0 ? "No earlier period can be compared." : "Nothing is there yet, so nothing can be carried on.";
    notes.push({ code: "no-comparison", message });
  }
  if (compared > 0 && compared < given) {
    const message = `${String(given - compared)} of ${String(given)} earlier periods had nothing by this point, or at their end, and were left out.`;
    notes.push({ code: "periods-left-out", message });
  }
  if (compared > 0 && compared < FEW) {
    const message = `Only ${String(compared)} earlier periods: the interval is ${compared < 2 ? "not known" : "itself a guess"}.`;
    notes.push({ code: "few-periods", message });
  }
  return notes;
}
