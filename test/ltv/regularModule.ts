import type * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import type * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import type { PurchaseHistories } from "../../src/ltv/kernel/purchaseHistory.ts";
import type { FitReport } from "../../src/schema/index.ts";

/** The two families of regular timing answer alike. */
export type RegularModule = typeof bgCnbdK | typeof mbgCnbdK;

/** Parameters without k. */
export interface Base {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** One of the two families, and which. */
export interface Family {
  readonly module: RegularModule;
  /** Occasions to leave before the first repeat purchase. */
  readonly first: 0 | 1;
}

interface Scorer {
  readonly parameters: Base;
}

/** The functions of a module with k fixed, as those of a model without k. */
export function atRegularity(
  module: RegularModule,
  k: number,
): Record<string, unknown> & {
  readonly fit: (
    columns: PurchaseHistories,
    options?: { readonly timeUnit?: "week" | "day" },
  ) => { readonly parameters: Base; readonly fit: FitReport };
} {
  const functions = module as unknown as Record<string, (...given: unknown[]) => unknown>;
  const withK = (value: unknown): unknown => (typeof value === "object" && value !== null ? { ...value, k } : value);
  const modelWithK = (model: unknown): unknown =>
    typeof model === "object" && model !== null && "parameters" in model
      ? { ...model, parameters: withK((model as Scorer).parameters) }
      : model;
  const scoring = Object.entries(functions).map(([name, f]) => [
    name,
    (model: unknown, ...rest: unknown[]): unknown => f(modelWithK(model), ...rest),
  ]);
  return {
    ...(Object.fromEntries(scoring) as Record<string, unknown>),
    logLikelihood: (parameters: unknown, customers: unknown) => functions.logLikelihood!(withK(parameters), customers),
    simulate: (parameters: unknown, options: unknown) => {
      const { frequency, recency, age } = functions.simulate!(withK(parameters), options) as PurchaseHistories;
      return { frequency, recency, age };
    },
    fit: (columns, options = {}) => {
      const given = (typeof options === "object" && options !== null ? { k, ...options } : options) as { k: number };
      const { parameters, fit } = module.fit(columns, given);
      const { r, alpha, a, b } = parameters;
      return { parameters: { r, alpha, a, b }, fit };
    },
  };
}
