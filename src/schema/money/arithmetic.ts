import { KeizokuError, show, type Issue } from "../error.ts";
import { decimalOf, divideHalfEven } from "./decimal.ts";
import { checkMoney, moneyOverflow, unknownCurrency, type Money } from "./money.ts";
import { digitsOf } from "./currency.ts";

/**
 * Sum of two amounts of one currency, exact.
 *
 * @throws {KeizokuError} `mixed-currencies`, `money-overflow`, `invalid-input`, `unknown-currency`
 * @example
 * addMoney({ minor: 1999, currency: "EUR" }, { minor: 1, currency: "EUR" }).minor // => 2000
 */
export function addMoney(a: Money, b: Money): Money {
  checkMoney("addMoney", [
    ["a", a],
    ["b", b],
  ]);
  if (a.currency !== b.currency) throw new KeizokuError("addMoney", [mixed("b", a.currency, b.currency)]);
  const minor = a.minor + b.minor;
  if (!Number.isSafeInteger(minor)) throw new KeizokuError("addMoney", [moneyOverflow("", show(minor))]);
  return { minor, currency: a.currency };
}

/**
 * Sum of any number of amounts of one currency, exact and in any order.
 *
 * @param currency of the sum; needed where the list may be empty, whose sum is zero
 * @throws {KeizokuError} `mixed-currencies` (each amount that differs from the first, or from `currency`), `money-overflow`,
 *   `empty-input` (no amounts and no currency), `invalid-input`, `unknown-currency`
 * @example
 * sumMoney([{ minor: 1999, currency: "EUR" }, { minor: -999, currency: "EUR" }]).minor // => 1000
 * sumMoney([], "EUR").minor // => 0
 */
export function sumMoney(amounts: readonly Money[], currency?: string): Money {
  if (!Array.isArray(amounts)) throw new KeizokuError("sumMoney", [noList(amounts)]);
  checkMoney("sumMoney", labelled(amounts));
  const common = currency ?? amounts[0]?.currency;
  if (common === undefined) throw new KeizokuError("sumMoney", [nothing]);
  if (digitsOf(common) === undefined) throw new KeizokuError("sumMoney", [unknownCurrency("currency", common)]);
  const issues = amounts.flatMap((a, i) =>
    a.currency === common ? [] : [mixed(`amounts[${String(i)}]`, common, a.currency)],
  );
  if (issues.length > 0) throw new KeizokuError("sumMoney", issues);
  const total = exactSum(amounts);
  if (!Number.isSafeInteger(total)) throw new KeizokuError("sumMoney", [moneyOverflow("", show(total))]);
  return { minor: total, currency: common };
}

/**
 * An amount times a number (a discount, a tax, a share), rounded to the minor unit; a half goes to the even neighbour.
 *
 * The factor counts as the decimal it prints as, so half cents are met exactly: 50 × 1.15 is 57.5 and not 57.49….
 *
 * @throws {KeizokuError} `invalid-input` (a factor that is not finite), `money-overflow`, `unknown-currency`
 * @example
 * scaleMoney({ minor: 50, currency: "USD" }, 1.15).minor // => 58
 * scaleMoney({ minor: 5, currency: "USD" }, 0.5).minor // => 2
 */
export function scaleMoney(amount: Money, factor: number): Money {
  checkMoney("scaleMoney", [["money", amount]]);
  if (!Number.isFinite(factor)) {
    const fix = "Pass the factor as a finite number.";
    const issue = { code: "invalid-input", path: "factor", expected: "a finite number", received: show(factor), fix };
    throw new KeizokuError("scaleMoney", [issue]);
  }
  const { digits, scale } = decimalOf(factor);
  const minor = Number(divideHalfEven(BigInt(amount.minor) * digits, 10n ** BigInt(scale)));
  if (!Number.isSafeInteger(minor)) throw new KeizokuError("scaleMoney", [moneyOverflow("", show(minor))]);
  return { minor, currency: amount.currency };
}

/** Exact total as a number; beyond the safe integers where the true total is. */
function exactSum(amounts: readonly Money[]): number {
  let total = 0;
  for (const { minor } of amounts) {
    total += minor;
    // A sum that leaves the safe integers on the way may come back: only whole numbers without limit tell.
    if (!Number.isSafeInteger(total)) return Number(amounts.reduce((sum, a) => sum + BigInt(a.minor), 0n));
  }
  return total;
}

function* labelled(amounts: readonly Money[]): Generator<readonly [string, Money]> {
  for (let i = 0; i < amounts.length; i++) yield [`amounts[${String(i)}]`, amounts[i]!];
}

const nothing: Issue = {
  code: "empty-input",
  path: "amounts",
  expected: "at least one amount, or a currency",
  received: "no amounts",
  fix: "Pass the currency, so that nothing sums to zero of it.",
};

function noList(received: unknown): Issue {
  const fix = "Pass the amounts as an array.";
  return { code: "invalid-input", path: "amounts", expected: "an array of money", received: show(received), fix };
}

function mixed(path: string, expected: string, received: string): Issue {
  const fix = "Convert the amounts to one currency, or sum each currency apart.";
  return { code: "mixed-currencies", path, expected: `an amount in ${expected}`, received, fix };
}
