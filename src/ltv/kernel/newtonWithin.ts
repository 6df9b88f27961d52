import { newton } from "../../numeric/optimize/newton.ts";
import type { Objective, OptimizeOptions, OptimizeResult } from "../../numeric/optimize/objective.ts";

/**
 * Distance from the start, on the scale that is searched, from which a search that still gets lower is over: a factor of e¹⁰⁰. An estimate
 * half as far is taken for lost already.
 */
const RUN_AWAY = 100;

/**
 * Newton's method that stops as `unbounded` at the first point beyond e¹⁰⁰ that is lower than all before: where parameters run to a limit each
 * step costs more and leads nowhere.
 */
export function newtonWithin(objective: Objective, start: Float64Array, options: OptimizeOptions): OptimizeResult {
  const { signal } = options;
  const stop = new AbortController();
  const forward = (): void => {
    stop.abort();
  };
  let lowest = Infinity;
  let ranAway = false;
  const hessian = (x: Float64Array, g: Float64Array, h: Float64Array): number => {
    const value = objective.hessian!(x, g, h);
    if (value < lowest) {
      lowest = value;
      ranAway = x.some((at, i) => Math.abs(at - start[i]!) > RUN_AWAY);
      if (ranAway) forward();
    }
    return value;
  };
  if (signal?.aborted === true) forward();
  signal?.addEventListener("abort", forward);
  try {
    const result = newton({ ...objective, hessian }, start, { ...options, signal: stop.signal });
    return ranAway && signal?.aborted !== true ? { ...result, stoppedBecause: "unbounded" } : result;
  } finally {
    signal?.removeEventListener("abort", forward);
  }
}
