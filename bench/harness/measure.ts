import { readFileSync } from "node:fs";
import process from "node:process";
import type { Measurement } from "./benchCase.ts";

export interface RunCount {
  /** Runs before the clock starts, so that the engine has compiled the code. */
  readonly warmUp: number;
  readonly timed: number;
}

/** Times `work` and keeps what its last run says about its result. */
export function measure({ warmUp, timed }: RunCount, work: () => () => Readonly<Record<string, number>>): Measurement {
  const startMegabytes = residentMegabytes("VmRSS");
  for (let run = 0; run < warmUp; run++) work();
  const seconds: number[] = [];
  let result: Readonly<Record<string, number>> = {};
  for (let run = 0; run < timed; run++) {
    const start = performance.now();
    const describe = work();
    seconds.push((performance.now() - start) / 1000);
    if (run === timed - 1) result = describe();
  }
  return { seconds, startMegabytes, peakMegabytes: residentMegabytes("VmHWM"), result };
}

/** Sum of a column, for comparison with the rival's. */
export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * Memory of this very process. Linux tells the peak since the program started; `resourceUsage` would also count the parent's
 * memory at the moment it forked, so it serves only where there is no /proc.
 */
function residentMegabytes(field: "VmRSS" | "VmHWM"): number {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return field === "VmRSS" ? process.memoryUsage().rss / 2 ** 20 : process.resourceUsage().maxRSS / 1024;
  }
}
