import { fit as fitBgNbd } from "../../ltv/bgNbd/model.ts";
import { fit as fitGammaGamma } from "../../ltv/gammaGamma/model.ts";
import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { ReportModels } from "../report.ts";

/** Models with what has to be said about how they came about. */
export interface FittedModels {
  readonly models: ReportModels;
  readonly notes: readonly Note[];
}

/**
 * Fits both models; where the data alone have no maximum, with a weak prior and a note.
 *
 * @throws {KeizokuError} `aborted`, `not-converged`
 */
export function fitModels(summary: PurchaseSummary, signal: AbortSignal | undefined): FittedModels {
  const stop = signal === undefined ? {} : { signal };
  const notes: Note[] = [];
  const transactions = withWeakPrior("bgNbd", notes, (prior) =>
    fitBgNbd(summary, { timeUnit: summary.unit, ...stop, ...prior }),
  );
  if (!summary.monetaryValue.some((value) => value > 0)) {
    notes.push({ code: "no-spend", message: "Nobody paid for a repeat purchase: values in money are left out." });
    return { models: { transactions, spend: null }, notes };
  }
  const spends = { frequency: summary.frequency, monetaryValue: spendColumn(summary) };
  const spend = withWeakPrior("gammaGamma", notes, (prior) => fitGammaGamma(spends, { ...stop, ...prior }));
  return { models: { transactions, spend }, notes };
}

/** Mean values as the model of spend takes them: who got back more than he paid counts as having paid nothing. */
export function spendColumn(summary: PurchaseSummary): Float64Array {
  return summary.monetaryValue.map((value) => Math.max(value, 0));
}

function withWeakPrior<M>(family: string, notes: Note[], fit: (prior: { prior?: "weak" }) => M): M {
  try {
    return fit({});
  } catch (error) {
    const thin = ["no-maximum", "not-converged", "too-few-observations"];
    if (!(error instanceof KeizokuError) || !thin.includes(error.code)) throw error;
    const message = `${family} was fitted with a weak prior, as the data alone do not determine it (${error.code}).`;
    notes.push({ code: "weak-prior", message });
    return fit({ prior: "weak" });
  }
}
