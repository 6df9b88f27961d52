import * as z from "zod/mini";
import { KeizokuError, show, type Issue } from "../error.ts";
import { digitsOf } from "./currency.ts";
import { shiftPoint } from "./decimal.ts";

/** An amount as a whole number of the currency's minor unit: 29.33 dollars are 2933 cents. */
export interface Money {
  /** A safe integer; negative for refunds. */
  readonly minor: number;
  /** ISO 4217, upper case: `USD`. */
  readonly currency: string;
}

/** Checks typed money: a safe integer and a known currency. */
export const moneySchema: z.ZodMiniType<Money> = /* @__PURE__ */ makeMoneySchema();

function makeMoneySchema(): z.ZodMiniType<Money> {
  const known = z.refine<string>((code) => digitsOf(code as string) !== undefined, "an ISO 4217 code such as USD");
  return z.object({ minor: z.int(), currency: z.string().check(known) });
}

/**
 * Makes money of an amount in major units, exactly: never rounded.
 *
 * A number counts as the decimal it prints as. Zeros beyond the currency's digits are allowed, other digits are not.
 *
 * @param major plain decimal without separators or signs of currency: `"29.33"`, `-5`
 * @throws {KeizokuError} `unknown-currency`; `invalid-input` (no plain decimal, too many digits); `money-overflow`
 *   (more than 2^53 − 1 minor units)
 * @example
 * money("29.33", "USD").minor // => 2933
 * money(1200, "JPY").minor // => 1200
 */
export function money(major: string | number, currency: string): Money {
  const made = toMinor(major, currency);
  if (typeof made !== "number") throw new KeizokuError("money", [made]);
  return { minor: made, currency };
}

/**
 * Decimal places of a currency's minor unit by ISO 4217.
 *
 * The table is the standard's and not `Intl`'s: engines follow CLDR, which differs for a dozen currencies (no fillér,
 * no fils of Iraq) and changes between releases, so the same file would be read differently on two machines.
 *
 * @throws {KeizokuError} `unknown-currency`
 * @example
 * minorDigits("USD") // => 2
 * minorDigits("JPY") // => 0
 * minorDigits("KWD") // => 3
 * @see ISO 4217, list one
 */
export function minorDigits(currency: string): number {
  const digits = digitsOf(currency);
  if (digits === undefined) throw new KeizokuError("minorDigits", [unknownCurrency("currency", currency)]);
  return digits;
}

/**
 * The amount in major units as a number, for models and charts; the nearest double, so not for further bookkeeping.
 *
 * @throws {KeizokuError} `unknown-currency`, `invalid-input`
 * @example
 * majorUnits({ minor: 2933, currency: "USD" }) // => 29.33
 */
export function majorUnits(amount: Money): number {
  if (!isMoney(amount)) checkMoney("majorUnits", [["money", amount]]);
  return amount.minor / 10 ** digitsOf(amount.currency)!;
}

/** Minor units of a major amount, or the issue that prevents them. */
export function toMinor(major: unknown, currency: unknown): number | Issue {
  const digits = typeof currency === "string" ? digitsOf(currency) : undefined;
  if (digits === undefined) return unknownCurrency("currency", currency);
  const text = typeof major === "number" || typeof major === "bigint" ? String(major) : major;
  const minor = typeof text === "string" ? shiftPoint(text.trim(), digits) : NaN;
  if (minor === undefined) return wrongAmount(major, `at most ${String(digits)} decimals in ${String(currency)}`);
  if (Number.isNaN(minor)) return wrongAmount(major, "a plain decimal such as 1200.50");
  return Number.isSafeInteger(minor) ? minor : moneyOverflow("amount", show(major));
}

/** Whether a value is a whole number of a known currency's minor unit. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== "object" || value === null) return false;
  const { minor, currency } = value as Money;
  return Number.isSafeInteger(minor) && typeof currency === "string" && digitsOf(currency) !== undefined;
}

/** Throws where an amount is no whole number of a known currency's minor unit. */
export function checkMoney(operation: string, amounts: Iterable<readonly [path: string, amount: unknown]>): void {
  const issues: Issue[] = [];
  for (const [path, amount] of amounts) if (!isMoney(amount)) issues.push(...moneyIssues(path, amount));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

/** What keeps a value from being money. */
export function moneyIssues(path: string, value: unknown): Issue[] {
  const fix = "Make money of major units with `money`.";
  if (typeof value !== "object" || value === null) {
    const expected = "money, as { minor, currency }";
    return [{ code: "invalid-input", path, expected, received: show(value), fix }];
  }
  const { minor, currency } = value as Partial<Money>;
  const issues: Issue[] = [];
  if (!Number.isSafeInteger(minor)) {
    const expected = "a whole number of minor units";
    issues.push({ code: "invalid-input", path: `${path}.minor`, expected, received: show(minor), fix });
  }
  if (typeof currency !== "string" || digitsOf(currency) === undefined) {
    issues.push(unknownCurrency(`${path}.currency`, currency));
  }
  return issues;
}

/** The issue of a currency that ISO 4217 does not list. */
export function unknownCurrency(path: string, received: unknown): Issue {
  const fix = "Pass the currency's three-letter code in upper case.";
  return { code: "unknown-currency", path, expected: "an ISO 4217 code such as USD", received: show(received), fix };
}

/** The issue of an amount that whole numbers cannot hold exactly. */
export function moneyOverflow(path: string, received: string): Issue {
  const fix = "Split the amounts, or compute totals of this size in a larger unit.";
  return { code: "money-overflow", path, expected: "at most 2^53 - 1 minor units", received, fix };
}

function wrongAmount(received: unknown, expected: string): Issue {
  const fix = "Remove separators and signs of currency, and round to the currency's digits before.";
  return { code: "invalid-input", path: "amount", expected, received: show(received), fix };
}
