import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phraseReasons, phrases, speak } from "../../src/simulate/phrases/phrases.ts";

const languages = ["en", "ja"] as const;
const mainReasons = ["price", "content", "support", "no-time", "competitor", "moved", "friends-left", "payment"];
const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const draws = fc.tuple(unit, unit, unit);

describe.each(languages)("phrases in %s", (language) => {
  const sets = phraseReasons.map((reason) => [reason, phrases[language][reason]] as const);
  const all = sets.flatMap(([, { opening, detail, ending, hint }]) => [...opening, ...detail, ...ending, ...hint]);

  it("has enough to say about every reason", () => {
    expect(phraseReasons).toEqual(expect.arrayContaining(mainReasons));
    for (const [reason, { opening, detail, ending, hint }] of sets) {
      const main = mainReasons.includes(reason);
      expect(opening.length, reason).toBeGreaterThanOrEqual(main ? 6 : 5);
      expect(detail.length, reason).toBeGreaterThanOrEqual(main ? 6 : 4);
      expect(ending.length, reason).toBeGreaterThanOrEqual(main ? 4 : 3);
      expect(hint.length, reason).toBeGreaterThanOrEqual(main ? 4 : 2);
    }
  });

  it("says nothing twice, and in whole sentences of its language", () => {
    expect(all.filter((phrase, i) => all.indexOf(phrase) !== i)).toEqual([]);
    const whole = language === "en" ? /^[A-Z][^\u3000-\uffff]*[.?]$/ : /^[^ A-Za-z]+。$/;
    expect(all.filter((phrase) => !whole.test(phrase))).toEqual([]);
  });

  it("joins one to three phrases of the reason, and a hint of another", () => {
    const two = fc.tuple(fc.constantFrom(...phraseReasons), fc.constantFrom(...phraseReasons));
    fc.assert(
      fc.property(two, draws, unit, ([reason, other], chosen, draw) => {
        const { opening, detail, ending } = phrases[language][reason];
        const space = language === "en" ? " " : "";
        const possible = (parts: readonly string[][]): string[] =>
          parts.reduce((texts, part) => texts.flatMap((text) => part.map((phrase) => text + phrase)), [""]);
        const before = possible([[...opening], ["", ...detail.map((phrase) => space + phrase)]]);
        const after = ["", ...ending.map((phrase) => space + phrase)];
        expect(possible([before, after])).toContain(speak(language, reason, chosen));
        const hints = phrases[language][other].hint.map((phrase) => space + phrase);
        expect(possible([before, hints, after])).toContain(speak(language, reason, chosen, [other, draw]));
      }),
      { numRuns: 50 },
    );
  });

  it("reaches every phrase, and silence, with the stated chance", () => {
    const steps = 56 * 9;
    const heard = new Map<string, number>();
    for (let i = 0; i < steps; i++) {
      const text = speak(language, "price", [0, 0, (i + 0.5) / steps]);
      heard.set(text, (heard.get(text) ?? 0) + 1);
    }
    // Four endings and two places of silence.
    expect([...heard.values()].sort((a, b) => a - b)).toEqual([84, 84, 84, 84, 168]);
  });

  it("says something generic where the reason is unknown, whatever its name", () => {
    for (const reason of ["weather", "", "constructor", "__proto__"]) {
      expect(speak(language, reason, [0.3, 0.3, 0.3])).toBe(speak(language, "other", [0.3, 0.3, 0.3]));
    }
  });

  it("lets a simple classifier find the reason, not always", () => {
    const reasons = mainReasons;
    const train = reasons.map((reason, r) => samples(language, reason, 60, r));
    const vocabulary = train.map((texts) => countsOf(texts.flatMap(termsOf)));
    const score = (text: string, r: number): number => {
      const terms = vocabulary[r]!;
      const total = [...terms.values()].reduce((sum, n) => sum + n, 0);
      return termsOf(text).reduce((sum, term) => sum + Math.log(((terms.get(term) ?? 0) + 0.5) / (total + 500)), 0);
    };
    let right = 0;
    let tested = 0;
    for (const [r, reason] of reasons.entries()) {
      for (const text of samples(language, reason, 40, 100 + r)) {
        const scores = reasons.map((_, k) => score(text, k));
        right += scores.indexOf(Math.max(...scores)) === r ? 1 : 0;
        tested++;
      }
    }
    expect(right / tested).toBeGreaterThan(0.9);
  });
});

/** Naive Bayes terms: words in English, pairs of characters in Japanese. */
function termsOf(text: string): string[] {
  if (/[A-Za-z]/.test(text)) return text.toLowerCase().match(/[a-z']+/g) ?? [];
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Texts from a low-discrepancy sequence (Weyl), which needs no seed. */
function samples(language: "en" | "ja", reason: string, size: number, shift: number): string[] {
  return Array.from({ length: size }, (_, i) => {
    const at = (step: number): number => ((i + 1 + 977 * shift) * step) % 1;
    return speak(language, reason, [at(Math.SQRT2), at(Math.sqrt(3)), at(Math.sqrt(5))]);
  });
}
