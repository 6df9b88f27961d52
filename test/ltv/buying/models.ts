import type { BuyingModel } from "../../../src/ltv/buying/families.ts";

/** One model of each buying family with parameters as they are found in practice; by the week. */
export const buyingModels: readonly BuyingModel[] = [
  { kind: "bg-nbd", parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } },
  { kind: "mbg-nbd", parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } },
  { kind: "pareto-nbd", parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
  { kind: "bg-bb", parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } },
  { kind: "nbd", parameters: { r: 0.385, alpha: 12.07 } },
  { kind: "bg-cnbd-k", parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } },
  { kind: "mbg-cnbd-k", parameters: { k: 2, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } },
].map((model) => ({ version: 1, fit: { timeUnit: "week" }, ...model }) as BuyingModel);
