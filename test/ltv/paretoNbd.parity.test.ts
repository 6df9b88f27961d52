import { describe } from "vitest";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import { compareFits, comparePredictions } from "./purchaseModelParity.ts";

describe("Pareto/NBD against values of 40 digits and more", () => {
  comparePredictions(paretoNbd, "pareto-nbd.json", 1e-12);
});

describe("Pareto/NBD fits of CDNOW against estimates to 40 digits", () => {
  compareFits(paretoNbd, "pareto-nbd.json");
});
