import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { fitting, prepareCdnow } from "./fitPurchases.ts";

export const benchCase: BenchCase = {
  name: "fit",
  title: "Fit BG/NBD to CDNOW (2,357 customers), warm",
  expected: "at most 4 ms",
  tolerance: 1e-3,
  prepare: prepareCdnow,
};

export const workload: Workload = fitting("bgNbd", { warmUp: 30, timed: 100 });
