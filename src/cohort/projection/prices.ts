import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { HistoryRows } from "./readHistory.ts";

/** What one customer of a cohort pays in the period in which the cohort has that age. */
export type PriceOf = (cohort: number, age: number) => number;

/**
 * Prices by age as given; else those of the history's last period, cohort by cohort, those to come as the youngest that has customers. Null where
 * neither is known.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function pricesOf(operation: string, given: unknown, history: HistoryRows): PriceOf | null {
  if (given === undefined) return history.revenue === null ? null : heldPrices(history);
  const price = typeof given === "number" ? [given] : given;
  const path = "options.revenuePerCustomer";
  const issues: Issue[] = [];
  const add = (at: string, expected: string, received: unknown): void => {
    const fix = "Pass what a customer pays in a period: one number, or numbers by age.";
    issues.push({ code: "invalid-input", path: at, expected, received: show(received), fix });
  };
  if (!isArrayLike(price) || price.length === 0) add(path, "a number, or at least one by age", given);
  else {
    for (let age = 0; age < price.length; age++) {
      const value = price[age];
      if (Number.isFinite(value) && Math.abs(value as number) <= LARGEST) continue;
      add(typeof given === "number" ? path : `${path}[${String(age)}]`, "a finite number within 1e15", value);
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const byAge = price as ArrayLike<number>;
  return (_, age) => byAge[Math.min(age, byAge.length - 1)]!;
}

const LARGEST = 1e15;

function heldPrices({ customers, revenue }: HistoryRows): PriceOf {
  const counts = customers.at(-1)!;
  const paid = revenue!.at(-1)!;
  let youngest = 0;
  const held = counts.map((count, cohort) => {
    const each = count > 0 ? paid[cohort]! / count : 0;
    if (count > 0) youngest = each;
    return each;
  });
  return (cohort) => held[cohort] ?? youngest;
}
