import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { mining, prepareBaskets } from "./rulesBaskets.ts";

export const benchCase: BenchCase = {
  name: "rulesMillion",
  title: "All rules at support 0.01 of 1,000,000 simulated baskets of 4.4 items, first call",
  expected: "at most 4 s",
  tolerance: 1e-9,
  prepare: prepareBaskets(1_000_000),
};

export const workload: Workload = mining({ warmUp: 0, timed: 1 });
