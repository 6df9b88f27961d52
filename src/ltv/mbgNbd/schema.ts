import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";

/** The four parameters, all above 0. */
export interface MbgNbdParameters {
  /** Shape of the gamma distribution of purchase rates over customers. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean purchase rate is r / alpha. */
  readonly alpha: number;
  /** First shape of the beta distribution of the chance to leave after a purchase, the first one included: its mean is a / (a + b). */
  readonly a: number;
  /** Second shape of that distribution. */
  readonly b: number;
}

/** A fitted MBG/NBD model: plain data, a few hundred bytes, no customer in it. */
export interface MbgNbdModel {
  readonly kind: "mbg-nbd";
  readonly version: 1;
  readonly parameters: MbgNbdParameters;
  readonly fit: FitReport<keyof MbgNbdParameters>;
}

/** Shape of a stored model. */
export const mbgNbdModelSchema: z.ZodMiniType<MbgNbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<MbgNbdModel> {
  const positive = z.number().check(z.positive());
  return z.object({
    kind: z.literal("mbg-nbd"),
    version: z.literal(1),
    parameters: z.object({ r: positive, alpha: positive, a: positive, b: positive }),
    fit: fitReportSchema(["r", "alpha", "a", "b"]),
  });
}

/** What `readModel` needs to know of the family. */
export const mbgNbdFamily: ModelFamily<MbgNbdModel> = { kind: "mbg-nbd", version: 1, schema: mbgNbdModelSchema };
