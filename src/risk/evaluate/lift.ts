import { checkColumns } from "../../schema/columns.ts";
import { logitMeasure, scaleMeasure, wilsonMeasure, type Measure } from "./measure.ts";
import { readLevel, readScoreSteps, type LevelOptions, type ScoreColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/** Which parts of the list to judge. */
export interface LiftOptions extends LevelOptions {
  /** Shares of the customers, the highest scores first, above 0 to 1; default 0.1, 0.2, … 1. */
  readonly shares?: ArrayLike<number>;
}

/** The head of the list. */
export interface Lift {
  readonly share: number;
  /** How many customers that is. */
  readonly customers: number;
  /** Events among them; fractional where the cut goes through equal scores. */
  readonly events: number;
  /** Share of them with the event. */
  readonly precision: Measure;
  /** Share of all events that is among them (gain, recall). */
  readonly captured: Measure;
  /** Precision over the share of events among all: 1 is no better than chance. */
  readonly lift: Measure;
}

const sharesRule = { above: 0, max: 1, fix: "Pass shares of the customers, 0.1 for the top tenth." };

/**
 * Lift and gain of the customers with the highest scores.
 *
 * A cut through equal scores takes their mean: the expectation over all their orders. The standard errors take into account that the cut
 * moves from sample to sample; intervals are on the logit scale, Wilson's where a share is 0 or 1.
 *
 * @returns one entry for each share, in the order given
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const list = { score: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], event: [1, 1, 0, 1, 0, 0, 0, 1, 0, 0] };
 * const [top] = lift(list, { shares: [0.2] });
 * top.precision.estimate // => 1
 * top.captured.estimate // => 0.5
 * top.lift.estimate // => 2.5
 */
export function lift(columns: ScoreColumns, options: LiftOptions = {}): readonly Lift[] {
  const operation = "lift";
  const level = readLevel(operation, options);
  const shares = readShares(operation, options);
  return liftOfSteps(readScoreSteps(operation, columns), shares, level);
}

const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** @throws {KeizokuError} `invalid-input`, `empty-input` */
export function readShares(operation: string, { shares = tenths }: LiftOptions): ArrayLike<number> {
  checkColumns<"options.shares">(operation, { "options.shares": shares }, { "options.shares": sharesRule });
  return shares;
}

/** Kernel of {@link lift}: both outcomes occur. */
export function liftOfSteps(steps: Steps, shares: ArrayLike<number>, level: number): Lift[] {
  const total = steps.totalEvents + steps.totalOthers;
  const rate = steps.totalEvents / total;
  const half = Math.ceil(total ** (2 / 3)) / 2;
  return Array.from(shares, (share) => {
    const customers = share * total;
    const events = share === 1 ? steps.totalEvents : eventsAmong(steps, customers);
    const [from, to] = [Math.max(0, customers - half), Math.min(total, customers + half)];
    const atCut = (eventsAmong(steps, to) - eventsAmong(steps, from)) / (to - from);
    const [precision, captured] = [Math.min(1, events / customers), Math.min(1, events / steps.totalEvents)];
    // Variances of one customer's influence on each share, the cut being a quantile.
    const ofPrecision = (precision * (1 - 2 * atCut) + atCut ** 2) / share - (precision - atCut) ** 2;
    const ofCaptured = (captured * (1 - captured) * (1 - 2 * atCut)) / rate + (atCut / rate) ** 2 * share * (1 - share);
    const gain = shareMeasure(captured, ofCaptured / total, steps.totalEvents, level);
    return {
      share,
      customers,
      events,
      precision: shareMeasure(precision, ofPrecision / total, customers, level),
      captured: gain,
      lift: scaleMeasure(gain, 1 / share),
    };
  });
}

/** Events among the first `customers`. */
function eventsAmong({ events, others }: Steps, customers: number): number {
  let [caught, taken] = [0, 0];
  for (let g = 0; g < events.length; g++) {
    const mass = events[g]! + others[g]!;
    if (taken + mass >= customers) return caught + (events[g]! * (customers - taken)) / mass;
    taken += mass;
    caught += events[g]!;
  }
  return caught;
}

function shareMeasure(estimate: number, variance: number, total: number, level: number): Measure {
  const inside = estimate > 0 && estimate < 1 && variance > 0;
  return inside ? logitMeasure(estimate, Math.sqrt(variance), level) : wilsonMeasure(estimate, total, level);
}
