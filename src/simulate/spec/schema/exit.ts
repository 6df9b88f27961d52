import * as z from "zod/mini";
import type { ExitSpec, InterviewSpec, ReasonSpec } from "../exit.ts";
import { named, text } from "./lists.ts";
import { belowOne, fadingDays, logChange, probability } from "./numbers.ts";
import { weights } from "./words.ts";

/** Checks why customers leave. */
export const exitSchema: z.ZodMiniType<ExitSpec> = /* @__PURE__ */ makeExit();

function makeExit(): z.ZodMiniType<ExitSpec> {
  const row = named(probability, { most: 50 });
  return z.strictObject({
    reasons: named(reasonSchema(), { most: 50 }),
    newnessDays: fadingDays,
    priceShockHalfLifeDays: fadingDays,
    confusion: named(row, { least: 0, most: 50 }),
  });
}

function reasonSchema(): z.ZodMiniType<ReasonSpec> {
  const effect = z.exactOptional(logChange);
  return z.strictObject({
    monthlyHazard: belowOne,
    weights,
    newness: effect,
    priceRise: effect,
    complaint: effect,
    activeTie: effect,
    lostTie: effect,
    productArea: text,
  });
}

/** Checks what happens when someone wants to leave. */
export const interviewsSchema: z.ZodMiniType<InterviewSpec> = /* @__PURE__ */ makeInterviews();

function makeInterviews(): z.ZodMiniType<InterviewSpec> {
  return z.strictObject({
    byCall: probability,
    save: probability,
    saveWeights: weights,
    findsTrueReason: probability,
  });
}
