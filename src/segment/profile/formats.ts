import { locales, type Locale } from "../../schema/locale.ts";
import type { OptionCheck } from "../affinity/optionCheck.ts";
import { show, type Issue } from "../../schema/error.ts";

/** Numbers as people read them. */
export interface Formats {
  /** Three digits, or whole from 1,000 on. */
  readonly number: (value: number) => string;
  /** Whole percent, one decimal below ten and above ninety. */
  readonly share: (value: number) => string;
}

/** Formats of a language. */
export function formatsOf(locale: Locale): Formats {
  const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return {
    number: (value) => (Math.abs(value) >= 1000 ? whole : few).format(value === 0 ? 0 : value),
    share: (value) => {
      const size = Math.abs(value);
      return (size >= 0.1 && size <= 0.9 ? percent : fine).format(size < 0.0005 ? 0 : value);
    },
  };
}

/** The issue of a language without words, or nothing. */
export function localeIssues(path: string, locale: unknown): Issue[] {
  if (locales.includes(locale as Locale)) return [];
  const expected = `one of ${locales.join(", ")}`;
  return [
    { code: "unknown-locale", path, expected, received: show(locale), fix: "Pass a language that words exist in." },
  ];
}

/** Words of the caller's own: texts by key. */
export function wordsCheck(path: string, value: unknown): OptionCheck {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const holds = isObject && Object.values(value).every((text) => text === undefined || typeof text === "string");
  return {
    path,
    value,
    holds,
    expected: "an object of texts",
    fix: "Copy the words from the catalogue and change them.",
  };
}

/** Words for columns: each with its name and its description in every language. */
export function columnWordsCheck(path: string, value: unknown): OptionCheck {
  const holds = Array.isArray(value) && value.every(isColumnWords);
  const fix = "Pass columns with name and description: { name, description: { en, ja } }.";
  return { path, value, holds, expected: "a list of described columns", fix };
}

function isColumnWords(column: unknown): boolean {
  if (typeof column !== "object" || column === null) return false;
  const { name, description, unit, high, low } = column as Readonly<Record<string, unknown>>;
  const optional = [unit, high, low].every((text) => text === undefined || isInEveryLanguage(text));
  return typeof name === "string" && isInEveryLanguage(description) && optional;
}

function isInEveryLanguage(text: unknown): boolean {
  if (typeof text !== "object" || text === null) return false;
  return locales.every((locale) => typeof (text as Readonly<Record<string, unknown>>)[locale] === "string");
}

/** A list of objects. */
export function objectListCheck(path: string, value: unknown, fix: string): OptionCheck {
  const holds = Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null);
  return { path, value, holds, expected: "a list of objects", fix };
}
