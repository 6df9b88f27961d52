import type { TimeUnit } from "../../schema/timeUnit.ts";
import { durationOf } from "../spec/window.ts";
import type { EventKind, FeatureWindow } from "../spec/spec.ts";
import type { FeatureGroup, FeatureText } from "../table.ts";

/** Makes a text of its two languages. */
export function words(en: string, ja: string): FeatureText {
  return { en, ja };
}

/** Joins texts, language by language. */
export function join(...parts: readonly FeatureText[]): FeatureText {
  return words(parts.map(({ en }) => en).join(""), parts.map(({ ja }) => ja).join(""));
}

/** What events are called, in the plural. */
export const eventNouns: Readonly<Record<EventKind, FeatureText>> = {
  usage: words("uses", "利用"),
  inquiry: words("inquiries", "問い合わせ"),
  complaint: words("complaints", "苦情"),
  visit: words("visits", "訪問"),
  "mail-open": words("mails opened", "メール開封"),
  event: words("events attended", "イベント参加"),
  referral: words("referrals", "紹介"),
  tie: words("ties on record", "つながりの記録"),
  "payment-failed": words("failed payments", "支払いの失敗"),
  transaction: words("purchases", "購入"),
  contact: words("contacts received", "受けた連絡"),
  survey: words("survey answers", "アンケート回答"),
};

/** What one event is called. */
export const eventNoun: Readonly<Record<EventKind, FeatureText>> = {
  usage: words("use", "利用"),
  inquiry: words("inquiry", "問い合わせ"),
  complaint: words("complaint", "苦情"),
  visit: words("visit", "訪問"),
  "mail-open": words("mail opened", "メール開封"),
  event: words("event attended", "イベント参加"),
  referral: words("referral", "紹介"),
  tie: words("tie on record", "つながりの記録"),
  "payment-failed": words("failed payment", "支払いの失敗"),
  transaction: words("purchase", "購入"),
  contact: words("contact received", "受けた連絡"),
  survey: words("survey answer", "アンケート回答"),
};

/** The group of features of each kind of event. */
export const eventGroups: Readonly<Record<EventKind, FeatureGroup>> = {
  usage: "usage",
  inquiry: "service",
  complaint: "service",
  visit: "usage",
  "mail-open": "engagement",
  event: "engagement",
  referral: "ties",
  tie: "ties",
  "payment-failed": "payment",
  transaction: "purchases",
  contact: "contact",
  survey: "survey",
};

/** Units of time by their names. */
export const unitNames: Readonly<Record<TimeUnit, FeatureText>> = {
  day: words("day", "日"),
  week: words("week", "週"),
  month: words("month", "か月"),
  quarter: words("quarter", "四半期"),
  year: words("year", "年"),
};

/** The length of a window, as people say it. */
export function windowText(window: FeatureWindow): FeatureText {
  const { count, unit } = durationOf(window);
  const number = String(count);
  const { en, ja } = unitNames[unit];
  return words(
    `${number} ${en}${count === 1 ? "" : "s"}`,
    `${number}${unit === "week" ? "週間" : unit === "day" ? "日間" : ja}`,
  );
}

/** The unit of a number. */
export const number: FeatureText = words("number", "数");
/** The unit of a share. */
export const share: FeatureText = words("share", "割合");
/** The unit of categories. */
export const category: FeatureText = words("category", "区分");
/** The unit of a truth value. */
export const yes: FeatureText = words("1 yes, 0 no", "1＝はい、0＝いいえ");
/** No words. */
export const none: FeatureText = words("", "");

/** A unit in the plural. */
export function plural(unit: keyof typeof unitNames): FeatureText {
  const { en, ja } = unitNames[unit];
  return words(`${en}s`, ja);
}

/** A unit of time after "per", in Japanese. */
export function perText(ja: string): string {
  return ja === "日" || ja === "年" || ja === "週" ? `1${ja}` : ja === "か月" ? "1か月" : ja;
}
