import { bgNbdFamily, type BgNbdModel } from "./bgNbd/schema.ts";
import { gammaGammaFamily, type GammaGammaModel } from "./gammaGamma/schema.ts";

/** A model of this folder. */
export type LtvModel = BgNbdModel | GammaGammaModel;

/** Every family of this folder, for `readModel`. */
export const families: readonly [typeof bgNbdFamily, typeof gammaGammaFamily] = [bgNbdFamily, gammaGammaFamily];
