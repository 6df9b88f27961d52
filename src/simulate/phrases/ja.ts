import { jaReasons } from "./jaReasons.ts";
import { jaTopics } from "./jaTopics.ts";
import type { Phrases } from "./phraseSet.ts";

/** What customers say, in Japanese. */
export const ja: Phrases = { ...jaReasons, ...jaTopics };
