import type { Note } from "../../schema/fitReport.ts";
import { formatMessage, type Locale, type Messages, type MessageValues } from "../../schema/locale.ts";
import { en, type ReportMessage } from "./en.ts";
import { ja } from "./ja.ts";

const messages: Messages<ReportMessage> = { en, ja };

/** A text of the report. */
export function reportText(locale: Locale, key: ReportMessage, values?: MessageValues): string {
  return formatMessage(messages, locale, key, values);
}

const noteKeys: Readonly<Record<string, ReportMessage>> = {
  "weak-prior": "noteWeakPrior",
  "no-holdout": "noteNoHoldout",
  "no-spend": "noteNoSpend",
  "flat-spend": "noteFlatSpend",
  "spend-not-fitted": "noteSpendNotFitted",
  "mean-undefined": "noteMeanUndefined",
  "parameter-at-limit": "noteParameterAtLimit",
  "flat-ridge": "noteFlatRidge",
  "without-repeat-purchases": "noteWithoutRepeat",
  "zero-spend": "noteZeroSpend",
  "after-observation-end": "noteAfterEnd",
  "negative-monetary-value": "noteNegative",
};

/** A note in the reader's language: the catalogue's text for its code, else its own message. */
export function noteText(locale: Locale, { code, message }: Note): string {
  const key = noteKeys[code.replace(/^holdout-/, "")];
  return key === undefined ? message : reportText(locale, key);
}
