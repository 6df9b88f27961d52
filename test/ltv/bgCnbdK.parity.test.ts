import { describe } from "vitest";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import { compareFits, comparePredictions, type PurchaseModule } from "./purchaseModelParity.ts";
import { compareWithBruteForce } from "./regularModelBruteForce.ts";
import { compareWithSimulation } from "./regularModelMonteCarlo.ts";
import { atRegularity, type Base } from "./regularModule.ts";

const irregular = atRegularity(bgCnbdK, 1) as unknown as PurchaseModule<Base>;

describe("BG/CNBD-1 against values of BG/NBD of 40 digits and more", () => {
  comparePredictions(irregular, "bg-nbd.json", 1e-10);
});

describe("BG/CNBD-1 fits of CDNOW against estimates of BG/NBD to 40 digits", () => {
  compareFits(irregular, "bg-nbd.json");
});

describe("BG/CNBD-k against quadrature over rate and chance to leave", () => {
  compareWithBruteForce({ module: bgCnbdK, first: 0 });
});

describe("BG/CNBD-k against", () => {
  compareWithSimulation({ module: bgCnbdK, first: 0 });
});
