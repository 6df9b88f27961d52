import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The four parameters, all above 0. */
export interface BgBbParameters {
  /** First shape of the beta distribution of the chance to buy at an opportunity: its mean is alpha / (alpha + beta). */
  readonly alpha: number;
  /** Second shape of that distribution. */
  readonly beta: number;
  /** First shape of the beta distribution of the chance to leave before an opportunity: its mean is gamma / (gamma + delta). */
  readonly gamma: number;
  /** Second shape of that distribution. */
  readonly delta: number;
}

/** A fitted BG/BB model: plain data, a few hundred bytes, no customer in it. */
export interface BgBbModel {
  readonly kind: "bg-bb";
  readonly version: 1;
  readonly parameters: BgBbParameters;
  /** Its `timeUnit` is the time from one opportunity to the next. */
  readonly fit: FitReport<keyof BgBbParameters>;
}

/** Shape of a stored model. */
export const bgBbModelSchema: z.ZodMiniType<BgBbModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<BgBbModel> {
  const shape = z.number().check(z.positive());
  return z.object({
    kind: z.literal("bg-bb"),
    version: z.literal(1),
    parameters: z.object({ alpha: shape, beta: shape, gamma: shape, delta: shape }),
    fit: fitReportSchema(["alpha", "beta", "gamma", "delta"]),
  });
}

/** What `readModel` needs to know of the family. */
export const bgBbFamily: ModelFamily<BgBbModel> = { kind: "bg-bb", version: 1, schema: bgBbModelSchema };
