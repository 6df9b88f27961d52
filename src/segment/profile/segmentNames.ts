import type { Difference, SegmentProfile } from "./schema.ts";
import { descriptionOfColumn, type Wording } from "./wording.ts";

/** Parts of a name, and how many there may be to tell two segments apart. */
const PARTS = 2;
const MOST_PARTS = 4;

/** A name for each segment, no two the same. */
export function distinctNames(
  segments: readonly SegmentProfile[],
  told: readonly (readonly Difference[])[],
  wording: Wording,
): string[] {
  const parts = segments.map(() => PARTS);
  let names = segments.map((segment, s) => nameOf(segment, told[s]!, PARTS, wording));
  for (let most = PARTS + 1; most <= MOST_PARTS; most++) {
    const shared = sharedNames(names);
    names = segments.map((segment, s) => {
      if (shared.has(names[s]!)) parts[s] = most;
      return nameOf(segment, told[s]!, parts[s]!, wording);
    });
  }
  return numbered(names, wording);
}

function nameOf({ name }: SegmentProfile, told: readonly Difference[], parts: number, wording: Wording): string {
  if (name !== null) return name;
  if (told.length === 0) return wording.text("alike");
  const words = told.slice(0, parts).map((difference) => partOf(difference, wording));
  const joined = words.join(wording.text("between"));
  return wording.locale === "en" ? capitalised(joined) : joined;
}

function partOf(difference: Difference, wording: Wording): string {
  const { text, column, locale } = wording;
  const isHigher = difference.direction === "higher";
  const what = descriptionOfColumn(difference.column, wording);
  if (difference.kind === "category") return text(isHigher ? "more" : "fewer", { what, category: difference.category });
  const own = isHigher ? column(difference.column)?.high : column(difference.column)?.low;
  return own?.[locale] ?? text(isHigher ? "higher" : "lower", { what });
}

function capitalised(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function sharedNames(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

/** Numbers what is still called alike, from 1, by size of the label; a number that makes another segment's name is skipped. */
function numbered(names: readonly string[], { text }: Wording): string[] {
  const shared = sharedNames(names);
  const taken = new Set(names);
  return names.map((name) => {
    if (!shared.has(name)) return name;
    for (let number = 1; ; number++) {
      const own = text("numbered", { name, number });
      if (own === name) return `${name} ${String(number)}`;
      if (taken.has(own)) continue;
      taken.add(own);
      return own;
    }
  });
}
