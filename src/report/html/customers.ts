import { chartText } from "../../chart/messages/messages.ts";
import type { CustomerLine } from "../report.ts";
import { paragraph, picture, sectionHead, words, type Page } from "./page.ts";
import { tableHtml, type Column } from "./table.ts";

/** The customers worth most, and how value is spread. */
export async function valueHtml(page: Page): Promise<string> {
  const { report, formats, locale } = page;
  const { topFifthShare } = report.portfolio;
  const horizon = formats.duration(report.settings.horizon);
  const says =
    topFifthShare === null
      ? words(page, "valueSaysPlain", { horizon })
      : words(page, "valueSays", { horizon, share: formats.share(topFifthShare) });
  const caption = words(page, "valueTable", { count: String(report.mostValuable.length) });
  return [
    sectionHead(page, "valueTitle", [says], "valueDo"),
    customerTable(caption, valueColumns(page), report.mostValuable),
    await picture(page, "concentration", chartText(locale, "concentrationTitle")),
  ].join("\n");
}

/** The repeat buyers most likely gone, and the chances of all. */
export async function goneHtml(page: Page): Promise<string> {
  const { report, formats, locale } = page;
  const says = words(page, "goneSays", { active: formats.count(report.portfolio.expectedActive) });
  const caption = words(page, "goneTable", { count: String(report.mostLikelyGone.length) });
  const map = await picture(page, "aliveMap", chartText(locale, "aliveMapTitle"));
  return [
    sectionHead(page, "goneTitle", [says], "goneDo"),
    report.mostLikelyGone.length === 0 ? "" : customerTable(caption, goneColumns(page), report.mostLikelyGone),
    await picture(page, "probabilityAlive", chartText(locale, "aliveTitle")),
    map === "" ? "" : `${map}\n${paragraph(words(page, "mapSays"), "soft small")}`,
  ].join("\n");
}

/** A column with what it shows of a customer. */
interface CustomerColumn extends Column {
  readonly show: (line: CustomerLine) => string;
}

/** What decides stands first: on a phone only the first columns are seen at once. */
function valueColumns(page: Page): CustomerColumn[] {
  const all = columnsOf(page);
  const inMoney = page.report.portfolio.lifetimeValue !== null;
  const last = [all.purchases, all.lastPurchase, all.daysSince, ...(inMoney ? [all.meanSpend] : [])];
  return [all.customer, ...(inMoney ? [all.value] : []), all.alive, all.expected, ...last];
}

function goneColumns(page: Page): CustomerColumn[] {
  const { customer, alive, daysSince, lastPurchase, purchases, meanSpend } = columnsOf(page);
  const paid = page.report.mostLikelyGone.some((line) => line.meanSpend !== null && line.meanSpend > 0);
  return [customer, alive, daysSince, lastPurchase, purchases, ...(paid ? [meanSpend] : [])];
}

function columnsOf(page: Page): Readonly<Record<ColumnName, CustomerColumn>> {
  const { count, decimal, money, share } = page.formats;
  const amount = (value: number | null): string => (value === null ? "–" : money(value));
  const number = (name: ColumnName, show: CustomerColumn["show"]): CustomerColumn => ({
    head: words(page, name),
    kind: "number",
    show,
  });
  return {
    customer: { head: words(page, "customer"), kind: "text", show: (line) => line.customerId },
    purchases: number("purchases", (line) => count(line.purchases)),
    lastPurchase: number("lastPurchase", (line) => line.lastPurchase),
    daysSince: number("daysSince", (line) => count(line.daysSinceLastPurchase)),
    meanSpend: number("meanSpend", (line) => amount(line.meanSpend)),
    alive: number("alive", (line) => share(line.probabilityAlive, 1)),
    expected: number("expected", (line) => decimal(line.expectedPurchases, 1)),
    value: number("value", (line) => amount(line.lifetimeValue)),
  };
}

type ColumnName =
  "customer" | "purchases" | "lastPurchase" | "daysSince" | "meanSpend" | "alive" | "expected" | "value";

function customerTable(caption: string, columns: readonly CustomerColumn[], lines: readonly CustomerLine[]): string {
  return tableHtml({ caption, columns, rows: lines.map((line) => columns.map(({ show }) => show(line))) });
}
