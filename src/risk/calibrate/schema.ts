import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** p′ = 1 / (1 + exp(−(intercept + slope · logit p))). */
export interface PlattParameters {
  readonly method: "platt";
  readonly intercept: number;
  /** At least 0. */
  readonly slope: number;
}

/** p′ = 1 / (1 + exp(−(c + a ln p − b ln(1 − p)))). */
export interface BetaParameters {
  readonly method: "beta";
  /** At least 0. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A rising curve through points. */
export interface IsotonicParameters {
  readonly method: "isotonic";
  /** Predicted chances, rising; below the first and above the last the curve is level. */
  readonly probability: readonly number[];
  /** Calibrated chances there, never falling; between two points in a straight line. */
  readonly calibrated: readonly number[];
}

/** The curve that maps predicted chances to calibrated ones. */
export type CalibrationParameters = PlattParameters | BetaParameters | IsotonicParameters;

/** How the curve was found. */
export interface CalibrationFit {
  /** Customers (sum of the weights) and those with the event. */
  readonly observations: number;
  readonly events: number;
  /** Mean −ln of the chance given to what happened, on the same customers, before and after. */
  readonly logLossBefore: number;
  readonly logLossAfter: number;
  /** Standard errors of `parameters` (not of isotonic curves); null where a limit holds one of them. */
  readonly standardErrors: Readonly<Record<string, number>> | null;
  /** `not-rising`: a limit holds, the scores rank worse than chance in part or as a whole. */
  readonly notes: readonly Note[];
}

/** A calibration curve: plain data, no customer in it. */
export interface CalibrationModel {
  readonly kind: "calibration";
  readonly version: 1;
  readonly parameters: CalibrationParameters;
  readonly fit: CalibrationFit;
}

/** Shape of a stored model. */
export const calibrationModelSchema: z.ZodMiniType<CalibrationModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<CalibrationModel> {
  const number = z.number();
  const atLeast0 = number.check(z.gte(0));
  const share = atLeast0.check(z.lte(1));
  const isotonic = z
    .object({ method: z.literal("isotonic"), probability: z.array(share), calibrated: z.array(share) })
    .check(z.refine(isRising, { error: "as many calibrated chances as probabilities, both rising" }));
  const parameters = z.discriminatedUnion("method", [
    z.object({ method: z.literal("platt"), intercept: number, slope: atLeast0 }),
    z.object({ method: z.literal("beta"), a: atLeast0, b: atLeast0, c: number }),
    isotonic,
  ]);
  const fit = z.object({
    observations: atLeast0,
    events: atLeast0,
    logLossBefore: atLeast0,
    logLossAfter: atLeast0,
    standardErrors: z.nullable(z.record(z.string(), atLeast0)),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  const shape = z.object({ kind: z.literal("calibration"), version: z.literal(1), parameters, fit });
  return shape as unknown as z.ZodMiniType<CalibrationModel>;
}

function isRising({ probability, calibrated }: Pick<IsotonicParameters, "probability" | "calibrated">): boolean {
  return (
    probability.length > 0 &&
    probability.length === calibrated.length &&
    probability.every((p, k) => k === 0 || (p > probability[k - 1]! && calibrated[k]! >= calibrated[k - 1]!))
  );
}

/** What `readModel` needs to know of the family. */
export const calibrationFamily: ModelFamily<CalibrationModel> = {
  kind: "calibration",
  version: 1,
  schema: calibrationModelSchema,
};
