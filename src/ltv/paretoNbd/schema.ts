import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The four parameters, all above 0. */
export interface ParetoNbdParameters {
  /** Shape of the gamma distribution of purchase rates over customers. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean purchase rate is r / alpha. */
  readonly alpha: number;
  /** Shape of the gamma distribution of the rates at which customers leave. */
  readonly s: number;
  /** Rate of that distribution, in the model's unit of time: the mean rate of leaving is s / beta. */
  readonly beta: number;
}

/** A fitted Pareto/NBD model: plain data, a few hundred bytes, no customer in it. */
export interface ParetoNbdModel {
  readonly kind: "pareto-nbd";
  readonly version: 1;
  readonly parameters: ParetoNbdParameters;
  readonly fit: FitReport<keyof ParetoNbdParameters>;
}

/** Shape of a stored model. */
export const paretoNbdModelSchema: z.ZodMiniType<ParetoNbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<ParetoNbdModel> {
  const positive = z.number().check(z.positive());
  return z.object({
    kind: z.literal("pareto-nbd"),
    version: z.literal(1),
    parameters: z.object({ r: positive, alpha: positive, s: positive, beta: positive }),
    fit: fitReportSchema(["r", "alpha", "s", "beta"]),
  });
}

/** What `readModel` needs to know of the family. */
export const paretoNbdFamily: ModelFamily<ParetoNbdModel> = {
  kind: "pareto-nbd",
  version: 1,
  schema: paretoNbdModelSchema,
};
