import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { ReportMessage } from "../messages/en.ts";
import { escapeHtml } from "./escape.ts";
import { paragraph, words, type Page } from "./page.ts";

const perText: Readonly<Record<TimeUnit, ReportMessage>> = {
  day: "perDay",
  week: "perWeek",
  month: "perMonth",
  quarter: "perQuarter",
  year: "perYear",
};

/** Title, what the report rests on, and the numbers to know first. */
export function overviewHtml(page: Page, title: string): string {
  const { report, formats } = page;
  const { data, settings } = report;
  const lede = words(page, "lede", {
    customers: formats.count(data.customers),
    purchases: formats.count(data.purchases),
    from: formats.date(data.firstPurchase),
    to: formats.date(data.lastPurchase),
  });
  const basis = words(page, "basis", {
    horizon: formats.duration(settings.horizon),
    asOf: formats.date(settings.observationEnd),
    rate: formats.share(settings.discountRate.rate, 1),
    per: words(page, perText[settings.discountRate.per]),
    margin: formats.share(settings.margin),
    timeZone: settings.timeZone,
  });
  const cards = keyNumbers(page).map(
    ([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return [
    `<h1>${escapeHtml(title)}</h1>`,
    paragraph(lede),
    `<dl class="cards">${cards.join("")}</dl>`,
    paragraph(basis, "soft small"),
  ].join("\n");
}

function keyNumbers(page: Page): [name: string, value: string][] {
  const { formats, report } = page;
  const { data, portfolio, settings } = report;
  const horizon = formats.duration(settings.horizon);
  const { lifetimeValue } = portfolio;
  return [
    [words(page, "keyCustomers"), formats.count(data.customers)],
    [words(page, "keyRepeat"), formats.share(data.repeatCustomers / data.customers, 1)],
    [words(page, "keyRevenue"), formats.wholeMoney(data.revenue)],
    [words(page, "keyActive"), formats.count(portfolio.expectedActive)],
    [words(page, "keyPurchases", { horizon }), formats.count(portfolio.expectedPurchases)],
    ...(lifetimeValue === null
      ? []
      : [[words(page, "keyValue", { horizon }), formats.wholeMoney(lifetimeValue)] satisfies [string, string]]),
  ];
}
