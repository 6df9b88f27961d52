import { bdwFamily, type BdwModel } from "./bdw/schema.ts";
import { bgCnbdKFamily, type BgCnbdKModel } from "./bgCnbdK/schema.ts";
import { bgNbdFamily, type BgNbdModel } from "./bgNbd/schema.ts";
import { bgBbFamily, type BgBbModel } from "./bgBb/schema.ts";
import { gammaGammaFamily, type GammaGammaModel } from "./gammaGamma/schema.ts";
import { mbgCnbdKFamily, type MbgCnbdKModel } from "./mbgCnbdK/schema.ts";
import { mbgNbdFamily, type MbgNbdModel } from "./mbgNbd/schema.ts";
import { nbdFamily, type NbdModel } from "./nbd/schema.ts";
import { paretoNbdFamily, type ParetoNbdModel } from "./paretoNbd/schema.ts";
import { planLadderFamily, type PlanLadderModel } from "./planLadder/schema.ts";
import { sbgFamily, type SbgModel } from "./sbg/schema.ts";
import { spendFamily, type SpendModel } from "./spend/schema.ts";

/** A model of this folder. */
export type LtvModel =
  | BgNbdModel
  | GammaGammaModel
  | ParetoNbdModel
  | MbgNbdModel
  | SbgModel
  | BdwModel
  | BgBbModel
  | NbdModel
  | BgCnbdKModel
  | MbgCnbdKModel
  | SpendModel
  | PlanLadderModel;

/** Every family of this folder, for `readModel`. */
export const families: readonly [
  typeof bgNbdFamily,
  typeof gammaGammaFamily,
  typeof paretoNbdFamily,
  typeof mbgNbdFamily,
  typeof sbgFamily,
  typeof bdwFamily,
  typeof bgBbFamily,
  typeof nbdFamily,
  typeof bgCnbdKFamily,
  typeof mbgCnbdKFamily,
  typeof spendFamily,
  typeof planLadderFamily,
] = [
  bgNbdFamily,
  gammaGammaFamily,
  paretoNbdFamily,
  mbgNbdFamily,
  sbgFamily,
  bdwFamily,
  bgBbFamily,
  nbdFamily,
  bgCnbdKFamily,
  mbgCnbdKFamily,
  spendFamily,
  planLadderFamily,
];
