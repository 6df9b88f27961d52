import { checkNumbers, overRows, type Columns, type Row } from "../../schema/columns.ts";
import { discountTerms, horizonRule, type DiscountOptions, type HorizonOptions } from "../kernel/predictionOptions.ts";
import type { TimedModel } from "../kernel/predictionOptions.ts";
import { chances, logChances, type CountAndHorizon } from "../kernel/purchaseChances.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { purchases, stillThere } from "./ahead.ts";
import type { RegularState } from "./state.ts";
import { checkSameUnit } from "../kernel/sameUnit.ts";
import { modelLaw, type RegularFamily, type RegularLaw, type RegularScorer } from "./law.ts";
import { aheadInto, alive, logOddsAlive, logPmf, newPurchases } from "./predictionKernel.ts";
import { overHistories } from "./remembered.ts";
import { discounted } from "./residual.ts";

/** A prediction of one family: its name for errors and the law of its model. */
export interface RegularPrediction {
  readonly operation: string;
  readonly law: RegularLaw;
  readonly model: RegularScorer;
}

/** One customer, or many as columns. */
export type Customers = PurchaseHistory | PurchaseHistories;

/** The named prediction of a model of this family. */
export function regularPrediction(family: RegularFamily, name: string, model: RegularScorer): RegularPrediction {
  const operation = `${family.name}.${name}`;
  return { operation, law: modelLaw(family, operation, model), model };
}

/** P(alive). */
export function aliveNow({ operation, law, model }: RegularPrediction, customers: Customers): number | Float64Array {
  checkSameUnit(operation, model, customers);
  return overRows(operation, customers, purchaseHistoryRules, (columns, out) => {
    overHistories(columns, (x, recency, age) => alive(law, x, recency, age), out);
  });
}

/** Log odds of being alive, of customers who have had an occasion to leave. */
export function oddsAlive({ operation, law, model }: RegularPrediction, customers: Customers): number | Float64Array {
  checkSameUnit(operation, model, customers);
  const least = 1 - law.first;
  const rules = { ...purchaseHistoryRules, frequency: { ...purchaseHistoryRules.frequency, min: least } };
  return overRows(operation, customers, rules, (columns, out) => {
    overHistories(columns, (x, recency, age) => logOddsAlive(law, x, recency, age), out);
  });
}

/** P(alive) times what f expects of a customer who is, `options.horizon` ahead. */
function ahead(
  { operation, law, model }: RegularPrediction,
  customers: Customers,
  options: HorizonOptions,
  f: (state: RegularState, time: number) => number,
): number | Float64Array {
  checkNumbers(operation, "options", options, horizonRule);
  checkSameUnit(operation, model, customers);
  const { horizon } = options;
  return overRows(operation, customers, purchaseHistoryRules, (columns, out) => {
    aheadInto(law, columns, (state, rate) => f(state, horizon / rate), out);
  });
}

/** P(alive) after a horizon. */
export function aliveLater(
  prediction: RegularPrediction,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return ahead(prediction, customers, options, stillThere);
}

/** Expected purchases within a horizon. */
export function purchasesAhead(
  prediction: RegularPrediction,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return ahead(prediction, customers, options, purchases);
}

/** Expected purchases of a new customer. */
export function ofNewCustomer(
  { operation, law }: RegularPrediction,
  options: Row<"horizon"> | Columns<"horizon">,
): number | Float64Array {
  return overRows(operation, options, horizonRule, ({ horizon }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = newPurchases(law, horizon[i]!);
  });
}

/** Chance of a number of purchases. */
export function chanceOf({ operation, law }: RegularPrediction, options: CountAndHorizon): number | Float64Array {
  return chances(operation, options, (count, horizon) => logPmf(law, count, horizon));
}

/** Its logarithm. */
export function logChanceOf({ operation, law }: RegularPrediction, options: CountAndHorizon): number | Float64Array {
  return logChances(operation, options, (count, horizon) => logPmf(law, count, horizon));
}

/** Discounted purchases still to come. */
export function residual(
  { operation, law }: RegularPrediction,
  model: TimedModel,
  customers: Customers,
  options: DiscountOptions,
): number | Float64Array {
  const { delta, horizon } = discountTerms(operation, model, options);
  checkSameUnit(operation, model, customers);
  const worth = discounted();
  const one = (state: RegularState, rate: number): number => {
    if (delta === 0 || horizon === 0) return purchases(state, horizon / rate);
    return worth(state, { delta: delta * rate, end: horizon / rate });
  };
  return overRows(operation, customers, purchaseHistoryRules, (columns, out) => {
    aheadInto(law, columns, one, out);
  });
}
