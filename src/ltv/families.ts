import { bdwFamily, type BdwModel } from "./bdw/schema.ts";
import { bgNbdFamily, type BgNbdModel } from "./bgNbd/schema.ts";
import { gammaGammaFamily, type GammaGammaModel } from "./gammaGamma/schema.ts";
import { mbgNbdFamily, type MbgNbdModel } from "./mbgNbd/schema.ts";
import { paretoNbdFamily, type ParetoNbdModel } from "./paretoNbd/schema.ts";
import { sbgFamily, type SbgModel } from "./sbg/schema.ts";

/** A model of this folder. */
export type LtvModel = BgNbdModel | GammaGammaModel | ParetoNbdModel | MbgNbdModel | SbgModel | BdwModel;

/** Every family of this folder, for `readModel`. */
export const families: readonly [
  typeof bgNbdFamily,
  typeof gammaGammaFamily,
  typeof paretoNbdFamily,
  typeof mbgNbdFamily,
  typeof sbgFamily,
  typeof bdwFamily,
] = [bgNbdFamily, gammaGammaFamily, paretoNbdFamily, mbgNbdFamily, sbgFamily, bdwFamily];
