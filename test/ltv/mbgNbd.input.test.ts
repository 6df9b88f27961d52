import { describe } from "vitest";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import { refuseWrongInput } from "./purchaseModelInput.ts";

describe("MBG/NBD refuses", () => {
  refuseWrongInput({ ...mbgNbd }, { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 });
});
