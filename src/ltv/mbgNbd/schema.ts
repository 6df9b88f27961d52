import type * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { BuyingProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients } from "../kernel/covariates/covariates.ts";
import { modelSchema } from "../kernel/covariates/modelSchema.ts";

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
  /** Those of a customer whose covariates are all 0, where the model has covariates. */
  readonly parameters: MbgNbdParameters;
  /** Coefficients of covariates; absent in a model without. */
  readonly covariates?: CovariateCoefficients<BuyingProcess>;
  readonly fit: FitReport<keyof MbgNbdParameters>;
}

/** Shape of a stored model. */
export const mbgNbdModelSchema: z.ZodMiniType<MbgNbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<MbgNbdModel> {
  const processes = ["purchase", "dropout"];
  return modelSchema({ kind: "mbg-nbd", version: 1, parameters: ["r", "alpha", "a", "b"], processes });
}

/** What `readModel` needs to know of the family. */
export const mbgNbdFamily: ModelFamily<MbgNbdModel> = { kind: "mbg-nbd", version: 1, schema: mbgNbdModelSchema };
