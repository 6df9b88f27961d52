import type * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { BuyingProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients } from "../kernel/covariates/covariates.ts";
import { modelSchema } from "../kernel/covariates/modelSchema.ts";

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
  /** Those of a customer whose covariates are all 0, where the model has covariates. */
  readonly parameters: ParetoNbdParameters;
  /** Coefficients of covariates; absent in a model without. */
  readonly covariates?: CovariateCoefficients<BuyingProcess>;
  readonly fit: FitReport<keyof ParetoNbdParameters>;
}

/** Shape of a stored model. */
export const paretoNbdModelSchema: z.ZodMiniType<ParetoNbdModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<ParetoNbdModel> {
  const processes = ["purchase", "dropout"];
  return modelSchema({ kind: "pareto-nbd", version: 1, parameters: ["r", "alpha", "s", "beta"], processes });
}

/** What `readModel` needs to know of the family. */
export const paretoNbdFamily: ModelFamily<ParetoNbdModel> = {
  kind: "pareto-nbd",
  version: 1,
  schema: paretoNbdModelSchema,
};
