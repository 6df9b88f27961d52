import type { Locale } from "../../schema/locale.ts";
import type { ReportCharts } from "../charts.ts";
import type { ReportMessage } from "../messages/en.ts";
import { reportText } from "../messages/messages.ts";
import type { Report } from "../report.ts";
import { escapeHtml } from "./escape.ts";
import { figureHtml, type RenderChart } from "./figure.ts";
import type { Formats } from "./formats.ts";

/** What every section of the page works with. */
export interface Page {
  readonly report: Report;
  readonly locale: Locale;
  readonly formats: Formats;
  /** Null for a page without pictures. */
  readonly pictures: Pictures | null;
}

/** The same pictures in two sizes, and what draws them. */
export interface Pictures {
  readonly wide: ReportCharts;
  readonly narrow: ReportCharts;
  readonly render: RenderChart;
}

/** A text of the catalogue, not yet escaped. */
export function words(page: Page, key: ReportMessage, values?: Readonly<Record<string, string>>): string {
  return reportText(page.locale, key, values);
}

/** A paragraph of plain text, escaped. */
export function paragraph(text: string, css = ""): string {
  return `<p${css === "" ? "" : ` class="${css}"`}>${escapeHtml(text)}</p>`;
}

/** The head of a section: what it says and what one could do about it. */
export function sectionHead(
  page: Page,
  title: ReportMessage,
  says: readonly string[],
  todo: ReportMessage | null,
): string {
  return [
    `<h2>${escapeHtml(words(page, title))}</h2>`,
    `<h3>${escapeHtml(words(page, "whatItSays"))}</h3>`,
    ...says.map((text) => paragraph(text)),
    ...(todo === null ? [] : [`<h3>${escapeHtml(words(page, "whatToDo"))}</h3>`, paragraph(words(page, todo))]),
  ].join("\n");
}

/** A picture with its title; nothing where the page or the report has none. */
export async function picture(page: Page, name: keyof ReportCharts, title: string): Promise<string> {
  const { pictures } = page;
  const [wide, narrow] = [pictures?.wide[name], pictures?.narrow[name]];
  if (pictures === null || !wide || !narrow) return "";
  return figureHtml({ id: name, title, wide, narrow }, pictures.render);
}
