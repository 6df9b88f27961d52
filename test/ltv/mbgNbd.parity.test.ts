import { describe } from "vitest";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import { compareFits, comparePredictions } from "./purchaseModelParity.ts";

describe("MBG/NBD against values of 40 digits and more", () => {
  comparePredictions(mbgNbd, "mbg-nbd.json", 1e-10);
});

describe("MBG/NBD fits of CDNOW against estimates to 40 digits", () => {
  compareFits(mbgNbd, "mbg-nbd.json");
});
