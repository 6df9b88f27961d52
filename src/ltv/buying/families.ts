import * as bgBb from "../bgBb/predictions.ts";
import type { BgBbModel } from "../bgBb/schema.ts";
import * as nbd from "../nbd/predictions.ts";
import type { NbdModel } from "../nbd/schema.ts";
import type { BgNbdModel } from "../bgNbd/schema.ts";
import * as bgCnbdK from "../bgCnbdK/predictions.ts";
import type { BgCnbdKModel } from "../bgCnbdK/schema.ts";
import * as mbgCnbdK from "../mbgCnbdK/predictions.ts";
import type { MbgCnbdKModel } from "../mbgCnbdK/schema.ts";
import * as bgNbd from "../bgNbd/predictions.ts";
import type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
import type { DescribedHistories, DescribedHistory } from "../kernel/purchaseHistory.ts";
import type { MbgNbdModel } from "../mbgNbd/schema.ts";
import * as mbgNbd from "../mbgNbd/predictions.ts";
import type { ParetoNbdModel } from "../paretoNbd/schema.ts";
import * as paretoNbd from "../paretoNbd/predictions.ts";
import type { Columns } from "../../schema/columns.ts";

/** A model of how often customers buy without a contract. */
export type BuyingModel =
  BgNbdModel | ParetoNbdModel | MbgNbdModel | BgBbModel | NbdModel | BgCnbdKModel | MbgCnbdKModel;

/** A model that has a law of each customer's purchases ahead: not where his next one depends on how long he has been silent. */
export type PredictiveModel = Exclude<BuyingModel, BgCnbdKModel | MbgCnbdKModel>;

/**
 * Whether a model has that law: what `predictiveProbability` and `predictiveInterval` take.
 *
 * @example isPredictive({ kind: "mbg-cnbd-k", version: 1, parameters: { k: 2, r: 0.8, alpha: 3, a: 0.8, b: 2.5 }, fit: {} }) // => false
 */
export function isPredictive(model: BuyingModel): model is PredictiveModel {
  return model.kind !== "bg-cnbd-k" && model.kind !== "mbg-cnbd-k";
}

/** What every module of a buying model answers, as those see it that work with any of them. */
export interface BuyingModule {
  probabilityAlive(model: BuyingModel, customers: DescribedHistories): Float64Array;
  probabilityAliveAfter(model: BuyingModel, customers: DescribedHistories, options: HorizonOptions): Float64Array;
  expectedPurchases(model: BuyingModel, customers: DescribedHistories, options: HorizonOptions): Float64Array;
  newCustomerPurchases(model: BuyingModel, options: Columns<"horizon">): Float64Array;
  probabilityOfPurchases(model: BuyingModel, options: Columns<"count" | "horizon">): Float64Array;
  residualValue(model: BuyingModel, customers: DescribedHistory, options: DiscountOptions): number;
  residualValue(model: BuyingModel, customers: DescribedHistories, options: DiscountOptions): Float64Array;
}

/** Predictions of each kind of buying model; the kind says that its parameters are those of the module. */
export const buyingModules: Readonly<Record<BuyingModel["kind"], BuyingModule>> = {
  "bg-nbd": bgNbd as unknown as BuyingModule,
  "pareto-nbd": paretoNbd as unknown as BuyingModule,
  "mbg-nbd": mbgNbd as unknown as BuyingModule,
  "bg-bb": bgBb as unknown as BuyingModule,
  nbd: nbd as unknown as BuyingModule,
  "bg-cnbd-k": bgCnbdK as unknown as BuyingModule,
  "mbg-cnbd-k": mbgCnbdK as unknown as BuyingModule,
};
