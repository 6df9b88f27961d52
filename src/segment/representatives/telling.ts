import { zoneOf, type Zone } from "../../calendar/zone.ts";
import { formatMessage, type Locale, type Messages, type MessageValues } from "../../schema/locale.ts";
import { formatMoney } from "../../schema/money/format.ts";
import { show } from "../../schema/error.ts";
import type { Money } from "../../schema/money/money.ts";
import { storyWords, type StoryWord } from "./words.ts";

/** What a line is about. */
export type StoryKind =
  | "customer"
  | "contract"
  | "payment"
  | "usage"
  | "visit"
  | "mail-open"
  | "tie"
  | "inquiry"
  | "complaint"
  | "event"
  | "referral"
  | "survey"
  | "contact"
  | "interview";

/** One thing that happened, or that can be said by then. */
export interface StoryLine {
  /** Epoch milliseconds, before `asOf`. */
  readonly at: number;
  readonly kind: StoryKind;
  /** The day, in the language and time zone. */
  readonly date: string;
  /** Plain text: what customers wrote stands in it in quotes and as it is, so escape it where it is drawn. */
  readonly text: string;
}

/** What lines are told with. */
export interface Telling {
  readonly asOf: number;
  readonly zone: Zone;
  readonly line: (at: number, kind: StoryKind, word: StoryWord, values?: MessageValues) => StoryLine;
  readonly text: (word: StoryWord, values?: MessageValues) => string;
  /** What a record holds as text, on one line and not longer than a line should be. */
  readonly plain: (text: string) => string;
  readonly quote: (text: string) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly money: (amount: Money) => string;
  readonly number: (value: number) => string;
  readonly rate: (value: number) => string;
  readonly month: (at: number) => string;
}

/** How to tell. */
export interface TellingOptions {
  readonly asOf: number;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly words: Readonly<Partial<Record<StoryWord, string>>>;
}

/** Characters of a customer's text that are told. */
const LONGEST = 300;

/** Formats and words of a language and time zone. */
export function tellingOf({ asOf, locale, timeZone, words }: TellingOptions): Telling {
  const catalogue: Messages<StoryWord> = { ...storyWords, [locale]: { ...storyWords[locale], ...words } };
  const text = (word: StoryWord, values?: MessageValues): string => formatMessage(catalogue, locale, word, values);
  const day = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", timeZone });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const rate = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return {
    asOf,
    zone: zoneOf(timeZone),
    text,
    line: (at, kind, word, values) => ({ at, kind, date: day.format(at), text: text(word, values) }),
    plain: onOneLine,
    quote: (said) => text("quote", { text: onOneLine(said) }),
    list: (parts) => parts.join(text("between")),
    money: (amount) => formatMoney(amount, locale),
    number: (value) => number.format(value),
    rate: (value) => rate.format(value),
    month: (at) => month.format(at),
  };
}

/** A line break in a customer's text must not look like a line of the story. */
function onOneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  const flat = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  const letters = [...flat];
  return letters.length <= LONGEST ? flat : `${letters.slice(0, LONGEST).join("")}…`;
}

/** A value of an attribute bag. */
export function plainValue(value: unknown): string {
  return typeof value === "string" ? value : show(value);
}
