import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The three parameters, all above 0. */
export interface GammaGammaParameters {
  /** Shape of the gamma distribution of one purchase's value. */
  readonly p: number;
  /** Shape of the gamma distribution of that distribution's rate over customers; means exist above 1. */
  readonly q: number;
  /** Rate of that distribution, in the unit of the values. */
  readonly gamma: number;
}

/** A fitted Gamma-Gamma model of spend: plain data. */
export interface GammaGammaModel {
  readonly kind: "gamma-gamma";
  readonly version: 1;
  readonly parameters: GammaGammaParameters;
  readonly fit: FitReport<keyof GammaGammaParameters>;
}

/** Shape of a stored model. */
export const gammaGammaModelSchema: z.ZodMiniType<GammaGammaModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<GammaGammaModel> {
  const positive = z.number().check(z.positive());
  return z.object({
    kind: z.literal("gamma-gamma"),
    version: z.literal(1),
    parameters: z.object({ p: positive, q: positive, gamma: positive }),
    fit: fitReportSchema(["p", "q", "gamma"]),
  });
}

/** What `readModel` needs to know of the family. */
export const gammaGammaFamily: ModelFamily<GammaGammaModel> = {
  kind: "gamma-gamma",
  version: 1,
  schema: gammaGammaModelSchema,
};
