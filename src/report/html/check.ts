import { chartText } from "../../chart/messages/messages.ts";
import type { Comparison, HoldoutCheck } from "../report.ts";
import { picture, sectionHead, words, type Page } from "./page.ts";
import { tableHtml } from "./table.ts";

/** The check of the models on the part of the log that they did not see. */
export async function checkHtml(page: Page): Promise<string> {
  const { holdout } = page.report;
  if (holdout === null) return sectionHead(page, "checkTitle", [words(page, "checkNone")], null);
  return [
    sectionHead(page, "checkTitle", verdicts(page, holdout), "checkDo"),
    await picture(page, "predictedAgainstActual", chartText(page.locale, "predictedTitle")),
    await picture(page, "tracking", chartText(page.locale, "trackingTitle")),
    classTable(page, holdout),
  ].join("\n");
}

function verdicts(page: Page, holdout: HoldoutCheck): string[] {
  const { formats, report } = page;
  const difference = ({ actual, predicted }: Comparison): string =>
    actual > 0 ? formats.change(predicted / actual - 1) : words(page, "notKnown");
  const { correlation, purchases, spend } = holdout;
  const says = words(page, "checkSays", {
    until: formats.date(holdout.calibrationEnd),
    duration: formats.duration({ count: holdout.duration, unit: report.settings.unit }),
    predicted: formats.count(purchases.predicted),
    actual: formats.count(purchases.actual),
    difference: difference(purchases),
    error: formats.decimal(holdout.meanAbsoluteError, 2),
    correlation: correlation === null ? words(page, "notKnown") : formats.decimal(correlation, 2),
  });
  if (spend === null) return [says];
  const predicted = formats.wholeMoney(spend.predicted);
  const actual = formats.wholeMoney(spend.actual);
  return [says, words(page, "checkSpend", { predicted, actual, difference: difference(spend) })];
}

function classTable(page: Page, { byFrequency }: HoldoutCheck): string {
  const { formats } = page;
  return tableHtml({
    caption: words(page, "checkTable"),
    columns: [
      { head: words(page, "repeatBefore"), kind: "text" },
      { head: words(page, "newCustomers"), kind: "number" },
      { head: words(page, "actual"), kind: "number" },
      { head: words(page, "predicted"), kind: "number" },
    ],
    rows: byFrequency.map(({ label, customers, actual, predicted }) => [
      label,
      formats.count(customers),
      formats.decimal(actual, 2),
      formats.decimal(predicted, 2),
    ]),
  });
}
