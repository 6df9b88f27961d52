import type { Duration } from "../../calendar/duration.ts";
import type { Locale } from "../../schema/locale.ts";

/** Numbers, money and dates as the reader's language writes them. */
export interface Formats {
  readonly count: (value: number) => string;
  /** With the given digits after the point. */
  readonly decimal: (value: number, digits: number) => string;
  /** 0.2 as 20 %, with the given digits; tiny chances as below the smallest shown. */
  readonly share: (value: number, digits?: number) => string;
  /** With a sign: +3 %, −12 %. */
  readonly change: (value: number) => string;
  /** With the currency's digits. */
  readonly money: (value: number) => string;
  /** Without digits after the point. */
  readonly wholeMoney: (value: number) => string;
  /** Of `1997-09-30`. */
  readonly date: (iso: string) => string;
  readonly duration: (duration: Duration) => string;
}

/** The formats of a language, for amounts in a currency (null for plain numbers). */
export function formatsOf(locale: Locale, currency: string | null): Formats {
  const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value);
  };
  const inCurrency =
    currency === null ? {} : ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const signed = number({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return {
    count: number({ maximumFractionDigits: 0 }),
    decimal: (value, digits) => number({ minimumFractionDigits: digits, maximumFractionDigits: digits })(value),
    share: (value, digits = 0) => shareText(locale, value, digits),
    change: signed,
    money: number(currency === null ? { maximumFractionDigits: 2 } : inCurrency),
    wholeMoney: number({ ...inCurrency, minimumFractionDigits: 0, maximumFractionDigits: 0 }),
    date: (iso) => (locale === "ja" ? japaneseDate(iso) : date.format(new Date(iso))),
    duration: (duration) => durationText(locale, duration),
  };
}

function shareText(locale: Locale, value: number, digits: number): string {
  const options = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  const format = new Intl.NumberFormat(locale, options);
  const smallest = 10 ** -(digits + 2);
  return value > 0 && value < smallest ? `<${format.format(smallest)}` : format.format(value);
}

/** The long form reads better in running text than 1997/09/30, and the engine's own would need a second format. */
function japaneseDate(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

function durationText(locale: Locale, { count, unit }: Duration): string {
  // Engines know no unit "quarter".
  const [amount, name] = unit === "quarter" ? [count * 3, "month"] : [count, unit];
  const options = { style: "unit", unit: name, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  const text = new Intl.NumberFormat(locale, options).format(amount);
  return locale === "ja" ? text.replaceAll(" ", "") : text;
}
