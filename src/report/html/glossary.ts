import type { ReportMessage } from "../messages/en.ts";
import { escapeHtml } from "./escape.ts";
import { words, type Page } from "./page.ts";

const terms: readonly (readonly [term: ReportMessage, meaning: ReportMessage])[] = [
  ["termCohort", "meaningCohort"],
  ["termRepeat", "meaningRepeat"],
  ["termAlive", "meaningAlive"],
  ["termValue", "meaningValue"],
  ["termDiscount", "meaningDiscount"],
  ["termHoldout", "meaningHoldout"],
];

/** The few words that need explaining. */
export function glossaryHtml(page: Page): string {
  const text = (key: ReportMessage): string => escapeHtml(words(page, key));
  const entries = terms.map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join("\n");
  return `<h2>${text("glossaryTitle")}</h2>\n<dl class="words">${entries}</dl>`;
}
