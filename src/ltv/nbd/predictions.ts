import { checkNumbers, overRows, type Columns, type Row } from "../../schema/columns.ts";
import { parametersOf } from "../kernel/modelParameters.ts";
import {
  discountTerms,
  horizonRule,
  type DiscountOptions,
  type HorizonOptions,
  type TimedModel,
} from "../kernel/predictionOptions.ts";
import { chances, logChances, type CountAndHorizon } from "../kernel/purchaseChances.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { checkSameUnit } from "../kernel/sameUnit.ts";
import { parameterNames } from "./kernel.ts";
import { discountedTime, logPmf, purchasesInto } from "./predictionKernel.ts";
import type { NbdModel } from "./schema.ts";

/** What predictions read of a model: its parameters, and its unit of time where a rate is involved. */
export type NbdScorer = Pick<NbdModel, "parameters">;

/** A model with its unit of time. */
export type TimedNbdScorer = NbdScorer & TimedModel;

/**
 * 1 for every customer: in this model nobody leaves. It is there so that the baseline answers what the models with dropout answer.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns 1 for one customer, a `Float64Array` of ones for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityAlive({ parameters: { r: 0.385, alpha: 12.07 } }, { frequency: 2, recency: 30.43, age: 38.86 }) // => 1
 */
export function probabilityAlive(model: NbdScorer, customers: PurchaseHistory): number;
export function probabilityAlive(model: NbdScorer, customers: PurchaseHistories): Float64Array;
export function probabilityAlive(
  model: NbdScorer,
  customers: PurchaseHistory | PurchaseHistories,
): number | Float64Array {
  return alive("nbd.probabilityAlive", model, customers);
}

/**
 * 1 for every customer, at any time: in this model nobody leaves.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns 1 for one customer, a `Float64Array` of ones for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityAliveAfter({ parameters: { r: 0.385, alpha: 12.07 } }, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 1
 */
export function probabilityAliveAfter(model: NbdScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function probabilityAliveAfter(
  model: NbdScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: NbdScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: HorizonOptions,
): number | Float64Array {
  const operation = "nbd.probabilityAliveAfter";
  checkNumbers(operation, "options", options, horizonRule);
  return alive(operation, model, customers);
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation: horizon · (r + frequency) / (alpha + age).
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { r: 0.4, alpha: 12 } }, { frequency: 2, recency: 30, age: 36 }, { horizon: 40 }) // => 2
 * @see Ehrenberg (1988), Repeat-Buying, 2nd ed., conditional trend analysis
 */
export function expectedPurchases(model: NbdScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: NbdScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: NbdScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: HorizonOptions,
): number | Float64Array {
  const operation = "nbd.expectedPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  checkNumbers(operation, "options", options, horizonRule);
  checkSameUnit(operation, model, customers);
  return overRows(operation, customers, purchaseHistoryRules, (columns, out) => {
    purchasesInto(parameters, columns, options.horizon, out);
  });
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted: horizon · r / alpha.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { r: 0.4, alpha: 12 } }, { horizon: [30, 60] }) // => [1, 2]
 */
export function newCustomerPurchases(model: NbdScorer, options: Row<"horizon">): number;
export function newCustomerPurchases(model: NbdScorer, options: Columns<"horizon">): Float64Array;
export function newCustomerPurchases(
  model: NbdScorer,
  options: Row<"horizon"> | Columns<"horizon">,
): number | Float64Array {
  const operation = "nbd.newCustomerPurchases";
  const [r, alpha] = parametersOf(operation, parameterNames, model) as [number, number];
  return overRows(operation, options, horizonRule, ({ horizon }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = horizon[i]! * (r / alpha);
  });
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { r: 1, alpha: 1 } }, { count: 3, horizon: 1 }) // => -2.7726
 */
export function logProbabilityOfPurchases(model: NbdScorer, options: Row<"count" | "horizon">): number;
export function logProbabilityOfPurchases(model: NbdScorer, options: Columns<"count" | "horizon">): Float64Array;
export function logProbabilityOfPurchases(model: NbdScorer, options: CountAndHorizon): number | Float64Array {
  const operation = "nbd.logProbabilityOfPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  return logChances(operation, options, (count, horizon) => logPmf(parameters, count, horizon));
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one: negative binomial.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { r: 1, alpha: 1 } }, { count: [0, 1, 3], horizon: [1, 1, 1] }) // => [0.5, 0.25, 0.0625]
 */
export function probabilityOfPurchases(model: NbdScorer, options: Row<"count" | "horizon">): number;
export function probabilityOfPurchases(model: NbdScorer, options: Columns<"count" | "horizon">): Float64Array;
export function probabilityOfPurchases(model: NbdScorer, options: CountAndHorizon): number | Float64Array {
  const operation = "nbd.probabilityOfPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  return chances(operation, options, (count, horizon) => logPmf(parameters, count, horizon));
}

/**
 * Expected purchases after the end of the observation, each discounted to that moment. As nobody leaves, discount alone makes the sum
 * of an endless horizon finite: (r + frequency) / (alpha + age) / ln(1 + rate).
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @param options the rate is at least 0, without a horizon above
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.4, alpha: 12 }, fit: { timeUnit: "week" } };
 * residualValue(model, { frequency: 2, recency: 30, age: 36 }, { discountRate: { rate: 0.01, per: "week" } }) // => 5.025
 * residualValue(model, { frequency: 2, recency: 30, age: 36 }, { discountRate: { rate: 0, per: "week" }, horizon: 40 }) // => 2
 */
export function residualValue(model: TimedNbdScorer, customers: PurchaseHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedNbdScorer,
  customers: PurchaseHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedNbdScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: DiscountOptions,
): number | Float64Array {
  const operation = "nbd.residualValue";
  const parameters = parametersOf(operation, parameterNames, model);
  const { delta, horizon } = discountTerms(operation, model, options);
  const rule = { min: 0, fix: "Pass a discount rate of at least 0." };
  checkNumbers(operation, "options.discountRate", { rate: delta }, { rate: rule });
  checkSameUnit(operation, model, customers);
  return overRows(operation, customers, purchaseHistoryRules, (columns, out) => {
    purchasesInto(parameters, columns, discountedTime(delta, horizon), out);
  });
}

function alive(
  operation: string,
  model: NbdScorer,
  customers: PurchaseHistory | PurchaseHistories,
): number | Float64Array {
  parametersOf(operation, parameterNames, model);
  checkSameUnit(operation, model, customers);
  return overRows(operation, customers, purchaseHistoryRules, (_, out) => {
    out.fill(1);
  });
}
