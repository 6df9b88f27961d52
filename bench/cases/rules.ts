import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { mining, prepareBaskets } from "./rulesBaskets.ts";

export const benchCase: BenchCase = {
  name: "rules",
  title: "All rules at support 0.01 of 9,835 simulated baskets, warm",
  expected: "at most 50 ms",
  tolerance: 1e-9,
  prepare: prepareBaskets(9835),
};

export const workload: Workload = mining({ warmUp: 10, timed: 20 });
