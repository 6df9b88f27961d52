import type * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { ContractProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients } from "../kernel/covariates/covariates.ts";
import { modelSchema } from "../kernel/covariates/modelSchema.ts";

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
  /** Those of a customer whose covariates are all 0, where the model has covariates. */
  readonly parameters: SbgParameters;
  /** Coefficients of covariates; absent in a model without. */
  readonly covariates?: CovariateCoefficients<ContractProcess>;
  readonly fit: FitReport<keyof SbgParameters>;
}

/** Shape of a stored model. */
export const sbgModelSchema: z.ZodMiniType<SbgModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<SbgModel> {
  return modelSchema({ kind: "sbg", version: 1, parameters: ["alpha", "beta"], processes: ["leaving"] });
}

/** What `readModel` needs to know of the family. */
export const sbgFamily: ModelFamily<SbgModel> = { kind: "sbg", version: 1, schema: sbgModelSchema };
