import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The two parameters, both above 0. */
export interface SbgParameters {
  /** First shape of the beta distribution of θ, the chance to leave at a renewal: its mean is alpha / (alpha + beta). */
  readonly alpha: number;
  /** Second shape of that distribution. The smaller both are, the more customers differ. */
  readonly beta: number;
}

/** A fitted shifted-beta-geometric model: plain data. `fit.timeUnit` is the time from one renewal to the next. */
export interface SbgModel {
  readonly kind: "sbg";
  readonly version: 1;
  readonly parameters: SbgParameters;
  readonly fit: FitReport<keyof SbgParameters>;
}

/** Shape of a stored model. */
export const sbgModelSchema: z.ZodMiniType<SbgModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<SbgModel> {
  const positive = z.number().check(z.positive());
  return z.object({
    kind: z.literal("sbg"),
    version: z.literal(1),
    parameters: z.object({ alpha: positive, beta: positive }),
    fit: fitReportSchema(["alpha", "beta"]),
  });
}

/** What `readModel` needs to know of the family. */
export const sbgFamily: ModelFamily<SbgModel> = { kind: "sbg", version: 1, schema: sbgModelSchema };
