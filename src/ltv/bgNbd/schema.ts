import type * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { BuyingProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients } from "../kernel/covariates/covariates.ts";
import { modelSchema } from "../kernel/covariates/modelSchema.ts";

/** The four parameters, all above 0. */
export interface BgNbdParameters {
  /** Shape of the gamma distribution of purchase rates over customers. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean purchase rate is r / alpha. */
  readonly alpha: number;
  /** First shape of the beta distribution of the chance to leave after a purchase: its mean is a / (a + b). */
  readonly a: number;
  /** Second shape of that distribution. */
  readonly b: number;
}

/** A fitted BG/NBD model: plain data, a few hundred bytes, no customer in it. */
export interface BgNbdModel {
  readonly kind: "bg-nbd";
  readonly version: 1;
  /** Those of a customer whose covariates are all 0, where the model has covariates. */
  readonly parameters: BgNbdParameters;
  /** Coefficients of covariates; absent in a model without. */
  readonly covariates?: CovariateCoefficients<BuyingProcess>;
  readonly fit: FitReport<keyof BgNbdParameters>;
}

/** Shape of a stored model. */
export const bgNbdModelSchema: z.ZodMiniType<BgNbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<BgNbdModel> {
  const processes = ["purchase", "dropout"];
  return modelSchema({ kind: "bg-nbd", version: 1, parameters: ["r", "alpha", "a", "b"], processes });
}

/** What `readModel` needs to know of the family. */
export const bgNbdFamily: ModelFamily<BgNbdModel> = { kind: "bg-nbd", version: 1, schema: bgNbdModelSchema };
