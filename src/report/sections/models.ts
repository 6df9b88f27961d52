import { fit as fitBgNbd } from "../../ltv/bgNbd/model.ts";
import type { BgNbdModel } from "../../ltv/bgNbd/schema.ts";
import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { ReportModels } from "../report.ts";
import { fitSpend } from "./spend.ts";
import { fitOrWeakPrior, isUnfit, type Fitted } from "./weakPrior.ts";

/** Models with what has to be said about how they came about. */
export interface FittedModels {
  readonly models: ReportModels;
  /** On the choice of the models, then those of the fits. */
  readonly notes: readonly Note[];
}

/**
 * Fits both models; where the data alone have no maximum, with a weak prior and a note. A report can do without a model of spend,
 * not without one of purchases.
 *
 * @throws {KeizokuError} `aborted`; `no-maximum`, `not-converged`, `too-few-observations` (purchases, even with the prior)
 */
export function fitModels(summary: PurchaseSummary, signal: AbortSignal | undefined): FittedModels {
  const stop = signal === undefined ? {} : { signal };
  const transactions = fitTransactions(summary, stop);
  const spend = fitSpend(summary, stop);
  return {
    models: { transactions: transactions.model, spend: spend.model },
    notes: [
      ...transactions.notes,
      ...spend.notes,
      ...transactions.model.fit.notes,
      ...(spend.model === null ? [] : spend.model.fit.notes),
    ],
  };
}

function fitTransactions(summary: PurchaseSummary, stop: { signal?: AbortSignal }): Fitted<BgNbdModel> {
  try {
    return fitOrWeakPrior("bgNbd", (prior) => fitBgNbd(summary, { ...stop, ...prior }));
  } catch (error) {
    if (!isUnfit(error)) throw error;
    // The model's own advice, to pass a prior, would not help here.
    const fix = "Pass a longer log, or one with more customers.";
    const expected = "a log that determines how customers buy, if only with a weak prior";
    const [{ code, received }] = error.issues as [(typeof error.issues)[number]];
    throw new KeizokuError("report.build", [{ code, path: "", expected, received, fix }], error.partial);
  }
}
