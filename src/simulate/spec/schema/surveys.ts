import * as z from "zod/mini";
import type { SurveySpec } from "../behaviour.ts";
import { named } from "./lists.ts";
import { probability, scaleEnd, spread, wholeDays } from "./numbers.ts";
import { weights } from "./words.ts";

/** Checks questionnaires. */
export const surveysSchema: z.ZodMiniType<SurveySpec> = /* @__PURE__ */ makeSurveys();

function makeSurveys(): z.ZodMiniType<SurveySpec> {
  const question = z.strictObject({
    scaleMin: scaleEnd,
    scaleMax: scaleEnd,
    mean: probability,
    measures: weights,
    noise: spread,
  });
  return z.strictObject({
    everyDays: wholeDays,
    reply: probability,
    weights,
    habits: z.strictObject({ shift: spread, stretch: spread }),
    questions: named(question, { most: 50 }),
  });
}
