import { cumulativeIncidence, type IncidenceCurves } from "../survival/cumulativeIncidence.ts";
import { quantileOf } from "../survival/options.ts";
import { lastAtOrBefore } from "../survival/step.ts";
import { outcomeNames, type TrialColumns } from "./trialColumns.ts";

/** The share of trials that become paid time, unfinished ones taken into account. */
export interface TrialConversion {
  /** Null where it is not known: no trial, or all who were followed longest are still undecided. */
  readonly share: number | null;
  /** By the Aalen-Johansen variance; null with the share. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What has become of trials by a point of their free time. */
export interface TrialProgress {
  /** Share of the agreed free time that is over: 0.1, 0.2, … 1. */
  readonly elapsed: number;
  /** Shares of the trials, which add up to 1. */
  readonly converted: number;
  readonly left: number;
  readonly undecided: number;
}

/** Rounding of a sum of shares. */
const ROUNDING = 1e-12;
const TENTHS = 10;

/** Incidence of every outcome by the share of the free time that is over; null without trials. `chosen` are indices of trials. */
export function outcomeCurves(
  trials: TrialColumns,
  chosen: ArrayLike<number>,
  confidence: number,
): IncidenceCurves | null {
  if (chosen.length === 0) return null;
  const duration = Float64Array.from(chosen, (t) => trials.elapsed[t]!);
  const event = Uint8Array.from(chosen, (t) => trials.outcome[t]!);
  return cumulativeIncidence({ duration, event }, { causes: outcomeNames, confidence });
}

/**
 * The conversion at the end of the curves. It is known where nobody is undecided after the last time that was seen: then all shares
 * add up to 1, those of unfinished trials having been given to the trials that went further.
 *
 * Where the share is 0 or 1, which the log-log scale does not have, Wilson's interval with the finished trials.
 *
 * @see Aalen & Johansen (1978), Scandinavian Journal of Statistics 5, 141–150
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function conversionOf(curves: IncidenceCurves | null, finished: number, confidence: number): TrialConversion {
  if (curves === null || curves.survival.at(-1)! > 0) {
    return { share: null, standardError: null, lower: null, upper: null };
  }
  const { incidence, standardError, lower, upper } = curves.causes[0]!;
  const share = incidence.at(-1)!;
  const squared = quantileOf(confidence) ** 2;
  if (share <= 0) return { share: 0, standardError: 0, lower: 0, upper: squared / (finished + squared) };
  if (share >= 1 - ROUNDING) return { share: 1, standardError: 0, lower: finished / (finished + squared), upper: 1 };
  return { share, standardError: standardError.at(-1)!, lower: lower.at(-1)!, upper: upper.at(-1)! };
}

/** The curves at every tenth of the free time, as far as trials were seen. */
export function progressOf(curves: IncidenceCurves | null): TrialProgress[] {
  if (curves === null) return [];
  const { time, survival, causes } = curves;
  const ended = survival.at(-1) === 0;
  const progress: TrialProgress[] = [];
  for (let tenth = 1; tenth <= TENTHS; tenth++) {
    const elapsed = tenth / TENTHS;
    if (elapsed > time.at(-1)! && !ended) break;
    const j = lastAtOrBefore(time, elapsed);
    const undecided = j < 0 ? 1 : survival[j]!;
    const converted = j < 0 ? 0 : causes[0]!.incidence[j]!;
    progress.push({ elapsed, converted, left: Math.max(0, 1 - undecided - converted), undecided });
  }
  return progress;
}
