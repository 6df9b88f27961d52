import * as z from "zod/mini";
import type { AcquisitionSpec, CustomerSpec, ReferralSpec, TieSpec } from "../customers.ts";
import { list, named, pair } from "./lists.ts";
import * as numbers from "./numbers.ts";
import { date, weights } from "./words.ts";

/** Checks who the customers are. */
export const customersSchema: z.ZodMiniType<CustomerSpec> = /* @__PURE__ */ makeCustomers();

function makeCustomers(): z.ZodMiniType<CustomerSpec> {
  return z.strictObject({
    tasteDimensions: numbers.dimensions,
    mood: z.strictObject({ spread: numbers.spread, persistence: numbers.belowOne }),
    demographics: z.strictObject({
      explains: numbers.probability,
      age: pair(numbers.meanAge, numbers.ageSpread, "mean and standard deviation"),
      regions: named(numbers.probability, { most: 100 }),
    }),
  });
}

/** Checks how customers come. */
export const acquisitionSchema: z.ZodMiniType<AcquisitionSpec> = /* @__PURE__ */ makeAcquisition();

function makeAcquisition(): z.ZodMiniType<AcquisitionSpec> {
  const shift = z.exactOptional(weights);
  const channel = z.strictObject({ share: numbers.probability, cost: numbers.amount, shift });
  const campaign = z.strictObject({ from: date, until: date, lift: numbers.lift, channel: z.string(), shift });
  return z.strictObject({
    channels: named(channel, { most: 50 }),
    yearlyGrowth: numbers.factor,
    season: list(numbers.relative, "numbers, of January … December", { least: 12, most: 12 }),
    campaigns: list(campaign, "campaigns", { least: 0, most: 100 }),
    yearlyShift: weights,
  });
}

/** Checks who brings customers. */
export const referralsSchema: z.ZodMiniType<ReferralSpec> = /* @__PURE__ */ makeReferrals();

function makeReferrals(): z.ZodMiniType<ReferralSpec> {
  return z.strictObject({ perMonth: numbers.broughtPerMonth, weights, likeness: numbers.probability });
}

/** Checks who knows whom. */
export const tiesSchema: z.ZodMiniType<TieSpec> = /* @__PURE__ */ makeTies();

function makeTies(): z.ZodMiniType<TieSpec> {
  return z.strictObject({
    atJoining: numbers.acquaintances,
    candidates: numbers.candidates,
    recorded: numbers.probability,
    memoryHalfLifeDays: numbers.fadingDays,
  });
}
