import type { Note } from "../../schema/fitReport.ts";
import type { Steps } from "../evaluate/steps.ts";
import { logisticNewton, type LogisticEstimate } from "./logisticKernel.ts";
import { logit, uncertain } from "./logit.ts";
import { pooledBlocks } from "./pooledBlocks.ts";
import type { CalibrationParameters, IsotonicParameters } from "./schema.ts";

/** A fitted curve. */
export interface FittedCurve {
  readonly parameters: CalibrationParameters;
  readonly standardErrors: Readonly<Record<string, number>> | null;
  readonly notes: readonly Note[];
}

/** Events and others of each step, moved from certainty where targets are smoothed. */
type Targets = Pick<Steps, "events" | "others">;

/**
 * Platt's targets: an event counts (n₁ + 1) / (n₁ + 2) as one, another 1 / (n₀ + 2). Kernel.
 *
 * @see Platt (1999), Advances in Large Margin Classifiers, 61–74
 */
export function smoothedTargets({ events, others, totalEvents, totalOthers }: Steps): Targets {
  const [high, low] = [(totalEvents + 1) / (totalEvents + 2), 1 / (totalOthers + 2)];
  const moved = events.map((mass, g) => mass * high + others[g]! * low);
  return { events: moved, others: moved.map((mass, g) => events[g]! + others[g]! - mass) };
}

/** Fits the line on the logit scale; null where there is no maximum. Kernel. */
export function plattCurve({ score }: Steps, targets: Targets): FittedCurve | null {
  const one = new Float64Array(score.length).fill(1);
  const line = logisticNewton({ ...targets, columns: [one, score.map(logit)], offset: null });
  if (line === null) return null;
  const [intercept, slope] = line.coefficients as unknown as [number, number];
  if (slope >= 0) {
    const [ofIntercept, ofSlope] = line.standardErrors as unknown as [number, number];
    const standardErrors = { intercept: ofIntercept, slope: ofSlope };
    return { parameters: { method: "platt", intercept, slope }, standardErrors, notes: [] };
  }
  const level = constantLogit(targets);
  return { parameters: { method: "platt", intercept: level, slope: 0 }, standardErrors: null, notes: [notRising] };
}

/**
 * Fits beta calibration; a coefficient that comes out below 0 is set to 0 and the others fitted anew, as the paper does. Kernel.
 *
 * @see Kull, Silva Filho & Flach (2017), Electronic Journal of Statistics 11, 5052–5080
 */
export function betaCurve({ score }: Steps, targets: Targets): FittedCurve | null {
  const one = new Float64Array(score.length).fill(1);
  const low = score.map((p) => Math.log(uncertain(p)));
  const high = score.map((p) => -Math.log1p(-uncertain(p)));
  const estimate = (...columns: Float64Array[]): LogisticEstimate | null =>
    logisticNewton({ ...targets, columns: [one, ...columns], offset: null });
  const both = estimate(low, high);
  if (both !== null && both.coefficients[1]! >= 0 && both.coefficients[2]! >= 0) {
    const [c, a, b] = both.coefficients as unknown as [number, number, number];
    const [ofC, ofA, ofB] = both.standardErrors as unknown as [number, number, number];
    return { parameters: { method: "beta", a, b, c }, standardErrors: { a: ofA, b: ofB, c: ofC }, notes: [] };
  }
  const withoutA = both === null || both.coefficients[1]! < both.coefficients[2]!;
  const single = estimate(withoutA ? high : low);
  if (single === null && both === null) return null;
  const slope = single?.coefficients[1] ?? -1;
  const c = slope >= 0 ? single!.coefficients[0]! : constantLogit(targets);
  const [a, b] = slope < 0 ? [0, 0] : withoutA ? [0, slope] : [slope, 0];
  return { parameters: { method: "beta", a, b, c }, standardErrors: null, notes: slope < 0 ? [notRising] : [] };
}

/** Fits the rising curve: level within a block of pooled chances, straight between blocks. Kernel. */
export function isotonicCurve(steps: Steps): FittedCurve {
  const probability: number[] = [];
  const calibrated: number[] = [];
  for (const { from, to, events, others } of pooledBlocks(steps)) {
    for (const end of from === to ? [from] : [from, to]) {
      probability.push(end);
      calibrated.push(events / (events + others));
    }
  }
  const parameters: IsotonicParameters = { method: "isotonic", probability, calibrated };
  const level = calibrated[0] === calibrated.at(-1);
  return { parameters, standardErrors: null, notes: level ? [notRising] : [] };
}

const notRising: Note = {
  code: "not-rising",
  message: "Higher chances do not go with more events: everybody gets the share of all. Check the sign of the score.",
};

function constantLogit({ events, others }: Targets): number {
  const sum = (column: Float64Array): number => column.reduce((total, mass) => total + mass, 0);
  return Math.log(sum(events) / sum(others));
}
