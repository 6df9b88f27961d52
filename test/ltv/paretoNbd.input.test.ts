import { describe, expect, it } from "vitest";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import { codesOf } from "../failure.ts";
import { refuseWrongInput } from "./purchaseModelInput.ts";

const parameters = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };

describe("Pareto/NBD refuses", () => {
  refuseWrongInput({ ...paretoNbd }, parameters);

  it("log odds of who bought at the very end, each named", () => {
    const model = { parameters };
    const one = { frequency: 2, recency: 39, age: 39 };
    expect(codesOf(() => paretoNbd.logOddsAlive(model, one))).toEqual(["invalid-input recency"]);
    const columns = { frequency: [2, 1, 0], recency: [39, 5, 0], age: [39, 39, 0] };
    expect(codesOf(() => paretoNbd.logOddsAlive(model, columns))).toEqual([
      "invalid-input recency[0]",
      "invalid-input recency[2]",
    ]);
    expect(paretoNbd.probabilityAlive(model, one)).toBe(1);
  });
});
