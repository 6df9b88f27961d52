import { checkMoney, type Money } from "./money.ts";
import { digitsOf } from "./currency.ts";

/**
 * An amount as people read it, with all digits of its currency.
 *
 * @param locale BCP 47: `en`, `ja-JP`; an ill-formed tag is a `RangeError` of the engine
 * @throws {KeizokuError} `invalid-input`, `unknown-currency`
 * @example
 * formatMoney({ minor: 123456, currency: "USD" }, "en") // => "$1,234.56"
 */
export function formatMoney(amount: Money, locale: string): string {
  checkMoney("formatMoney", [["money", amount]]);
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

function decimalText(minor: number, digits: number): `${number}` {
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const point = digits === 0 ? "" : `.${text.slice(-digits)}`;
  return `${minor < 0 ? "-" : ""}${whole}${point}` as `${number}`;
}
