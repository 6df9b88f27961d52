import { describe } from "vitest";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import { compareFits, comparePredictions, type PurchaseModule } from "./purchaseModelParity.ts";
import { compareWithBruteForce } from "./regularModelBruteForce.ts";
import { compareWithSimulation } from "./regularModelMonteCarlo.ts";
import { atRegularity, type Base } from "./regularModule.ts";

const irregular = atRegularity(mbgCnbdK, 1) as unknown as PurchaseModule<Base>;

describe("MBG/CNBD-1 against values of MBG/NBD of 40 digits and more", () => {
  comparePredictions(irregular, "mbg-nbd.json", 1e-10);
});

describe("MBG/CNBD-1 fits of CDNOW against estimates of MBG/NBD to 40 digits", () => {
  compareFits(irregular, "mbg-nbd.json");
});

describe("MBG/CNBD-k against quadrature over rate and chance to leave", () => {
  compareWithBruteForce({ module: mbgCnbdK, first: 1 });
});

describe("MBG/CNBD-k against", () => {
  compareWithSimulation({ module: mbgCnbdK, first: 1 });
});
