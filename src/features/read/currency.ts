import type { Issue } from "../../schema/error.ts";
import { isMoney, type Money } from "../../schema/money/money.ts";
import { moneyOf } from "../spec/sources.ts";
import type { FeatureSpec } from "../spec/spec.ts";
import type { FeatureRecords } from "./records.ts";
import { throwIssues } from "./rejections.ts";

/**
 * The one currency of all amounts that features are computed from, and that were known by the last date; null where there are none.
 *
 * @throws {KeizokuError} `mixed-currencies`
 */
export function knownCurrency(spec: FeatureSpec, records: FeatureRecords, until: number): string | null {
  const needed = new Set(Object.values(spec).map(moneyOf));
  const found = new Set<string>();
  const add = (at: unknown, amount: unknown): void => {
    if (typeof at === "number" && at < until && isMoney(amount)) found.add((amount as Money).currency);
  };
  const rows = <R>(list: readonly R[] | undefined, visit: (row: R) => void): void => {
    for (const row of list ?? []) if (typeof row === "object" && row !== null) visit(row);
  };
  if (needed.has("subscriptions")) {
    rows(records.subscriptions, (row) => {
      add(row.from, row.price);
    });
  }
  if (needed.has("transactions")) {
    rows(records.transactions, (row) => {
      add(row.at, row.amount);
    });
  }
  if (needed.has("customers")) {
    rows(records.customers, (row) => {
      add(row.at, row.cost);
    });
  }
  const [currency = null] = found;
  if (found.size > 1) throwIssues([mixed([...found])]);
  return currency;
}

function mixed(currencies: readonly string[]): Issue {
  const fix = "Pass options.currency, so that amounts in others are missing, or convert first.";
  const received = currencies.slice(0, 10).join(", ");
  return { code: "mixed-currencies", path: "records", expected: "amounts of one currency", received, fix };
}
