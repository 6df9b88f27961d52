import type * as z from "zod/mini";
import type { Issue } from "../error.ts";
import { noIssues, type RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** One customer's answer to one question, on a scale that is stated with it: 7 of 0 to 10. */
export interface SurveyAnswer {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The question, or its key. */
  readonly question: string;
  /** Between `scaleMin` and `scaleMax`. */
  readonly answer: number;
  /** The least answer there is. */
  readonly scaleMin: number;
  /** The greatest answer there is, above `scaleMin`. */
  readonly scaleMax: number;
}

/** Fields of {@link SurveyAnswer}, for `read`; a scale common to all rows is passed as `values: { scaleMin: 1, scaleMax: 5 }`. */
export const surveyAnswer: RecordDefinition<SurveyAnswer> = {
  name: "surveyAnswer",
  fields: {
    customerId: { kind: "text" },
    at: { kind: "instant" },
    question: { kind: "text" },
    answer: { kind: "number" },
    scaleMin: { kind: "number" },
    scaleMax: { kind: "number" },
  },
  relations,
};

/** Checks a typed {@link SurveyAnswer}. */
export const surveyAnswerSchema: z.ZodMiniType<SurveyAnswer> = /* @__PURE__ */ recordSchema(surveyAnswer);

function relations({ answer, scaleMin, scaleMax }: SurveyAnswer): readonly Issue[] {
  const code = "invalid-input";
  if (!(scaleMin < scaleMax)) {
    const expected = `a number above scaleMin (${String(scaleMin)})`;
    return [{ code, path: "scaleMax", expected, received: String(scaleMax), fix: "State the scale's two ends." }];
  }
  if (answer >= scaleMin && answer <= scaleMax) return noIssues;
  const expected = `a number from ${String(scaleMin)} to ${String(scaleMax)}`;
  const fix = "Correct the answer, or state the scale that was used.";
  return [{ code, path: "answer", expected, received: String(answer), fix }];
}
