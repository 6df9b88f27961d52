import * as z from "zod/mini";
import { readIsoText } from "../../../calendar/isoText.ts";
import { isTimeZone } from "../../../calendar/zone.ts";
import { digitsOf } from "../../../schema/money/currency.ts";
import type { BillingInterval } from "../../../schema/record/billingInterval.ts";
import { timeUnits, type TimeUnit } from "../../../schema/timeUnit.ts";
import { latents, type LatentWeights } from "../latents.ts";
import { logChange } from "./numbers.ts";

/** A day that exists, as `YYYY-MM-DD`. */
export const date: z.ZodMiniType<string> = /* @__PURE__ */ wordSchema({
  fits: (value) => typeof value === "string" && readIsoText(value)?.dateOnly === true,
  expected: "a day that exists, as YYYY-MM-DD",
  code: "invalid-instant",
  fix: "Write the day in the business's own time zone, without a time.",
});

/** An ISO 4217 code. */
export const currency: z.ZodMiniType<string> = /* @__PURE__ */ wordSchema({
  fits: (value) => digitsOf(value) !== undefined,
  expected: "an ISO 4217 code such as USD",
  code: "unknown-currency",
  fix: "Write the currency's three-letter code in upper case.",
});

/** An IANA time zone that the runtime knows. */
export const timeZone: z.ZodMiniType<string> = /* @__PURE__ */ wordSchema({
  fits: isTimeZone,
  expected: "a time zone of the IANA database, such as Asia/Tokyo",
  code: "invalid-time-zone",
  fix: "Write a name the runtime knows (see Intl.supportedValuesOf), not an offset or an abbreviation.",
});

interface WordRule {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
  readonly code: string;
  readonly fix: string;
}

function wordSchema({ fits, expected, code, fix }: WordRule): z.ZodMiniType<string> {
  return z.custom<string>(fits, { message: expected, params: { code, fix } });
}

/** Two years at most: whoever pays more rarely than that leaves no trace of leaving. */
const MOST: Readonly<Record<TimeUnit, number>> = { day: 731, week: 104, month: 24, quarter: 8, year: 2 };

/** How often a price is paid, or how long a trial is. */
export const interval: z.ZodMiniType<BillingInterval> = /* @__PURE__ */ makeInterval();

function makeInterval(): z.ZodMiniType<BillingInterval> {
  const params = { fix: "Write a whole count of the unit, two years at most: { count: 1, unit: 'month' }." };
  const whole = z.custom<number>((value) => Number.isSafeInteger(value) && (value as number) >= 1, {
    message: "a whole number of at least 1",
    params,
  });
  const short = z.check<BillingInterval>(({ value, issues }) => {
    const most = MOST[value.unit];
    if (value.count <= most) return;
    const message = `at most ${String(most)} for the unit ${value.unit}`;
    issues.push({ code: "custom", path: ["count"], message, params, input: value.count });
  });
  return z.strictObject({ count: whole, unit: z.enum(timeUnits) }).check(short);
}

/** Weights of the latents; what is not named is 0. */
export const weights: z.ZodMiniType<LatentWeights> = /* @__PURE__ */ makeWeights();

function makeWeights(): z.ZodMiniType<LatentWeights> {
  return z.strictObject(Object.fromEntries(latents.map((latent) => [latent, z.exactOptional(logChange)])));
}
