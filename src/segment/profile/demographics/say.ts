import { formatMessage, locales, type Locale, type Messages } from "../../../schema/locale.ts";
import { formatsOf } from "../formats.ts";
import type { ColumnWords } from "../wording.ts";
import type { Demographics, DemographicsOptions } from "./schema.ts";
import { demographicsWords, usualColumns, type DemographicsWord } from "./words.ts";

/** A finding that chance would bring in one of twenty cases is called none. */
const ALPHA = 0.05;

/** The finding in sentences, in every language. */
export function sayDemographics(
  found: Omit<Demographics, "says">,
  { columns = [], words = {} }: Pick<DemographicsOptions, "columns" | "words">,
): Record<Locale, string> {
  const catalogue = Object.fromEntries(
    locales.map((locale) => [locale, { ...demographicsWords[locale], ...words[locale] }]),
  ) as unknown as Messages<DemographicsWord>;
  const said = locales.map((locale) => [locale, sentences(found, { locale, columns, catalogue })] as const);
  return Object.fromEntries(said) as Record<Locale, string>;
}

interface Saying {
  readonly locale: Locale;
  readonly columns: readonly ColumnWords[];
  readonly catalogue: Messages<DemographicsWord>;
}

function sentences(found: Omit<Demographics, "says">, { locale, columns, catalogue }: Saying): string {
  const { number, share } = formatsOf(locale);
  const { together, baseRate, outcomes } = found;
  const text = (word: DemographicsWord, values = {}): string => formatMessage(catalogue, locale, word, values);
  if (together.explained === null) return text("oneSegment");
  const wordOf = (name: string): string => {
    const own = columns.find((column) => column.name === name)?.description[locale];
    return own ?? (Object.hasOwn(usualColumns[locale], name) ? usualColumns[locale][name]! : name);
  };
  const names = listOf(
    found.columns.map(({ name }) => wordOf(name)),
    locale,
  );
  const explained = Math.min(1, Math.max(0, together.explained));
  const isSomething = together.p <= ALPHA && explained > 0;
  const better = together.accuracy.value > baseRate ? "predicts" : "predictsNoBetter";
  const values = { columns: names, explained: share(explained), p: number(together.p) };
  const parts = [
    text(isSomething ? "explains" : "nothing", values),
    text(better, { accuracy: share(together.accuracy.value), base: share(baseRate) }),
    ...(isSomething ? [text("behaviour", { rest: share(1 - explained) })] : []),
  ];
  for (const { name, demographics, segments, both } of outcomes) {
    if (demographics === null || segments === null || both === null) continue;
    const [d, s, b] = [demographics, segments, both].map((part) => Math.max(0, part)) as [number, number, number];
    const added = number(100 * Math.max(0, b - d));
    const shares = { demographics: share(d), segments: share(s), both: share(b), added };
    parts.push(text("outcome", { outcome: wordOf(name), columns: names, ...shares }));
  }
  return parts.join(text("between"));
}

function listOf(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
