import { checkNumbers, isRow, overRows, type Columns, type Row } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { parametersOf } from "../kernel/modelParameters.ts";
import {
  discountTerms,
  type DiscountOptions,
  type HorizonOptions,
  type TimedModel,
} from "../kernel/predictionOptions.ts";
import type { CountAndHorizon } from "../kernel/purchaseChances.ts";
import type { PurchaseHistories, PurchaseHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import { checkSameUnit } from "../kernel/sameUnit.ts";
import { parameterNames } from "./kernel.ts";
import { opportunitiesAhead, opportunityRules, possiblePurchasesAhead, purchasesAhead } from "./opportunities.ts";
import {
  aliveAfterInto,
  aliveInto,
  logOddsAlive as logOdds,
  logPmf,
  opportunities,
  purchasesInto,
} from "./predictionKernel.ts";
import type { BgBbModel } from "./schema.ts";

/** What predictions read of a model: its parameters, and its unit of time where a rate is involved. */
export type BgBbScorer = Pick<BgBbModel, "parameters">;

/** A model with its unit of time. */
export type TimedBgBbScorer = BgBbScorer & TimedModel;

/**
 * Chance that a customer was still there at the last opportunity observed; 1 for who bought at it.
 *
 * The paper, and lifetimes, give the chance of being there at the next opportunity instead: {@link probabilityAliveAfter} with horizon 1.
 *
 * @param customers one customer, or columns: frequency, recency, age in whole opportunities
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } };
 * probabilityAlive(model, { frequency: 2, recency: 4, age: 6 }) // => 0.634
 * probabilityAlive(model, { frequency: [0, 6], recency: [0, 6], age: [6, 6] }) // => [0.116, 1]
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 7
 */
export function probabilityAlive(model: BgBbScorer, customers: PurchaseHistory): number;
export function probabilityAlive(model: BgBbScorer, customers: PurchaseHistories): Float64Array;
export function probabilityAlive(
  model: BgBbScorer,
  customers: PurchaseHistory | PurchaseHistories,
): number | Float64Array {
  return scored("probabilityAlive", model, customers, aliveInto);
}

/**
 * Chance that a customer will still be there at the `horizon`-th opportunity after the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in whole opportunities
 * @param options `horizon`, whole: 1 is the next opportunity, as the paper has it
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } };
 * probabilityAliveAfter(model, { frequency: [0, 2, 6], recency: [0, 4, 6], age: [6, 6, 6] }, { horizon: 1 }) // => [0.11, 0.59, 0.93]
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 7
 */
export function probabilityAliveAfter(model: BgBbScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function probabilityAliveAfter(
  model: BgBbScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: BgBbScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: HorizonOptions,
): number | Float64Array {
  return scored("probabilityAliveAfter", model, customers, (parameters, columns, out) => {
    checkNumbers("bgBb.probabilityAliveAfter", "options", options, opportunitiesAhead);
    aliveAfterInto(parameters, columns, options.horizon, out);
  });
}

/**
 * Log odds of having been there at the last opportunity observed: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)) for each customer whose last purchase was before the last opportunity
 * @throws {KeizokuError} `invalid-input` (recency = age: the chance is 1 and has no log odds), `empty-input`
 * @example logOddsAlive({ parameters: { alpha: 1, beta: 1, gamma: 1, delta: 1 } }, { frequency: 0, recency: 0, age: 1 }) // => -0.6931
 */
export function logOddsAlive(model: BgBbScorer, customers: PurchaseHistory): number;
export function logOddsAlive(model: BgBbScorer, customers: PurchaseHistories): Float64Array;
export function logOddsAlive(model: BgBbScorer, customers: PurchaseHistory | PurchaseHistories): number | Float64Array {
  const index = isRow(customers, ["frequency", "recency", "age"]) ? (): string => "" : (i: number) => `[${String(i)}]`;
  return scored("logOddsAlive", model, customers, (parameters, columns, out) => {
    checkSilent(columns, index);
    const { frequency, recency, age } = columns;
    for (let i = 0; i < out.length; i++) out[i] = logOdds(parameters, frequency[i]!, recency[i]!, age[i]!);
  });
}

/** Issues beyond this many are left out: a table of a million such customers must not fill the memory. */
const LISTED = 1000;

/** The log odds need a silence. */
function checkSilent({ recency, age }: PurchaseHistories, index: (row: number) => string): void {
  const issues: Issue[] = [];
  for (let i = 0; i < age.length && issues.length < LISTED; i++) {
    if (recency[i]! < age[i]!) continue;
    issues.push({
      code: "invalid-input",
      path: `recency${index(i)}`,
      expected: `below age (${String(age[i])})`,
      received: String(recency[i]),
      fix: "Leave out customers who bought at the last opportunity: their chance is 1 and has no log odds.",
    });
  }
  if (issues.length > 0) throw new KeizokuError("bgBb.logOddsAlive", issues);
}

/**
 * Expected purchases of a customer at the next `horizon` opportunities, his chance of having left included.
 *
 * @param customers one customer, or columns: frequency, recency, age in whole opportunities
 * @param options `horizon`, whole
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } }, { frequency: 6, recency: 6, age: 6 }, { horizon: 5 }) // => 3.75
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 13
 */
export function expectedPurchases(model: BgBbScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: BgBbScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: BgBbScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: HorizonOptions,
): number | Float64Array {
  return scored("expectedPurchases", model, customers, (parameters, columns, out) => {
    checkNumbers("bgBb.expectedPurchases", "options", options, opportunitiesAhead);
    purchasesInto(parameters, columns, { horizon: options.horizon, rate: 0 }, out);
  });
}

/**
 * Expected purchases of a new customer at the `horizon` opportunities after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } }, { horizon: [1, 6] }) // => [0.4985, 2.2196]
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 10
 */
export function newCustomerPurchases(model: BgBbScorer, options: Row<"horizon">): number;
export function newCustomerPurchases(model: BgBbScorer, options: Columns<"horizon">): Float64Array;
export function newCustomerPurchases(
  model: BgBbScorer,
  options: Row<"horizon"> | Columns<"horizon">,
): number | Float64Array {
  const operation = "bgBb.newCustomerPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  const share = parameters[0]! / (parameters[0]! + parameters[1]!);
  return overRows(operation, options, opportunitiesAhead, ({ horizon }, out) => {
    for (let i = 0; i < out.length; i++) {
      out[i] = share * opportunities(parameters, { horizon: horizon[i]!, rate: 0 })(0);
    }
  });
}

/**
 * Logarithm of the chance that a new customer buys at exactly `count` of the `horizon` opportunities after his first purchase.
 *
 * @throws {KeizokuError} `invalid-input` (more purchases than opportunities have no logarithm), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { alpha: 1, beta: 1, gamma: 1, delta: 1 } }, { count: 1, horizon: 1 }) // => -1.3863
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 8
 */
export function logProbabilityOfPurchases(model: BgBbScorer, options: Row<"count" | "horizon">): number;
export function logProbabilityOfPurchases(model: BgBbScorer, options: Columns<"count" | "horizon">): Float64Array;
export function logProbabilityOfPurchases(model: BgBbScorer, options: CountAndHorizon): number | Float64Array {
  const operation = "bgBb.logProbabilityOfPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  return overRows(operation, options, possiblePurchasesAhead, ({ count, horizon }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = logPmf(parameters, count[i]!, horizon[i]!);
  });
}

/**
 * Chance that a new customer buys at exactly `count` of the `horizon` opportunities after his first purchase; 0 for more purchases
 * than opportunities.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } }, { count: [0, 6, 7], horizon: [6, 6, 6] }) // => [0.311, 0.113, 0]
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 8
 */
export function probabilityOfPurchases(model: BgBbScorer, options: Row<"count" | "horizon">): number;
export function probabilityOfPurchases(model: BgBbScorer, options: Columns<"count" | "horizon">): Float64Array;
export function probabilityOfPurchases(model: BgBbScorer, options: CountAndHorizon): number | Float64Array {
  const operation = "bgBb.probabilityOfPurchases";
  const parameters = parametersOf(operation, parameterNames, model);
  return overRows(operation, options, purchasesAhead, ({ count, horizon }, out) => {
    for (let i = 0; i < out.length; i++) {
      out[i] = count[i]! > horizon[i]! ? 0 : Math.exp(logPmf(parameters, count[i]!, horizon[i]!));
    }
  });
}

/**
 * Expected purchases after the end of the observation, each discounted to its last opportunity (DERT): one at the next opportunity
 * counts 1 / (1 + rate).
 *
 * @param model with its time from one opportunity to the next (`fit.timeUnit`), which turns the rate into one per opportunity
 * @param options `horizon`, whole, where there is one; the rate is at least 0, without a horizon above
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, fit: { timeUnit: "year" } };
 * residualValue(model, { frequency: 6, recency: 6, age: 6 }, { discountRate: { rate: 0.1, per: "year" } }) // => 5.91
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 14
 */
export function residualValue(model: TimedBgBbScorer, customers: PurchaseHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedBgBbScorer,
  customers: PurchaseHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedBgBbScorer,
  customers: PurchaseHistory | PurchaseHistories,
  options: DiscountOptions,
): number | Float64Array {
  return scored("residualValue", model, customers, (parameters, columns, out) => {
    const operation = "bgBb.residualValue";
    const { delta: rate, horizon } = discountTerms(operation, model, options);
    const fix = "Pass a discount rate of at least 0.";
    checkNumbers(operation, "options.discountRate", { rate }, { rate: { min: 0, fix } });
    if (horizon < Infinity) checkNumbers(operation, "options", { horizon }, opportunitiesAhead);
    purchasesInto(parameters, columns, { horizon, rate }, out);
  });
}

/** A prediction for customers, from the parameters in their order. */
function scored(
  name: string,
  model: BgBbScorer,
  customers: PurchaseHistory | PurchaseHistories,
  kernel: (parameters: readonly number[], columns: Columns<PurchaseHistoryKey>, out: Float64Array) => void,
): number | Float64Array {
  const operation = `bgBb.${name}`;
  const parameters = parametersOf(operation, parameterNames, model);
  checkSameUnit(operation, model, customers);
  return overRows(operation, customers, opportunityRules, (columns, out) => {
    kernel(parameters, columns, out);
  });
}
