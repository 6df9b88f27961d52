import { describe } from "vitest";
import * as nbd from "../../src/ltv/nbd/index.ts";
import { refuseInput } from "./baselineInput.ts";

const parameters = { r: 0.385, alpha: 12.07 };
const ordinary = nbd.simulate(parameters, { customers: 300, age: 39, seed: 5 });
const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

describe("NBD refuses", () => {
  refuseInput({
    module: { ...nbd },
    parameters,
    hopeless: {
      "nobody bought again": { frequency: repeat(0, 5), recency: repeat(0, 5), age: [9, 8, 7, 6, 5] },
      "all customers alike": { frequency: repeat(3, 6), recency: repeat(8, 6), age: repeat(10, 6) },
      "customers who differ less than by chance": {
        frequency: [2, 2, 3, 3],
        recency: repeat(8, 4),
        age: repeat(10, 4),
      },
      "no time has passed": { frequency: repeat(0, 6), recency: repeat(0, 6), age: repeat(0, 6) },
    },
    extreme: {
      frequency: [...ordinary.frequency, 20_000, 3],
      recency: [...ordinary.recency, 99_990, 1e-3],
      age: [...ordinary.age, 100_000, 100_000],
    },
  });
});
