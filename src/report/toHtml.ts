import type { ChartOptions } from "../chart/options.ts";
import type { Locale } from "../schema/locale.ts";
import { charts } from "./charts.ts";
import { checkLocale, checkOptions, checkReport } from "./checkInput.ts";
import { checkHtml } from "./html/check.ts";
import { goneHtml, valueHtml } from "./html/customers.ts";
import { escapeHtml } from "./html/escape.ts";
import type { RenderChart } from "./html/figure.ts";
import { formatsOf } from "./html/formats.ts";
import { glossaryHtml } from "./html/glossary.ts";
import { layersHtml } from "./html/layers.ts";
import { modelsHtml } from "./html/models.ts";
import { overviewHtml } from "./html/overview.ts";
import { words, type Page, type Pictures } from "./html/page.ts";
import { pageStyle } from "./html/style.ts";
import type { Report } from "./report.ts";

/** How a report becomes a page. */
export interface HtmlOptions {
  /** Language of the page; "en" by default. */
  readonly locale?: Locale;
  /** Draws the pictures, `toSvg` of `keizoku/chart` for example; a page of tables alone by default. Its SVG goes in as it is. */
  readonly renderChart?: RenderChart;
  /** Instead of the page's own title. */
  readonly title?: string;
}

/** Nothing is loaded and nothing runs, whatever a customer is called. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Widths of the pictures, in pixels: the column of the page, and a phone's screen less the axis. */
const WIDE = 640;
const NARROW = 270;

/**
 * A report as one HTML page that needs no network and no script: readable on a phone, on paper, in light and dark.
 *
 * @throws {KeizokuError} `invalid-input` (no report, an unknown language); what `renderChart` throws
 * @example
 * const log = [{ customerId: "a", at: "2024-01-05", amount: 20 }, { customerId: "a", at: "2024-02-10", amount: 30 }];
 * const page = await toHtml(build(log), { locale: "ja" });
 * page.slice(0, 32) // => "<!doctype html>\n<html lang=\"ja\">"
 */
export async function toHtml(report: Report, options: HtmlOptions = {}): Promise<string> {
  checkReport("report.toHtml", report);
  checkOptions("report.toHtml", options);
  checkLocale("report.toHtml", options.locale);
  const { locale = "en", renderChart } = options;
  const pictures = renderChart === undefined ? null : picturesOf(report, locale, renderChart);
  const page: Page = { report, locale, formats: formatsOf(locale, report.data.currency), pictures };
  const title = options.title ?? words(page, "title");
  const sections = [
    overviewHtml(page, title),
    await layersHtml(page),
    await valueHtml(page),
    await goneHtml(page),
    await checkHtml(page),
    modelsHtml(page),
    glossaryHtml(page),
  ];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${pageStyle()}</style>
</head>
<body>
<main>
${sections.map((html) => `<section>\n${html}\n</section>`).join("\n")}
</main>
</body>
</html>
`;
}

function picturesOf(report: Report, locale: Locale, render: RenderChart): Pictures {
  const look: ChartOptions = { locale, title: null, surface: "page" };
  return { wide: charts(report, { ...look, width: WIDE }), narrow: charts(report, { ...look, width: NARROW }), render };
}
