import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { fitting, prepareCdnow } from "./fitPurchases.ts";

export const benchCase: BenchCase = {
  name: "fitPareto",
  title: "Fit Pareto/NBD to CDNOW (2,357 customers), warm",
  expected: "at most 30 ms",
  tolerance: 1e-3,
  prepare: prepareCdnow,
};

export const workload: Workload = fitting("paretoNbd", { warmUp: 20, timed: 50 });
