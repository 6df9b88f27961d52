import type { FitReport } from "../../schema/fitReport.ts";
import type { LogNormalPrior } from "../../schema/prior.ts";
import { noteText } from "../messages/messages.ts";
import { escapeHtml } from "./escape.ts";
import { paragraph, sectionHead, words, type Page } from "./page.ts";
import { tableHtml } from "./table.ts";

/** Estimates with their standard errors, and the notes of the whole report. */
export function modelsHtml(page: Page): string {
  const { transactions, spend } = page.report.models;
  const assumed = transactions.fit.prior !== null || (spend !== null && spend.fit.prior !== null);
  return [
    sectionHead(page, "modelsTitle", [words(page, spend === null ? "modelsSaysAlone" : "modelsSays")], null),
    modelTable(page, words(page, "transactionsModel"), transactions),
    spend === null ? "" : modelTable(page, words(page, "spendModel"), spend),
    assumed ? paragraph(words(page, "priorSays"), "soft small") : "",
    notesHtml(page),
  ].join("\n");
}

interface Fitted {
  readonly parameters: object;
  readonly fit: FitReport;
}

/** A model with a prior has a column for it. */
function modelTable(page: Page, caption: string, { parameters, fit }: Fitted): string {
  const { formats } = page;
  const wide = fit.prior !== null;
  const row = (name: string, value: string, error = "", prior = ""): string[] =>
    wide ? [name, value, error, prior] : [name, value, error];
  const rows = Object.entries(parameters as Readonly<Record<string, number>>).map(([name, value]) => {
    const error = fit.standardErrors?.[name];
    const spread = error === undefined ? words(page, "notKnown") : formats.decimal(error, 4);
    return row(name, formats.decimal(value, 4), spread, priorText(page, fit.prior?.[name]));
  });
  const heads = row(
    words(page, "parameter"),
    words(page, "estimate"),
    words(page, "standardError"),
    words(page, "prior"),
  );
  return tableHtml({
    caption,
    columns: heads.map((head, c) => ({ head, kind: c === 0 ? "text" : "number" })),
    rows: [
      ...rows,
      row(words(page, "logLikelihood"), formats.decimal(fit.logLikelihood, 2)),
      row(words(page, "observations"), formats.count(fit.observations)),
    ],
  });
}

function priorText(page: Page, prior: LogNormalPrior | undefined): string {
  if (prior === undefined) return words(page, "priorNone");
  const { decimal } = page.formats;
  return words(page, "priorOf", { median: decimal(prior.median, 2), sdLog: decimal(prior.sdLog, 1) });
}

function notesHtml(page: Page): string {
  const { report, locale } = page;
  const texts = new Set(report.notes.map((note) => noteText(locale, note)));
  if (texts.size === 0) return "";
  const items = Array.from(texts, (text) => `<li>${escapeHtml(text)}</li>`).join("");
  return `<h3>${escapeHtml(words(page, "notes"))}</h3>\n<ul class="small">${items}</ul>`;
}
