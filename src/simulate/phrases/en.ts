import { enReasons } from "./enReasons.ts";
import { enTopics } from "./enTopics.ts";
import type { Phrases } from "./phraseSet.ts";

/** What customers say, in English. */
export const en: Phrases = { ...enReasons, ...enTopics };
