import * as z from "zod/mini";
import { KeizokuError, show, type Issue } from "./error.ts";
import { meanDays, timeUnits, type TimeUnit } from "./timeUnit.ts";

/** A rate of growth or discount with its unit of time: 0.1 per year grows 100 to 110 in a year. */
export interface Rate {
  /** Share per unit, above −1 and finite: 0.1 is 10 %. */
  readonly rate: number;
  readonly per: TimeUnit;
}

/** Checks a typed rate: finite, above −1, with a unit. */
export const rateSchema: z.ZodMiniType<Rate> = /* @__PURE__ */ makeRateSchema();

function makeRateSchema(): z.ZodMiniType<Rate> {
  return z.object({ rate: z.number().check(z.gt(-1)), per: z.enum(timeUnits) });
}

/**
 * The same growth stated per another unit, compounded: 1 % a month is 12.68 % a year.
 *
 * A share that is lost is a negative growth: churn of 10 % a month is `-convertRate({ rate: -0.1, per: "month" }, "year").rate`.
 * Lengths are the mean lengths of the Gregorian calendar, so twelve months are a year exactly.
 *
 * @throws {KeizokuError} `invalid-input` (a rate of −1 or less, not finite, an unknown unit); `rate-overflow` (no double holds the result)
 * @example
 * convertRate({ rate: 0.01, per: "month" }, "year").rate // => 0.126825
 */
export function convertRate(rate: Rate, per: TimeUnit): Rate {
  checkRate("convertRate", rate, per);
  if (rate.per === per) return { rate: rate.rate, per };
  const converted = Math.expm1(continuous(rate, per));
  if (!(converted > -1 && Number.isFinite(converted))) {
    const issue: Issue = {
      code: "rate-overflow",
      path: "rate",
      expected: `a rate whose equivalent per ${per} is finite and above -1`,
      received: `${show(rate.rate)} per ${rate.per}`,
      fix: "Use continuousRate, or state the rate per a unit closer to its own.",
    };
    throw new KeizokuError("convertRate", [issue]);
  }
  return { rate: converted, per };
}

/**
 * The continuously compounded equivalent, ln(1 + rate) per unit: discounting by it is `exp(-continuous * t)`.
 *
 * @throws {KeizokuError} `invalid-input` (a rate of −1 or less, not finite, an unknown unit)
 * @example
 * continuousRate({ rate: 0.1, per: "year" }, "year") // => 0.0953102
 */
export function continuousRate(rate: Rate, per: TimeUnit): number {
  checkRate("continuousRate", rate, per);
  return continuous(rate, per);
}

function continuous(rate: Rate, per: TimeUnit): number {
  return Math.log1p(rate.rate) * (rate.per === per ? 1 : meanDays[per] / meanDays[rate.per]);
}

function checkRate(operation: string, rate: Rate, per: TimeUnit): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const units = `one of ${timeUnits.join(", ")}`;
  if (typeof rate !== "object" || (rate as Rate | null) === null) {
    wrong("rate", "a rate, as { rate, per }", rate, 'Say per which unit the rate is: { rate: 0.1, per: "year" }.');
  } else {
    if (!(Number.isFinite(rate.rate) && rate.rate > -1)) {
      wrong("rate.rate", "a finite number above -1", rate.rate, "Pass shares, not percent: 10 % is 0.1.");
    }
    if (!timeUnits.includes(rate.per)) wrong("rate.per", units, rate.per, "Say per which unit the rate is.");
  }
  if (!timeUnits.includes(per)) wrong("per", units, per, "Pass the unit to convert to.");
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
