import type { BgNbdModel } from "../bgNbd/schema.ts";
import * as bgNbd from "../bgNbd/index.ts";
import type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import type { MbgNbdModel } from "../mbgNbd/schema.ts";
import * as mbgNbd from "../mbgNbd/index.ts";
import type { ParetoNbdModel } from "../paretoNbd/schema.ts";
import * as paretoNbd from "../paretoNbd/index.ts";
import type { Columns } from "../../schema/columns.ts";

/** A model of how often customers buy without a contract. */
export type BuyingModel = BgNbdModel | ParetoNbdModel | MbgNbdModel;

/** What every module of a buying model answers, as those see it that work with any of them. */
export interface BuyingModule {
  probabilityAlive(model: BuyingModel, customers: PurchaseHistories): Float64Array;
  probabilityAliveAfter(model: BuyingModel, customers: PurchaseHistories, options: HorizonOptions): Float64Array;
  expectedPurchases(model: BuyingModel, customers: PurchaseHistories, options: HorizonOptions): Float64Array;
  newCustomerPurchases(model: BuyingModel, options: Columns<"horizon">): Float64Array;
  probabilityOfPurchases(model: BuyingModel, options: Columns<"count" | "horizon">): Float64Array;
  residualValue(model: BuyingModel, customers: PurchaseHistories, options: DiscountOptions): Float64Array;
  logLikelihood(parameters: BuyingModel["parameters"], customers: PurchaseHistories): number;
}

/** The module of each kind of buying model; the kind says that its parameters are the module's. */
export const buyingModules: Readonly<Record<BuyingModel["kind"], BuyingModule>> = {
  "bg-nbd": bgNbd as unknown as BuyingModule,
  "pareto-nbd": paretoNbd as unknown as BuyingModule,
  "mbg-nbd": mbgNbd as unknown as BuyingModule,
};
