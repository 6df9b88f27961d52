import { KeizokuError, show, type Issue } from "./error.ts";

/** Languages that user-facing words exist in. */
export type Locale = "en" | "ja";

/** All languages, the default first. */
export const locales: readonly Locale[] = ["en", "ja"];

/** A message catalogue: every key in every language. `{name}` in a text is a place for a value. */
export type Messages<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

/** Values for the places of a text, by name; numbers are written plainly, so format those that people read before. */
export type MessageValues = Readonly<Record<string, string | number>>;

const PLACE = /\{(\w+)\}/g;

/**
 * The text of a key in a language, its places filled.
 *
 * @throws {KeizokuError} `unknown-locale`; `unknown-message` (no such key); `missing-message-value` (each place without a value)
 * @example
 * formatMessage({ en: { left: "{count} left" }, ja: { left: "解約{count}件" } }, "ja", "left", { count: 3 }) // => "解約3件"
 */
export function formatMessage<K extends string>(
  messages: Messages<K>,
  locale: Locale,
  key: K,
  values: MessageValues = {},
): string {
  if (!locales.includes(locale)) {
    throw unusable(
      "unknown-locale",
      "locale",
      `one of ${locales.join(", ")}`,
      locale,
      "Pass a language of the catalogue.",
    );
  }
  const texts = messages[locale];
  if (!Object.hasOwn(texts, key)) {
    throw unusable("unknown-message", "key", "a key of the catalogue", key, "Add the text in every language.");
  }
  const missing: Issue[] = [];
  const text = texts[key].replace(PLACE, (place, name: string) => {
    if (Object.hasOwn(values, name)) return String(values[name]);
    const fix = "Pass a value for each place of the text.";
    missing.push({ code: "missing-message-value", path: `values.${name}`, expected: "a value", received: "none", fix });
    return place;
  });
  if (missing.length > 0) throw new KeizokuError("formatMessage", missing);
  return text;
}

function unusable(code: string, path: string, expected: string, received: unknown, fix: string): KeizokuError {
  return new KeizokuError("formatMessage", [{ code, path, expected, received: show(received), fix }]);
}
