import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** What the credibility formula needs. */
export interface SpendParameters {
  /** m: mean value of a purchase over customers, at least 0; what is expected of a customer without purchases. */
  readonly mean: number;
  /** τ²: variance of customers' true means around it, at least 0. 0: everyone is alike, and differences are chance. */
  readonly betweenVariance: number;
  /** σ²: variance of one customer's purchases around his mean, at least 0. 0: one purchase says all. */
  readonly withinVariance: number;
}

/** A fitted credibility model of spend: plain data. */
export interface SpendModel {
  readonly kind: "spend";
  readonly version: 1;
  readonly parameters: SpendParameters;
  readonly fit: FitReport<keyof SpendParameters>;
}

/** Shape of a stored model. */
export const spendModelSchema: z.ZodMiniType<SpendModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<SpendModel> {
  const notNegative = z.number().check(z.gte(0));
  return z.object({
    kind: z.literal("spend"),
    version: z.literal(1),
    parameters: z.object({ mean: notNegative, betweenVariance: notNegative, withinVariance: notNegative }),
    fit: fitReportSchema(["mean", "betweenVariance", "withinVariance"]),
  });
}

/** What `readModel` needs to know of the family. */
export const spendFamily: ModelFamily<SpendModel> = { kind: "spend", version: 1, schema: spendModelSchema };
