import { presets } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import type { ContractSpec, PurchaseSpec } from "../../src/simulate/spec/contract.ts";

const video = presets["video-streaming"];

/** A reason that makes nobody leave. */
export const stays = { monthlyHazard: 0, weights: {}, productArea: "none" };

/** A business in which little happens: all pay a monthly plan, nobody leaves, nobody knows anybody, nobody is contacted. */
export const quiet: BusinessSpec = {
  ...video,
  timeZone: "UTC",
  currency: "USD",
  language: "en",
  customers: {
    tasteDimensions: 2,
    mood: { spread: 0, persistence: 0 },
    demographics: { explains: 0, age: [40, 10], regions: { north: 0.7, south: 0.3 } },
  },
  acquisition: {
    channels: { search: { share: 0.6, cost: 10 }, shop: { share: 0.4, cost: 20 } },
    yearlyGrowth: 1,
    season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    campaigns: [],
    yearlyShift: {},
  },
  referrals: null,
  ties: null,
  contract: {
    trial: null,
    plans: { basic: { price: 10, interval: { count: 1, unit: "month" }, share: 1 } },
    ladder: ["basic"],
    changes: { monthlyUpgrade: 0, upgradeWeights: {}, monthlyDowngrade: 0, downgradeWeights: {} },
    priceChanges: [],
    payment: { failure: 0, spread: 0, retryAfterDays: [3, 5], recovery: 0.5 },
    pause: null,
    returns: null,
  },
  purchases: null,
  usage: null,
  inquiries: null,
  mail: null,
  surveys: null,
  events: null,
  exit: { reasons: { price: stays }, newnessDays: 30, priceShockHalfLifeDays: 30, confusion: {} },
  interviews: null,
  care: { ...video.care, playbooks: { call: playbook() }, routine: null },
};

/** A playbook that works for every reason. */
export function playbook(
  parts: Partial<BusinessSpec["care"]["playbooks"][string]> = {},
): BusinessSpec["care"]["playbooks"][string] {
  return { persuadable: 0.3, sleepingDogs: 0.1, strength: 1, harm: 0.5, cost: 0, ...parts };
}

/** The quiet business with another contract. */
export function quietContract(parts: Partial<ContractSpec>): BusinessSpec {
  return { ...quiet, contract: { ...quiet.contract!, ...parts } };
}

/** The quiet business without contracts. */
export function quietShop(parts: Pick<PurchaseSpec, "process" | "unit"> & Partial<PurchaseSpec>): BusinessSpec {
  return {
    ...quiet,
    contract: null,
    purchases: { share: 1, spend: { p: 6, q: 4, gamma: 15 }, driven: false, ...parts },
  };
}

/** The quiet business with one reason to leave. */
export function quietExit(reason: Partial<BusinessSpec["exit"]["reasons"][string]>): BusinessSpec {
  return { ...quiet, exit: { ...quiet.exit, reasons: { price: { ...stays, monthlyHazard: 0.05, ...reason } } } };
}
