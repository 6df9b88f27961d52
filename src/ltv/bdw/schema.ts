import type * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { ContractProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients } from "../kernel/covariates/covariates.ts";
import { modelSchema } from "../kernel/covariates/modelSchema.ts";

/** The three parameters, all above 0. */
export interface BdwParameters {
  /** First shape of the beta distribution of θ, the chance to leave at the first renewal: its mean is gamma / (gamma + delta). */
  readonly gamma: number;
  /** Second shape of that distribution. */
  readonly delta: number;
  /** How one customer's chance to leave moves with time: it rises above 1, falls below 1; at 1 the model is the sBG. */
  readonly c: number;
}

/** A fitted beta-discrete-Weibull model: plain data. `fit.timeUnit` is the time from one renewal to the next. */
export interface BdwModel {
  readonly kind: "bdw";
  readonly version: 1;
  /** Those of a customer whose covariates are all 0, where the model has covariates. */
  readonly parameters: BdwParameters;
  /** Coefficients of covariates; absent in a model without. */
  readonly covariates?: CovariateCoefficients<ContractProcess>;
  readonly fit: FitReport<keyof BdwParameters>;
}

/** Shape of a stored model. */
export const bdwModelSchema: z.ZodMiniType<BdwModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<BdwModel> {
  return modelSchema({ kind: "bdw", version: 1, parameters: ["gamma", "delta", "c"], processes: ["leaving"] });
}

/** What `readModel` needs to know of the family. */
export const bdwFamily: ModelFamily<BdwModel> = { kind: "bdw", version: 1, schema: bdwModelSchema };
