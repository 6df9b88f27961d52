import { describe } from "vitest";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import { bgCnbdKFamily } from "../../src/ltv/bgCnbdK/schema.ts";
import { refuseWrongInput, type FittedModule } from "./purchaseModelInput.ts";
import { refuseWrongRegularity } from "./regularModelInput.ts";
import { atRegularity, type Base } from "./regularModule.ts";

describe("BG/CNBD-k at a given k refuses", () => {
  const module = atRegularity(bgCnbdK, 2) as unknown as FittedModule<Base>;
  refuseWrongInput(module, { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 });
});

describe("BG/CNBD-k refuses", () => {
  refuseWrongRegularity({ module: bgCnbdK, first: 0 }, bgCnbdKFamily);
});
