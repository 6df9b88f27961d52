import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The two parameters, both above 0. */
export interface NbdParameters {
  /** Shape of the gamma distribution of purchase rates over customers. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean purchase rate is r / alpha. */
  readonly alpha: number;
}

/** A fitted NBD model: plain data, a few hundred bytes, no customer in it. */
export interface NbdModel {
  readonly kind: "nbd";
  readonly version: 1;
  readonly parameters: NbdParameters;
  readonly fit: FitReport<keyof NbdParameters>;
}

/** Shape of a stored model. */
export const nbdModelSchema: z.ZodMiniType<NbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<NbdModel> {
  const positive = z.number().check(z.positive());
  return z.object({
    kind: z.literal("nbd"),
    version: z.literal(1),
    parameters: z.object({ r: positive, alpha: positive }),
    fit: fitReportSchema(["r", "alpha"]),
  });
}

/** What `readModel` needs to know of the family. */
export const nbdFamily: ModelFamily<NbdModel> = { kind: "nbd", version: 1, schema: nbdModelSchema };
