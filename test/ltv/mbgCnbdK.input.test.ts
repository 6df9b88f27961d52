import { describe } from "vitest";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import { mbgCnbdKFamily } from "../../src/ltv/mbgCnbdK/schema.ts";
import { refuseWrongInput, type FittedModule } from "./purchaseModelInput.ts";
import { refuseWrongRegularity } from "./regularModelInput.ts";
import { atRegularity, type Base } from "./regularModule.ts";

describe("MBG/CNBD-k at a given k refuses", () => {
  const module = atRegularity(mbgCnbdK, 2) as unknown as FittedModule<Base>;
  refuseWrongInput(module, { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 });
});

describe("MBG/CNBD-k refuses", () => {
  refuseWrongRegularity({ module: mbgCnbdK, first: 1 }, mbgCnbdKFamily);
});
