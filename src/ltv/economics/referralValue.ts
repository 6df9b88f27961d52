import type { Note } from "../../schema/fitReport.ts";
import { geometricSum } from "./paymentStream.ts";
import { finiteOrNull } from "./money.ts";
import type { ReferralInput } from "./referralPlan.ts";
import { readReferrals, type Bringing } from "./referralInput.ts";

/** What a referral programme changes, per customer. */
export interface ProgrammeValue {
  /** Net value with the programme less that without; null where one of them is endless. */
  readonly incrementalValue: number | null;
  /** The reward at which that is 0: what a reward may cost at most; null where nobody is brought. */
  readonly breakEvenReward: number | null;
}

/** A customer's value with those he brings: plain data. */
export interface ReferralValue {
  /** Own value and that of all he brings, before rewards; null where growth has no end (`endless-growth`). */
  readonly value: number | null;
  /** Of it, by those he brings. */
  readonly referred: number | null;
  /** `value` less rewards. */
  readonly netValue: number | null;
  /** Value over own value: own values in columns times this are values with referrals. */
  readonly multiplier: number | null;
  /** Value of a generation over that of the one before: recommendations × conversion × incremental share × relative value × discount. Stable below 1. */
  readonly factor: number;
  /** Customers brought, discounted as the payments are, all generations together. */
  readonly brought: number | null;
  readonly rewards: number | null;
  /** Acquisition cost that was not needed; not part of `value`. */
  readonly savedAcquisition: number | null;
  /** Null without `withoutProgramme`. */
  readonly programme: ProgrammeValue | null;
  /** `endless-growth`. */
  readonly notes: readonly Note[];
}

/**
 * What a customer is worth with those he brings, and those whom they bring: V (1 + q + q² + …), which is V / (1 − q) where q is below 1.
 *
 * q = recommendations · conversion · incremental share · relative value · v^delay. From q = 1 on the sum has no end and no value: pass a number of generations.
 *
 * @throws {KeizokuError} `invalid-input`; `mean-undefined` where a customer recommends for ever
 * @example
 * const friends = { value: 100, referrals: 2, conversion: 0.1, reward: 10, acquisitionCost: 40 };
 * const { value, netValue, brought, savedAcquisition } = referralValue(friends);
 * [value, netValue, brought, savedAcquisition] // => [125, 122.5, 0.25, 10]
 * referralValue({ ...friends, generations: 1 }).value // => 120
 * referralValue({ ...friends, withoutProgramme: { referrals: 1 } }).programme // => { incrementalValue: 11.3889, breakEvenReward: 55.5556 }
 * referralValue({ ...friends, conversion: 0.5 }).value // => null
 * @see Kumar, Petersen & Leone (2010), "Driving Profitability by Encouraging Customer Referrals", J. Marketing 74(5), 1–17
 */
export function referralValue(input: ReferralInput): ReferralValue {
  const { value, reward, acquisitionCost, generations, withProgramme, without } = readReferrals("referralValue", input);
  const all = summed(value, generations, withProgramme);
  const other = without === null ? null : summed(value, generations, without);
  const rewards = times(all.brought, reward);
  const netValue = all.total === null || rewards === null ? null : all.total - rewards;
  return {
    value: all.total,
    referred: all.total === null ? null : all.total - value,
    netValue,
    multiplier: all.multiplier,
    factor: withProgramme.factor,
    brought: all.brought,
    rewards,
    savedAcquisition: times(all.brought, acquisitionCost),
    programme: other === null ? null : programmeOf(netValue, all, other),
    notes: [all, other].some((sum) => sum !== null && (sum.multiplier === null || sum.brought === null)) ? [note] : [],
  };
}

const note: Note = {
  code: "endless-growth",
  message:
    "Every customer brings at least one more: the sum over the generations has no end, or no number holds it. Pass few generations.",
};

interface Summed {
  readonly multiplier: number | null;
  readonly total: number | null;
  readonly brought: number | null;
}

/** Value and customers over the generations; the customers brought for the first time are `bringing.brought`, each generation `bringing.growth` times the last. */
function summed(value: number, generations: number, bringing: Bringing): Summed {
  const multiplier = finiteOrNull(1 + geometricSum(bringing.factor, generations));
  const later = generations === 0 ? -1 : geometricSum(bringing.growth, generations - 1);
  const brought = bringing.brought === 0 ? 0 : finiteOrNull(bringing.brought * (1 + later));
  return { multiplier, total: times(multiplier, value), brought };
}

function times(count: number | null, amount: number): number | null {
  return count === null ? (amount === 0 ? 0 : null) : finiteOrNull(count * amount);
}

function programmeOf(netValue: number | null, all: Summed, without: Summed): ProgrammeValue {
  if (all.total === null || without.total === null) return { incrementalValue: null, breakEvenReward: null };
  const added = all.total - without.total;
  return {
    incrementalValue: netValue === null ? null : netValue - without.total,
    breakEvenReward: all.brought === null || all.brought === 0 ? null : finiteOrNull(added / all.brought),
  };
}
