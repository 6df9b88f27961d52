import { KeizokuError } from "../../schema/error.ts";
import type { Locale } from "../../schema/locale.ts";
import { checkAll, checkObject } from "../affinity/optionCheck.ts";
import { columnWordsCheck, localeIssues, objectListCheck, wordsCheck } from "./formats.ts";
import { distinctNames } from "./segmentNames.ts";
import type { Difference, Profile, SegmentProfile, SegmentValue } from "./schema.ts";
import { descriptionOfColumn, wordingOf, type ColumnWords, type Wording } from "./wording.ts";
import { valueWords, type SegmentWord } from "./words.ts";

/** Options of {@link describeSegments}. */
export interface DescribeOptions {
  readonly locale: Locale;
  /** Words for columns, and for the columns of `values`; a column without words goes by its name. */
  readonly columns?: readonly ColumnWords[];
  /** Texts that take the place of those of `segmentWords` in this language. */
  readonly words?: Readonly<Partial<Record<SegmentWord, string>>>;
}

/** A segment in words. */
export interface SegmentDescription {
  readonly segment: number;
  /** The given name, or one made of what distinguishes the segment most; no two segments have the same. */
  readonly name: string;
  /** One or two sentences. */
  readonly description: string;
}

/** A smaller difference is not worth a word: Cohen's "small". */
const WORTH_SAYING = 0.2;

/** Facts of a description. */
const FACTS = 3;

/** Below this share of a standard deviation a mean is 0. */
const NO_DIFFERENCE = 1e-6;

/**
 * A short name and one or two sentences for each segment, from its profile alone: nothing is said that the profile does not hold.
 *
 * Names are made of the two strongest differences (of three or four where two segments would else be called alike, and numbered where that does
 * not tell them apart). Only differences that distinguish, of at least 0.2 standard deviations, are put in words, the strongest of a column.
 * The same profile gives the same words.
 *
 * @throws {KeizokuError} `invalid-input`, `unknown-locale`
 * @example
 * const visits = [9, 8, 10, 1, 2, 3];
 * const columns = [{
 *   name: "visits", description: { en: "visits a month", ja: "月の来店回数" }, high: { en: "frequent", ja: "よく来る" }, low: { en: "rarely here", ja: "たまに来る" },
 * }];
 * const found = profile({ visits }, [0, 0, 0, 1, 1, 1]);
 * describeSegments(found, { locale: "en", columns })[0].name // => "Frequent"
 * describeSegments(found, { locale: "en", columns })[0].description // => "3 customers (50% of all): higher visits a month (9 on average, 5.5 for all customers)."
 * describeSegments(found, { locale: "ja", columns })[1].name // => "たまに来る"
 */
export function describeSegments(profile: Profile, options: DescribeOptions): SegmentDescription[] {
  const operation = "describeSegments";
  checkObject(operation, "profile", profile);
  checkObject(operation, "options", options);
  const { locale, columns = [], words = {} } = options;
  checkAll(operation, [
    objectListCheck("profile.segments", profile.segments, "Pass what profile returned."),
    columnWordsCheck("options.columns", columns),
    wordsCheck("options.words", words),
  ]);
  checkAll(operation, profile.segments.flatMap(segmentChecks));
  const issues = localeIssues("options.locale", locale);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const wording = wordingOf(locale, columns, words);
  const told = profile.segments.map((segment) => worthSaying(segment));
  const names = distinctNames(profile.segments, told, wording);
  return profile.segments.map((segment, s) => ({
    segment: segment.segment,
    name: names[s]!,
    description: descriptionOf(segment, told[s]!, wording),
  }));
}

function segmentChecks({ differences, values }: SegmentProfile, place: number): ReturnType<typeof objectListCheck>[] {
  const path = `profile.segments[${String(place)}]`;
  const fix = "Pass what profile returned.";
  return [objectListCheck(`${path}.differences`, differences, fix), objectListCheck(`${path}.values`, values, fix)];
}

/** The strongest difference of each column, where it is worth a word; what there is more of before what there is less of. */
function worthSaying({ differences }: SegmentProfile): Difference[] {
  const seen = new Set<string>();
  const strong = differences.filter(
    ({ distinguishes, strength, direction }) =>
      distinguishes && direction !== "same" && (strength ?? 1) >= WORTH_SAYING,
  );
  return strong.filter((difference) => {
    if (seen.has(difference.column)) return false;
    // In a column of two categories one is as strong as the other: say what there is.
    const rival = strong.find((other) => other.column === difference.column && other.direction === "higher");
    const isSaid = difference.kind === "numeric" || difference.direction === "higher" || !isAsStrong(rival, difference);
    if (isSaid) seen.add(difference.column);
    return isSaid;
  });
}

function isAsStrong(rival: Difference | undefined, difference: Difference): boolean {
  return rival !== undefined && (rival.strength ?? Infinity) >= (difference.strength ?? Infinity) - 1e-9;
}

function descriptionOf(segment: SegmentProfile, told: readonly Difference[], wording: Wording): string {
  const { text, formats } = wording;
  const size = text("size", { customers: formats.number(segment.customers), share: formats.share(segment.share) });
  const facts = told.slice(0, FACTS).map((difference) => factOf(difference, wording));
  const said = facts.length === 0 ? text("isAlike") : facts.join(text("betweenFacts"));
  const values = segment.values.flatMap((value) => (value.mean === null ? [] : [valueOf(value, wording)]));
  const worth = values.length === 0 ? "" : text("saysValues", { facts: values.join(text("betweenFacts")) });
  return text("says", { size, facts: said }) + worth;
}

function factOf(difference: Difference, wording: Wording): string {
  const { text, formats } = wording;
  const what = descriptionOfColumn(difference.column, wording);
  const isHigher = difference.direction === "higher";
  if (difference.kind === "numeric") {
    // What is 0 but for rounding is told as 0.
    const least = NO_DIFFERENCE * difference.standardDeviation;
    const amount = (value: number): string => amountOf(difference.column, Math.abs(value) < least ? 0 : value, wording);
    const values = { what, mean: amount(difference.mean), all: amount(difference.allMean) };
    return text(isHigher ? "isHigher" : "isLower", values);
  }
  const { category } = difference;
  const share = formats.share(difference.share.value);
  return text(isHigher ? "isMore" : "isFewer", { what, category, share, all: formats.share(difference.allShare) });
}

function valueOf({ name, mean, shareOfTotal }: SegmentValue, wording: Wording): string {
  const { text, formats, locale, column } = wording;
  const usual: Readonly<Record<string, string>> = valueWords[locale];
  const own = column(name)?.description[locale];
  const what = own ?? (Object.hasOwn(usual, name) ? usual[name]! : name);
  const isShare = (name === "risk" || name === "retention") && mean!.value >= 0 && mean!.value <= 1;
  const values = { what, mean: isShare ? formats.share(mean!.value) : amountOf(name, mean!.value, wording) };
  // A share of all retention says nothing; that of value and of risk (those expected to leave) does.
  if (shareOfTotal === null || name === "retention") return text("value", values);
  return text("valueWithShare", { ...values, share: formats.share(shareOfTotal) });
}

/** A number with the unit of its column, where it has one. */
function amountOf(name: string, value: number, { text, formats, locale, column }: Wording): string {
  const number = formats.number(value);
  const unit = column(name)?.unit?.[locale] ?? "";
  return unit === "" ? number : text("amount", { number, unit });
}
