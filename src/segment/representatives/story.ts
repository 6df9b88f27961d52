import { instantIssue, parseInstant, type Instant } from "../../calendar/instant.ts";
import { isTimeZone, timeZoneIssue } from "../../calendar/zone.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Locale } from "../../schema/locale.ts";
import { checkAll, checkObject, wholeCheck } from "../affinity/optionCheck.ts";
import { localeIssues, wordsCheck } from "../profile/formats.ts";
import { contractLines } from "./contractLines.ts";
import { eventLines } from "./eventLines.ts";
import { habitLines } from "./habitLines.ts";
import { recordFinder, type KnownRecords, type RejectedStoryRecord, type StoryRecords } from "./records.ts";
import { tellingOf, type StoryKind, type StoryLine, type TellingOptions } from "./telling.ts";
import type { StoryWord } from "./words.ts";

/** Options of {@link story}. */
export interface StoryOptions {
  /** Nothing at this instant or after it is told. */
  readonly asOf: Instant;
  readonly locale: Locale;
  /** Of dates, and of an `asOf` that states no offset; "UTC" unless given. */
  readonly timeZone?: string;
  /** The most lines; 40 by default. The least telling are left out first, old before new. */
  readonly most?: number;
  /** Texts that take the place of those of `storyWords` in this language. */
  readonly words?: Readonly<Partial<Record<StoryWord, string>>>;
}

/** One customer's story. */
export interface Story {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly asOf: number;
  /** In the order of time; none where nothing was known of the customer by then. */
  readonly lines: readonly StoryLine[];
  /** Lines for which there was no room. */
  readonly leftOut: number;
  /** Records of this customer that are wrong, and were left out. */
  readonly rejected: readonly RejectedStoryRecord[];
}

/** What stays when there is no room for everything. */
const weights: Readonly<Record<StoryKind, number>> = {
  customer: 5,
  contract: 5,
  interview: 5,
  complaint: 4,
  usage: 4,
  inquiry: 3,
  survey: 3,
  payment: 2,
  event: 2,
  referral: 2,
  contact: 1,
  visit: 1,
  "mail-open": 1,
  tie: 1,
};

/** Lines of one instant in the order in which they make sense. */
const order = Object.keys(weights);

/**
 * What was known of one customer by a date, in readable lines: how he came, contract and pauses, usage and its change, questions, complaints,
 * answers, contacts, interviews.
 *
 * Rare things are told one by one; payments, visits, opened mails, ties, and contacts of one kind above three as a sum at the last time. Usage is told as times a
 * week while there was a contract ("usually 3 a week, since May 0.4"): the month from which the pace is another is told where it is another by half
 * and chance would hardly bring it (likelihood ratio of two Poisson rates over their spread). A spell that ends at the date or later is open, and its
 * exit not known.
 *
 * Only what the records hold is said; other customers and agents are not named. Texts of customers stand in quotes, on one line, 300 characters
 * at most, and unescaped.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`, `unknown-locale`
 * @example
 * const subscriptions = [{
 *   subscriptionId: null, customerId: "7", plan: "basic", from: 1704067200000, until: 1714521600000, exit: "voluntary",
 *   price: { minor: 980, currency: "JPY" }, interval: { count: 1, unit: "month" }, quantity: 1, trialUntil: null,
 * }];
 * const told = story({ subscriptions }, "7", { asOf: "2024-06-01", locale: "en" });
 * told.lines.map(({ date, text }) => `${date}: ${text}`) // => ["Jan 1, 2024: The contract begins: plan basic, ¥980 a month", "May 1, 2024: Leaves"]
 * story({ subscriptions }, "7", { asOf: "2024-05-01", locale: "en" }).lines.length // => 1
 */
export function story(records: StoryRecords, customerId: string, options: StoryOptions): Story {
  const operation = "story";
  if (typeof (customerId as unknown) !== "string") {
    const fix = "Pass the identifier as the records have it.";
    const issue = { code: "invalid-input", path: "customerId", expected: "a text", received: show(customerId), fix };
    throw new KeizokuError(operation, [issue]);
  }
  const settings = storySettings(operation, options);
  const known = recordFinder(operation, records, new Set([customerId]))(customerId, settings.asOf);
  return tell(customerId, known, settings);
}

/** Options that were checked. */
export interface StorySettings extends TellingOptions {
  readonly most: number;
}

/** @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`, `unknown-locale` */
export function storySettings(operation: string, options: StoryOptions): StorySettings {
  checkObject(operation, "options", options);
  const { asOf, locale, timeZone = "UTC", most = 40, words = {} } = options;
  checkAll(operation, [
    wholeCheck("options.most", most, 1, Number.MAX_SAFE_INTEGER),
    wordsCheck("options.words", words),
  ]);
  const issues = localeIssues("options.locale", locale);
  const isZone = isTimeZone(timeZone);
  if (!isZone) issues.push(timeZoneIssue(timeZone, "options.timeZone"));
  const at = parseInstant(asOf, isZone ? { timeZone } : {});
  if (at === undefined) issues.push(instantIssue(asOf, "options.asOf"));
  if (at === undefined || issues.length > 0) throw new KeizokuError(operation, issues);
  return { asOf: at, locale, timeZone, most, words };
}

/** The story of records that were found. */
export function tell(customerId: string, { records, rejected }: KnownRecords, settings: StorySettings): Story {
  const telling = tellingOf(settings);
  const lines = [
    ...eventLines(records, telling),
    ...contractLines(records.subscriptions, telling),
    ...habitLines(records, telling),
  ].sort((a, b) => a.at - b.at || order.indexOf(a.kind) - order.indexOf(b.kind));
  const kept = mostTelling(lines, settings.most);
  return { customerId, asOf: settings.asOf, lines: kept, leftOut: lines.length - kept.length, rejected };
}

function mostTelling(lines: readonly StoryLine[], most: number): StoryLine[] {
  if (lines.length <= most) return [...lines];
  const ranked = lines.map((_, place) => place);
  ranked.sort((a, b) => weights[lines[b]!.kind] - weights[lines[a]!.kind] || b - a);
  const kept = new Set(ranked.slice(0, most));
  return lines.filter((_, place) => kept.has(place));
}
