import type { Messages } from "../../schema/locale.ts";
import { en } from "./wordsEn.ts";
import { ja } from "./wordsJa.ts";

/** Texts that stories are made of. */
export type StoryWord = keyof typeof en;

/** Words of stories, to be read, copied and changed: pass what should be different as `words`. */
export const storyWords: Messages<StoryWord> = { en, ja };
