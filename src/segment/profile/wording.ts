import { formatMessage, type Locale, type Messages, type MessageValues } from "../../schema/locale.ts";
import { formatsOf, type Formats } from "./formats.ts";
import { segmentWords, type SegmentWord } from "./words.ts";

/** What a column says, for people; a column of `features` is one. */
export interface ColumnWords {
  readonly name: string;
  readonly description: Readonly<Record<Locale, string>>;
  readonly unit?: Readonly<Record<Locale, string>>;
  /** Part of a segment's name for those with much of it (`frequent`), and with little (`rarely complains`). */
  readonly high?: Readonly<Record<Locale, string>>;
  readonly low?: Readonly<Record<Locale, string>>;
}

/** What texts are made with. */
export interface Wording {
  readonly text: (word: SegmentWord, values?: MessageValues) => string;
  readonly column: (name: string) => ColumnWords | undefined;
  readonly locale: Locale;
  readonly formats: Formats;
}

/** Wording in a language, with the caller's own texts in the place of ours. */
export function wordingOf(
  locale: Locale,
  columns: readonly ColumnWords[],
  words: Readonly<Partial<Record<SegmentWord, string>>>,
): Wording {
  const catalogue: Messages<SegmentWord> = {
    ...segmentWords,
    [locale]: { ...segmentWords[locale], ...words },
  };
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    locale,
    formats: formatsOf(locale),
    column: (name) => byName.get(name),
    text: (word, values) => formatMessage(catalogue, locale, word, values),
  };
}

/** The column's description, or its name. */
export function descriptionOfColumn(name: string, { column, locale }: Wording): string {
  return column(name)?.description[locale] ?? name;
}
