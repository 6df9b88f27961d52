import { toMinor } from "../../../../schema/money/money.ts";
import type { SpecIssue } from "../specIssues.ts";
import type { SpecView } from "./view.ts";

/** With up to 100,000 seats a payment still is a safe whole number of minor units. */
const MOST_MINOR = 1e10;

/** Prices that can be paid in the currency. */
export function priceIssues({ at, namesAt }: SpecView): SpecIssue[] {
  const currency = at(["currency"], (spec) => spec.currency);
  if (currency === undefined) return [];
  const plans = namesAt(["contract", "plans"]) ?? [];
  const changes = at(["contract", "priceChanges"], (spec) => spec.contract?.priceChanges) ?? [];
  const ofPlans = plans.flatMap((name) => {
    const path = ["contract", "plans", name, "price"];
    const price = at(path, (spec) => spec.contract?.plans[name]?.price);
    return price === undefined ? [] : priceIssue(path, price, currency);
  });
  const ofChanges = changes.flatMap(({ price }, i) =>
    priceIssue(["contract", "priceChanges", i, "price"], price, currency),
  );
  return [...ofPlans, ...ofChanges];
}

function priceIssue(path: readonly PropertyKey[], price: number, currency: string): SpecIssue[] {
  const minor = toMinor(price, currency);
  if (typeof minor !== "number") {
    return [{ path, expected: minor.expected, fix: "Round the price to what can be paid in the currency." }];
  }
  if (minor <= MOST_MINOR) return [];
  const expected = `at most ${String(MOST_MINOR)} of the currency's smallest units`;
  return [{ path, expected, fix: "Write the price in units of the currency, or take a larger currency." }];
}
