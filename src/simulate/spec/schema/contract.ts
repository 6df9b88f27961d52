import * as z from "zod/mini";
import type { ContractSpec, PauseSpec, PaymentSpec, PlanSpec, ReturnSpec, TrialSpec } from "../contract.ts";
import { list, named, part } from "./lists.ts";
import * as numbers from "./numbers.ts";
import { date, interval, weights } from "./words.ts";

/** Checks what is signed, paid, changed and paused. */
export const contractSchema: z.ZodMiniType<ContractSpec> = /* @__PURE__ */ makeContract();

function makeContract(): z.ZodMiniType<ContractSpec> {
  const priceChange = z.strictObject({ at: date, plan: z.string(), price: numbers.amount });
  return z.strictObject({
    trial: part(trialSchema()),
    plans: named(planSchema(), { most: 20 }),
    ladder: list(z.string(), "plans", { least: 0, most: 20 }),
    changes: z.strictObject({
      monthlyUpgrade: numbers.belowOne,
      upgradeWeights: weights,
      monthlyDowngrade: numbers.belowOne,
      downgradeWeights: weights,
    }),
    priceChanges: list(priceChange, "price changes", { least: 0, most: 100 }),
    payment: paymentSchema(),
    pause: part(pauseSchema()),
    returns: part(returnSchema()),
  });
}

function trialSchema(): z.ZodMiniType<TrialSpec> {
  return z.strictObject({ length: interval, conversion: numbers.probability, weights });
}

function planSchema(): z.ZodMiniType<PlanSpec> {
  const seats = z.strictObject({
    median: numbers.median,
    spread: numbers.spread,
    monthlyGrowth: numbers.belowOne,
    monthlyLoss: numbers.belowOne,
  });
  const decision = z.strictObject({ windowDays: numbers.wholeDays, hazardRatio: numbers.ratio });
  return z.strictObject({
    price: numbers.amount,
    interval,
    share: numbers.probability,
    seats: z.exactOptional(seats),
    decision: z.exactOptional(decision),
  });
}

function paymentSchema(): z.ZodMiniType<PaymentSpec> {
  return z.strictObject({
    failure: numbers.probability,
    spread: numbers.spread,
    retryAfterDays: list(numbers.wholeDays, "distances in days", { least: 0, most: 10 }),
    recovery: numbers.probability,
  });
}

function pauseSchema(): z.ZodMiniType<PauseSpec> {
  const { belowOne, meanMonths, probability } = numbers;
  return z.strictObject({ monthlyHazard: belowOne, weights, meanMonths, resume: probability });
}

function returnSchema(): z.ZodMiniType<ReturnSpec> {
  return z.strictObject({ monthlyHazard: numbers.belowOne, weights, withinDays: numbers.wholeDays });
}
