import type { SurvivalCurve } from "./survivalCurve.ts";
import { lastAtOrBefore } from "./step.ts";

/**
 * Area under a curve from its start to the horizon, and its variance Σ (area from t to the horizon)² d / (n (n − d)) over the event
 * times t up to the horizon. A kernel; survival is held at its last height.
 */
export function areaUnder(curve: SurvivalCurve, horizon: number): { area: number; variance: number } {
  const { time, survival, atRisk, events, start } = curve;
  let area = 0;
  let variance = 0;
  let end = horizon;
  for (let j = lastAtOrBefore(time, horizon); j >= 0; j--) {
    area += survival[j]! * (end - time[j]!);
    end = time[j]!;
    const stayed = atRisk[j]! - events[j]!;
    if (events[j]! > 0 && stayed > 0) variance += (area * area * events[j]!) / (atRisk[j]! * stayed);
  }
  return { area: area + (end - start), variance };
}
