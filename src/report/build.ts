import { instant } from "../calendar/instant.ts";
import { purchaseCohorts } from "../cohort/purchaseCohorts.ts";
import type { PurchaseSummary } from "../ltv/summarize/purchaseSummary.ts";
import { summarize, type SummarizeOptions } from "../ltv/summarize/summarize.ts";
import { KeizokuError } from "../schema/error.ts";
import type { Note } from "../schema/fitReport.ts";
import { freezeDeep } from "../schema/freezeDeep.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../schema/purchaseLog.ts";
import { checkOptions } from "./checkInput.ts";
import type { ReportOptions, ReportStage } from "./options.ts";
import type { HoldoutCheck, Report } from "./report.ts";
import { customerSections } from "./sections/customers.ts";
import { dataSummary } from "./sections/dataSummary.ts";
import { holdoutCheck } from "./sections/holdout.ts";
import { fitModels } from "./sections/models.ts";
import { isUnfit } from "./sections/weakPrior.ts";
import { dateOf, planReport, type ReportPlan } from "./settings.ts";

const stages: readonly ReportStage[] = ["read", "cohorts", "models", "customers", "holdout", "done"];

/**
 * Runs the loop over a purchase log in one call: cohorts, models, the customers worth most and those likely gone, and a check of
 * the models on the part of the log that they did not see.
 *
 * The result is plain JSON: keep it, compare it with next month's, or turn it into a page with `toHtml`.
 *
 * @param purchases rows (`Transaction` records, or `{ customerId, at, amount }`), or columns of equal length
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`,
 * `unknown-currency`, `too-many-periods`, `aborted`; `no-maximum`, `not-converged` (of the model of purchases, even with a weak prior)
 * @example
 * const log = [
 *   { customerId: "a", at: "2024-01-05", amount: 20 },
 *   { customerId: "a", at: "2024-02-10", amount: 30 },
 *   { customerId: "b", at: "2024-01-20", amount: 10 },
 *   { customerId: "b", at: "2024-04-20", amount: 15 },
 *   { customerId: "c", at: "2024-02-01", amount: 25 },
 * ];
 * const report = build(log, { observationEnd: "2024-06-30" });
 * report.data.repeatCustomers // => 2
 * report.cohorts.acquired // => [2, 1, 0, 0, 0, 0]
 * report.notes.map((note) => note.code).includes("weak-prior") // => true
 */
export function build(purchases: readonly Purchase[] | PurchaseColumns, options: ReportOptions = {}): Report {
  checkOptions("report.build", options);
  const enter = stageGate(options);
  enter("read");
  const { timeZone = "UTC", cohortUnit = "month", signal } = options;
  const log = purchaseLog("report.build", purchases, { timeZone, byDay: true });
  const plan = planReport(log, options);
  const window = { unit: plan.settings.unit, timeZone, observationEnd: startOf(plan.observationDay, timeZone) };
  const summary = summarize(purchases, window);
  enter("cohorts");
  const until = startOf(plan.observationDay + 1, timeZone) - 1;
  const cohorts = purchaseCohorts(purchases, { unit: cohortUnit, timeZone, observationEnd: until });
  enter("models");
  const { models, notes } = fitModels(summary, signal);
  enter("customers");
  const { portfolio, mostValuable, mostLikelyGone } = customerSections(summary, models, plan);
  enter("holdout");
  const checked = checkPart({ log, purchases, plan, window, signal });
  enter("done");
  return freezeDeep({
    kind: "report",
    version: 1,
    settings: plan.settings,
    data: dataSummary(log, summary, plan),
    cohorts,
    models,
    portfolio,
    mostValuable,
    mostLikelyGone,
    holdout: checked.check,
    notes: [...summary.notes, ...notes, ...checked.notes],
  });
}

/** Reports progress, and stops where the caller has asked for it. */
function stageGate({ onProgress, signal }: ReportOptions): (stage: ReportStage) => void {
  return (stage) => {
    if (signal?.aborted === true) {
      const fix = "Call again without the signal.";
      const expected = "to work to the end";
      throw new KeizokuError("report.build", [
        { code: "aborted", path: "", expected, received: `a signal before the stage "${stage}"`, fix },
      ]);
    }
    onProgress?.({ stage, finished: stages.indexOf(stage), total: stages.length - 1 });
  };
}

interface CheckInput {
  readonly log: PurchaseLog;
  readonly purchases: readonly Purchase[] | PurchaseColumns;
  readonly plan: ReportPlan;
  readonly window: SummarizeOptions & { readonly timeZone: string };
  readonly signal: AbortSignal | undefined;
}

/** The check of the models, or the note that says why there is none. */
function checkPart({ log, purchases, plan, window, signal }: CheckInput): {
  check: HoldoutCheck | null;
  notes: readonly Note[];
} {
  if (plan.calibrationDay === null) return { check: null, notes: [] };
  const calibrationEnd = startOf(plan.calibrationDay, window.timeZone);
  const summary = summarize(purchases, { ...window, calibrationEnd });
  if (!enoughToCheck(summary)) {
    const message = `The log up to ${dateOf(plan.calibrationDay)} has no repeat purchases, or nothing follows it.`;
    return { check: null, notes: [{ code: "no-holdout", message }] };
  }
  try {
    return holdoutCheck(log, summary, plan, signal);
  } catch (error) {
    // A report is worth having without its check.
    if (!isUnfit(error)) throw error;
    return {
      check: null,
      notes: [
        {
          code: "no-holdout",
          message: `The first part does not determine the models: ${error.message.replaceAll(/\s+/g, " ")}`,
        },
      ],
    };
  }
}

function enoughToCheck({ frequency, holdout }: PurchaseSummary): boolean {
  return holdout !== null && holdout.duration > 0 && frequency.some((x) => x > 0);
}

/** First instant of a day of the zone. */
function startOf(day: number, timeZone: string): number {
  return instant(dateOf(day), { timeZone });
}
