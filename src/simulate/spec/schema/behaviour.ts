import * as z from "zod/mini";
import type { EventSpec, InquirySpec, MailSpec, UsageSpec } from "../behaviour.ts";
import { list, named, pair, text } from "./lists.ts";
import * as numbers from "./numbers.ts";
import { weights } from "./words.ts";

/** Checks what customers do with the service. */
export const usageSchema: z.ZodMiniType<UsageSpec> = /* @__PURE__ */ makeUsage();

function makeUsage(): z.ZodMiniType<UsageSpec> {
  const taste = list(numbers.logChange, "numbers, one for each taste dimension", { most: 6 });
  return z.strictObject({
    items: named(z.strictObject({ popularity: numbers.relative, taste }), { most: 50 }),
    daysPerWeek: numbers.daysPerWeek,
    spread: numbers.spread,
    weights,
    weekdays: list(numbers.relative, "numbers, of Monday … Sunday", { least: 7, most: 7 }),
    quantity: pair(numbers.median, numbers.spread, "median, and standard deviation of the logarithm"),
    secondItem: numbers.probability,
  });
}

/** Checks who writes and calls. */
export const inquiriesSchema: z.ZodMiniType<InquirySpec> = /* @__PURE__ */ makeInquiries();

function makeInquiries(): z.ZodMiniType<InquirySpec> {
  const topics = named(numbers.probability, { most: 50, reserved: ["cancellation"] });
  return z.strictObject({
    perMonth: numbers.perMonth,
    topics,
    visitsPerMonth: numbers.perMonth,
    complaints: z.strictObject({
      perMonth: numbers.perMonth,
      weights,
      topics,
      halfLifeDays: numbers.fadingDays,
    }),
  });
}

/** Checks newsletters. */
export const mailSchema: z.ZodMiniType<MailSpec> = /* @__PURE__ */ makeMail();

function makeMail(): z.ZodMiniType<MailSpec> {
  return z.strictObject({ everyDays: numbers.wholeDays, open: numbers.probability, weights });
}

/** Checks meetings of members. */
export const eventsSchema: z.ZodMiniType<EventSpec> = /* @__PURE__ */ makeEvents();

function makeEvents(): z.ZodMiniType<EventSpec> {
  return z.strictObject({
    everyDays: numbers.wholeDays,
    item: text,
    attend: numbers.probability,
    weights,
    tie: numbers.probability,
  });
}
