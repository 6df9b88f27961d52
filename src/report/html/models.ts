import type { FitReport } from "../../schema/fitReport.ts";
import { noteText } from "../messages/messages.ts";
import { escapeHtml } from "./escape.ts";
import { sectionHead, words, type Page } from "./page.ts";
import { tableHtml } from "./table.ts";

/** Estimates with their standard errors, and the notes of the whole report. */
export function modelsHtml(page: Page): string {
  const { transactions, spend } = page.report.models;
  return [
    sectionHead(page, "modelsTitle", [words(page, "modelsSays")], null),
    modelTable(page, words(page, "transactionsModel"), transactions),
    spend === null ? "" : modelTable(page, words(page, "spendModel"), spend),
    notesHtml(page),
  ].join("\n");
}

interface Fitted {
  readonly parameters: object;
  readonly fit: FitReport;
}

function modelTable(page: Page, caption: string, { parameters, fit }: Fitted): string {
  const { formats } = page;
  const errors = fit.standardErrors;
  const rows = Object.entries(parameters as Readonly<Record<string, number>>).map(([name, value]) => {
    const error = errors?.[name];
    return [name, formats.decimal(value, 4), error === undefined ? words(page, "notKnown") : formats.decimal(error, 4)];
  });
  return tableHtml({
    caption,
    columns: [
      { head: words(page, "parameter"), kind: "text" },
      { head: words(page, "estimate"), kind: "number" },
      { head: words(page, "standardError"), kind: "number" },
    ],
    rows: [
      ...rows,
      [words(page, "logLikelihood"), formats.decimal(fit.logLikelihood, 2), ""],
      [words(page, "observations"), formats.count(fit.observations), ""],
    ],
  });
}

function notesHtml(page: Page): string {
  const { report, locale } = page;
  const { transactions, spend } = report.models;
  const notes = [...report.notes, ...transactions.fit.notes, ...(spend?.fit.notes ?? [])];
  const texts = new Set(notes.map((note) => noteText(locale, note)));
  if (texts.size === 0) return "";
  const items = Array.from(texts, (text) => `<li>${escapeHtml(text)}</li>`).join("");
  return `<h3>${escapeHtml(words(page, "notes"))}</h3>\n<ul class="small">${items}</ul>`;
}
