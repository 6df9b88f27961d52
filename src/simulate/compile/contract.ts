import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { ContractSpec, SeatSpec } from "../spec/contract.ts";
import { dailyRate } from "./rates.ts";
import { ends, named, weightsOf } from "./weights.ts";

/** Plans as columns, rates per day. */
export interface CompiledContract {
  readonly spec: ContractSpec;
  readonly plans: readonly string[];
  readonly planEnds: Float64Array;
  /** In minor units. */
  readonly prices: Float64Array;
  readonly intervals: readonly BillingInterval[];
  /** Mean length of an interval in days. */
  readonly days: Float64Array;
  readonly seats: readonly (SeatSpec | undefined)[];
  /** Days before a renewal in which leaving is thought of; 0 for all days. */
  readonly windows: Int32Array;
  readonly ratios: Float64Array;
  /** Plan one up and one down the ladder; -1 for none. */
  readonly up: Int32Array;
  readonly down: Int32Array;
  readonly upgrade: { readonly daily: number; readonly weights: Float64Array };
  readonly downgrade: { readonly daily: number; readonly weights: Float64Array };
  /** In the order of time; `day` counts from 1970-01-01. */
  readonly priceChanges: readonly { readonly day: number; readonly plan: number; readonly price: number }[];
  readonly trialWeights: Float64Array;
  readonly pause: { readonly daily: number; readonly weights: Float64Array };
  readonly comeBack: { readonly daily: number; readonly weights: Float64Array };
}

/** What turns the spec's words into numbers. */
export interface Units {
  readonly perMajorUnit: number;
  /** Days from 1970-01-01 to a date text. */
  readonly dayOf: (date: string) => number;
}

/** Plans as columns. */
export function compileContract(spec: ContractSpec, { perMajorUnit, dayOf }: Units): CompiledContract {
  const { names: plans, specs } = named(spec.plans);
  const minor = (major: number): number => Math.round(major * perMajorUnit);
  const neighbour =
    (step: number) =>
    (name: string): number => {
      const rung = spec.ladder.indexOf(name);
      return rung < 0 ? -1 : plans.indexOf(spec.ladder[rung + step] ?? "");
    };
  const { changes, pause, returns } = spec;
  return {
    spec,
    plans,
    planEnds: ends(specs.map((plan) => plan.share)),
    prices: Float64Array.from(specs, (plan) => minor(plan.price)),
    intervals: specs.map((plan) => plan.interval),
    days: Float64Array.from(specs, ({ interval }) => interval.count * meanDays[interval.unit]),
    seats: specs.map((plan) => plan.seats),
    windows: Int32Array.from(specs, (plan) => plan.decision?.windowDays ?? 0),
    ratios: Float64Array.from(specs, (plan) => plan.decision?.hazardRatio ?? 1),
    up: Int32Array.from(plans, neighbour(1)),
    down: Int32Array.from(plans, neighbour(-1)),
    upgrade: { daily: dailyRate(changes.monthlyUpgrade), weights: weightsOf(changes.upgradeWeights) },
    downgrade: { daily: dailyRate(changes.monthlyDowngrade), weights: weightsOf(changes.downgradeWeights) },
    priceChanges: spec.priceChanges
      .map(({ at, plan, price }) => ({ day: dayOf(at), plan: plans.indexOf(plan), price: minor(price) }))
      .sort((x, y) => x.day - y.day),
    trialWeights: weightsOf(spec.trial?.weights),
    pause: { daily: dailyRate(pause?.monthlyHazard ?? 0), weights: weightsOf(pause?.weights) },
    comeBack: { daily: dailyRate(returns?.monthlyHazard ?? 0), weights: weightsOf(returns?.weights) },
  };
}
