import { fit as fitGammaGamma } from "../../ltv/gammaGamma/model.ts";
import { expectedSpend } from "../../ltv/gammaGamma/predictions.ts";
import type { GammaGammaModel } from "../../ltv/gammaGamma/schema.ts";
import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import { KeizokuError } from "../../schema/error.ts";
import { fitOrWeakPrior, isUnfit, type Fitted } from "./weakPrior.ts";

/** Means that differ by less than this share are one price: sums of decimal prices are off by rounding. */
const SAME_PRICE = 1e-9;

/**
 * Fits the model of spend, or says in a note why there is none: `no-spend`, `flat-spend`, `spend-not-fitted`.
 *
 * @throws {KeizokuError} `aborted`
 */
export function fitSpend(summary: PurchaseSummary, stop: { signal?: AbortSignal }): Fitted<GammaGammaModel | null> {
  const paid = summary.monetaryValue.filter((value) => value > 0);
  if (paid.length === 0) return without("no-spend", "Nobody paid for a repeat purchase: values in money are left out.");
  const own = "each purchase is valued at its customer's own mean";
  if (paid.length > 1 && isFlat(paid)) {
    return without("flat-spend", `Repeat purchases all have one price, so spend needs no model: ${own}.`);
  }
  try {
    return fitOrWeakPrior("gammaGamma", (prior) => fitGammaGamma(summary, { ...stop, ...prior }));
  } catch (error) {
    if (!isUnfit(error)) throw error;
    return without(
      "spend-not-fitted",
      `No model of spend could be fitted: ${own}. ${error.message.replaceAll(/\s+/g, " ")}`,
    );
  }
}

function without(code: string, message: string): Fitted<null> {
  return { model: null, notes: [{ code, message }] };
}

function isFlat(values: Float64Array): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least <= SAME_PRICE * most;
}

/**
 * What one more purchase of each customer is expected to be worth: by the model, or without one the customer's own mean, and the mean
 * over repeat buyers for those who have none.
 *
 * @returns null where nobody paid, or where the model has no mean for somebody
 */
export function spendPerPurchase(summary: PurchaseSummary, model: GammaGammaModel | null): Float64Array | null {
  if (!summary.monetaryValue.some((value) => value > 0)) return null;
  if (model === null) return ownMeans(summary);
  try {
    return expectedSpend(model, summary);
  } catch (error) {
    if (error instanceof KeizokuError && error.code === "mean-undefined") return null;
    throw error;
  }
}

function ownMeans({ frequency, monetaryValue }: PurchaseSummary): Float64Array {
  let sum = 0;
  let buyers = 0;
  for (let i = 0; i < frequency.length; i++) {
    if (frequency[i]! === 0) continue;
    sum += monetaryValue[i]!;
    buyers++;
  }
  return monetaryValue.map((value, i) => (frequency[i]! > 0 ? value : sum / buyers));
}
