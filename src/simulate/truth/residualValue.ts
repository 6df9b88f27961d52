import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import { childWordA } from "../random/counter.ts";
import { forgetSteps } from "../world/buying.ts";
import { noSink, type Sink } from "../world/sink.ts";
import { stepDay } from "../world/step.ts";
import { extendDays, forkWorld, type World } from "../world/world.ts";
import { valueRules } from "./checkQuery.ts";

/** How far, and how often, the future is played. */
export interface ResidualValueOptions {
  /** 365 by default. */
  readonly horizonDays?: number;
  /** Effective, at least -0.9; 0.1 by default. */
  readonly annualDiscountRate?: number;
  /** How many futures are simulated, at least 2; 50 by default. The time taken grows with it, and with all customers, not only those asked for. */
  readonly futures?: number;
  /** Whose value; everybody's by default. */
  readonly customerIds?: readonly string[];
}

/** Discounted margin that each customer still brings, without further contacts, in units of the currency. */
export interface ResidualValues {
  readonly customerIds: readonly string[];
  readonly mean: Float64Array;
  /** Standard error of the mean, from the number of futures. */
  readonly standardError: Float64Array;
}

/** Means over simulated futures of a world, from the start of its next day on. */
export function residualValues(
  world: World,
  numberOf: (customerId: string) => number,
  options: ResidualValueOptions = {},
): ResidualValues {
  checkNumbers<never>("truth", "options", options as never, {});
  const { horizonDays = 365, annualDiscountRate = 0.1, futures = 50, customerIds = world.ids } = options;
  const rules = { ...valueRules, futures: { min: 2, max: 100_000, integer: true, fix: "Pass a whole number." } };
  checkNumbers("truth", "options", { horizonDays, annualDiscountRate, futures }, rules);
  if (!Array.isArray(customerIds)) {
    const fix = "Pass ids in an array, or nothing for everybody.";
    throw new KeizokuError("truth", [
      {
        code: "invalid-input",
        path: "options.customerIds",
        expected: "a list of ids",
        received: show(customerIds),
        fix,
      },
    ]);
  }
  const chosen = Array.from(customerIds, numberOf);
  const sum = new Float64Array(world.count);
  const squares = new Float64Array(world.count);
  for (let future = 1; future <= futures; future++) {
    const values = futureValues(world, future, { horizonDays, annualDiscountRate });
    for (let who = 0; who < values.length; who++) {
      sum[who]! += values[who]!;
      squares[who]! += values[who]! * values[who]!;
    }
  }
  const mean = Float64Array.from(chosen, (who) => sum[who]! / futures);
  const standardError = Float64Array.from(chosen, (who, i) => {
    const variance = Math.max(0, squares[who]! - futures * mean[i]! * mean[i]!) / (futures - 1);
    return Math.sqrt(variance / futures);
  });
  return { customerIds: [...customerIds], mean, standardError };
}

/** The world in another future, which shares nothing with others but the present. */
export function otherFuture(world: World, future: number): World {
  const salt = childWordA(world.seed[0], world.seed[1], future, world.day) | 1;
  const other = forkWorld(world, salt);
  forgetSteps(other);
  return other;
}

/** Discount factor of each day. */
export function discountFactors(annualDiscountRate: number, days: number): Float64Array {
  const rate = portableLog(1 + annualDiscountRate) / meanDays.year;
  return Float64Array.from({ length: days }, (_, day) => portableExp(-rate * day));
}

function futureValues(
  world: World,
  future: number,
  { horizonDays, annualDiscountRate }: { readonly horizonDays: number; readonly annualDiscountRate: number },
): Float64Array {
  const other = otherFuture(world, future);
  const start = other.day;
  extendDays(other, start + horizonDays + 1);
  const values = new Float64Array(other.count);
  const factors = discountFactors(annualDiscountRate, horizonDays);
  const { margin } = other.compiled.spec;
  const sink: Sink = {
    ...noSink,
    transaction(who, _at, minor): void {
      if (who >= values.length) return;
      values[who]! += (margin * minor * factors[other.day - start]!) / other.compiled.perMajorUnit;
    },
  };
  for (let day = 0; day < horizonDays; day++) stepDay(other, sink, false);
  return values;
}
