import { equalCountBins } from "./bins.ts";
import { localQuadratic, type WeightedPoints } from "./localRegression.ts";
import type { Steps } from "./steps.ts";

/** Customers in groups of neighbouring chances, fine enough to smooth over. */
export interface CalibrationGroups {
  /** Mean chance, rising. */
  readonly chance: Float64Array;
  readonly events: Float64Array;
  readonly total: Float64Array;
}

/** What the events say at each chance, smoothed. */
export interface SmoothCurve {
  readonly chance: Float64Array;
  readonly observed: Float64Array;
}

/** Groups and points of the curve: more change the third digit of the index at most. */
const GROUPS = 500;
const POINTS = 60;

/** Kernel. */
export function calibrationGroups(steps: Steps): CalibrationGroups {
  const { mean, events, total } = equalCountBins(steps, GROUPS);
  return { chance: mean, events, total };
}

/** The curve at evenly spread ranks. Kernel; groups of no mass are allowed, not all. */
export function smoothCalibration({ chance, events, total }: CalibrationGroups): SmoothCurve {
  const points: WeightedPoints = {
    x: chance,
    y: events.map((sum, g) => (total[g]! > 0 ? sum / total[g]! : 0)),
    weight: total,
  };
  const mass = total.reduce((sum, value) => sum + value, 0);
  const size = Math.min(POINTS, chance.length);
  const at = Array.from({ length: size }, (_, k) =>
    size === 1 ? 0 : Math.round((k * (chance.length - 1)) / (size - 1)),
  );
  return {
    chance: Float64Array.from(at, (g) => chance[g]!),
    observed: Float64Array.from(at, (g) => Math.min(1, Math.max(0, localQuadratic(points, g, mass)))),
  };
}

/** Distance of the curve from the chance itself, for each group; between points of the curve in a straight line. Kernel. */
export function distances({ chance }: CalibrationGroups, curve: SmoothCurve): Float64Array {
  let k = 0;
  return chance.map((p) => {
    while (k < curve.chance.length - 2 && curve.chance[k + 1]! < p) k++;
    if (curve.chance.length === 1) return Math.abs(p - curve.observed[0]!);
    const [from, to] = [curve.chance[k]!, curve.chance[k + 1]!];
    const share = to > from ? (p - from) / (to - from) : 0;
    return Math.abs(p - (curve.observed[k]! + share * (curve.observed[k + 1]! - curve.observed[k]!)));
  });
}

/** Mean distance over customers: the integrated calibration index. Kernel. */
export function calibrationIndex(groups: CalibrationGroups): number {
  const distance = distances(groups, smoothCalibration(groups));
  let [sum, mass] = [0, 0];
  for (let g = 0; g < distance.length; g++) {
    sum += groups.total[g]! * distance[g]!;
    mass += groups.total[g]!;
  }
  return sum / mass;
}
