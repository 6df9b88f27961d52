import type { Locale } from "../../schema/locale.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { PhraseReason, Phrases, PhraseSet } from "./phraseSet.ts";

/** Places behind the end of a list: whoever draws one leaves the sentence out. */
const SILENT_DETAILS = 1;
const SILENT_ENDINGS = 2;

/** Phrases of every language. */
export const phrases: Readonly<Record<Locale, Phrases>> = { en, ja };

/** All reasons, the generic `other` last. */
export const phraseReasons: readonly PhraseReason[] = Object.keys(en) as PhraseReason[];

/**
 * What a customer says about a reason, in one to three sentences: an opening that names it, sometimes a detail, sometimes an ending. A kernel:
 * the arguments are not checked.
 *
 * @param reason one of {@link phraseReasons}; any other gives a generic text
 * @param draws three uniform numbers of at least 0 and below 1, which choose opening, detail and ending
 * @param hint one more sentence, before the ending, that lets another reason show: its name, and a uniform number
 * @example
 * speak("en", "price", [0, 0.99, 0.99]) // => "I'm calling because it has simply become too expensive for me."
 * speak("ja", "price", [0, 0.99, 0.99]) // => "料金が高くて、続けるのが厳しくなりました。"
 * speak("en", "price", [0.5, 0.99, 0.99], ["no-time", 0]) // => "I can't afford it at the moment. Not that I ever find the time for it."
 */
export function speak(
  language: Locale,
  reason: string,
  draws: readonly [opening: number, detail: number, ending: number],
  hint?: readonly [reason: string, draw: number],
): string {
  const { opening, detail, ending } = setOf(language, reason);
  const said = [
    pick(opening, draws[0], 0),
    pick(detail, draws[1], SILENT_DETAILS),
    hint === undefined ? undefined : pick(setOf(language, hint[0]).hint, hint[1], 0),
    pick(ending, draws[2], SILENT_ENDINGS),
  ];
  return said.filter((sentence) => sentence !== undefined).join(language === "ja" ? "" : " ");
}

function setOf(language: Locale, reason: string): PhraseSet {
  const set = phrases[language];
  return Object.hasOwn(set, reason) ? set[reason as PhraseReason] : set.other;
}

function pick(list: readonly string[], draw: number, silent: number): string | undefined {
  return list[Math.floor(draw * (list.length + silent))];
}
