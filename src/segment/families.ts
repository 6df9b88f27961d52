import { kMeansFamily, type KMeansModel } from "./kMeans/schema.ts";
import { kMedoidsFamily, type KMedoidsModel } from "./kMedoids/schema.ts";
import { kPrototypesFamily, type KPrototypesModel } from "./kPrototypes/schema.ts";
import { rfmFamily, type RfmModel } from "./rfm/schema.ts";
import { itemAffinityFamily, type ItemAffinityModel } from "./recommend/index.ts";

/** A model of this folder. */
export type SegmentModel = KMeansModel | KMedoidsModel | KPrototypesModel | ItemAffinityModel | RfmModel;

/** Every family of this folder, for `readModel`. */
export const families: readonly [
  typeof kMeansFamily,
  typeof kMedoidsFamily,
  typeof kPrototypesFamily,
  typeof itemAffinityFamily,
  typeof rfmFamily,
] = [kMeansFamily, kMedoidsFamily, kPrototypesFamily, itemAffinityFamily, rfmFamily];
