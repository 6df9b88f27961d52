import * as z from "zod/mini";
import { timeUnits, type TimeUnit } from "../timeUnit.ts";

/** How often a price is paid: every `count` units. A four-week plan is `{ count: 4, unit: "week" }`. */
export interface BillingInterval {
  /** A whole number of at least 1. */
  readonly count: number;
  readonly unit: TimeUnit;
}

/** Checks a typed interval. */
export const billingIntervalSchema: z.ZodMiniType<BillingInterval> = /* @__PURE__ */ makeIntervalSchema();

function makeIntervalSchema(): z.ZodMiniType<BillingInterval> {
  return z.object({ count: z.int().check(z.gte(1)), unit: z.enum(timeUnits) });
}

const WORDS = /^(?:(\d{1,9})\s*)?(day|week|month|quarter|year)s?$/;
const ADVERBS = /^(?:dai|week|month|quarter|year|annual)ly$|^annual$/;
const DURATION = /^P(\d{1,9})([DWMY])$/;
const LETTERS: Readonly<Record<string, TimeUnit>> = { D: "day", W: "week", M: "month", Y: "year" };

/**
 * Reads an interval: an object, words (`month`, `3 months`, `monthly`), or an ISO 8601 duration of one unit (`P4W`).
 *
 * @returns `undefined` where the input is none of these
 * @example
 * parseBillingInterval("3 months").count // => 3
 * parseBillingInterval("P4W").unit // => "week"
 * parseBillingInterval("fortnight") // => undefined
 */
export function parseBillingInterval(input: unknown): BillingInterval | undefined {
  if (typeof input === "string") return parseText(input.trim());
  if (typeof input !== "object" || input === null) return undefined;
  const { count, unit } = input as Partial<BillingInterval>;
  return interval(count, unit);
}

function parseText(text: string): BillingInterval | undefined {
  const duration = DURATION.exec(text);
  if (duration !== null) return interval(Number(duration[1]), LETTERS[duration[2]!]);
  const lower = text.toLowerCase();
  if (ADVERBS.test(lower)) return interval(1, timeUnits.find((unit) => lower.startsWith(unit.slice(0, 2))) ?? "year");
  const words = WORDS.exec(lower);
  return words === null ? undefined : interval(Number(words[1] ?? 1), words[2] as TimeUnit);
}

function interval(count: unknown, unit: unknown): BillingInterval | undefined {
  if (!Number.isSafeInteger(count) || (count as number) < 1) return undefined;
  if (!timeUnits.includes(unit as TimeUnit)) return undefined;
  return { count: count as number, unit: unit as TimeUnit };
}
