import { chartText } from "../../chart/messages/messages.ts";
import type { PurchaseCohorts } from "../../cohort/purchaseCohorts.ts";
import { paragraph, picture, sectionHead, words, type Page } from "./page.ts";
import { tableHtml } from "./table.ts";

/** More than that no page holds, and nobody reads. */
const SHOWN = 24;

/** The layers of the customers: pictures in people and in money, and the share of each layer that bought, by age. */
export async function layersHtml(page: Page): Promise<string> {
  const { report, formats, locale } = page;
  const says = words(page, "layersSays", { share: formats.share(shareBackNext(report.cohorts), 1) });
  return [
    sectionHead(page, "layersTitle", [says], "layersDo"),
    await picture(page, "customerLayers", chartText(locale, "milleFeuilleCustomersTitle")),
    await picture(page, "revenueLayers", chartText(locale, "milleFeuilleRevenueTitle")),
    layersTable(page),
  ].join("\n");
}

/** Share of all customers who bought in the period after their first, where that period has been observed. */
function shareBackNext({ acquired, active }: PurchaseCohorts): number {
  let customers = 0;
  let back = 0;
  for (let c = 0; c + 1 < acquired.length; c++) {
    customers += acquired[c]!;
    back += active[c]![1]!;
  }
  return customers > 0 ? back / customers : 0;
}

function layersTable(page: Page): string {
  const { formats, report } = page;
  const { periods, acquired, active } = report.cohorts;
  const filled = periods.map((_, c) => c).filter((c) => acquired[c]! > 0);
  const cohorts = filled.slice(-SHOWN);
  const reached = periods.length - cohorts[0]!;
  const ages = Math.min(reached, SHOWN);
  const table = tableHtml({
    caption: words(page, "layersTable"),
    dense: true,
    columns: [
      { head: words(page, "cohort"), kind: "text" },
      { head: words(page, "newCustomers"), kind: "number" },
      ...Array.from({ length: ages - 1 }, (_, i) => ({ head: String(i + 1), kind: "number" as const })),
    ],
    rows: cohorts.map((c) => [
      periods[c]!,
      formats.count(acquired[c]!),
      ...Array.from({ length: ages - 1 }, (_, i) => {
        const count = active[c]![i + 1];
        return count === undefined ? "" : formats.share(count / acquired[c]!);
      }),
    ]),
  });
  if (cohorts.length === filled.length && ages === reached) return table;
  const cut = words(page, "layersTableCut", { cohorts: String(cohorts.length), ages: String(ages) });
  return `${table}\n${paragraph(cut, "soft small")}`;
}
