import { KeizokuError, show } from "../error.ts";
import { checkMoney, type Money } from "./money.ts";
import { digitsOf } from "./currency.ts";

/**
 * An amount as people read it, with all digits of its currency.
 *
 * @param locale BCP 47: `en`, `ja-JP`; one that the runtime knows
 * @throws {KeizokuError} `invalid-input`, `unknown-currency`, `unknown-locale`
 * @example
 * formatMoney({ minor: 123456, currency: "USD" }, "en") // => "$1,234.56"
 */
export function formatMoney(amount: Money, locale: string): string {
  checkMoney("formatMoney", [["money", amount]]);
  checkLocale(locale);
  const { minor, currency } = amount;
  const digits = digitsOf(currency)!;
  const options = {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  // A decimal text is formatted exactly, where the nearest double of a huge amount would show wrong cents.
  return new Intl.NumberFormat(locale, options).format(decimalText(minor, digits));
}

/** An unknown language is refused: engines would format in the language of the machine instead. */
function checkLocale(locale: unknown): void {
  if (typeof locale === "string" && isKnown(locale)) return;
  const expected = "a language the runtime knows, such as en or ja-JP";
  const fix = "Pass a tag of BCP 47, with hyphens.";
  throw new KeizokuError("formatMoney", [
    { code: "unknown-locale", path: "locale", expected, received: show(locale), fix },
  ]);
}

function isKnown(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

function decimalText(minor: number, digits: number): `${number}` {
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const point = digits === 0 ? "" : `.${text.slice(-digits)}`;
  return `${minor < 0 ? "-" : ""}${whole}${point}` as `${number}`;
}
