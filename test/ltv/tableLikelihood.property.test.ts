import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/ltv/paretoNbd/index.ts";
import { likelihoodData, logLikelihood, rowTerm } from "../../src/ltv/paretoNbd/kernel.ts";
import { silenceWork } from "../../src/ltv/paretoNbd/silence.ts";
import { tableLikelihood } from "../../src/ltv/paretoNbd/tableLikelihood.ts";
import { collapse } from "../../src/ltv/kernel/collapse.ts";
import { cdnowWeeks } from "./cdnowWeeks.ts";

const magnitude = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

const anyParameters = fc.record({
  r: magnitude(1e-2, 1e2),
  alpha: magnitude(1e-3, 1e4),
  s: magnitude(1e-3, 50),
  beta: magnitude(1e-3, 1e4),
});

const { frequency, recency, age } = cdnowWeeks();
const sample = collapse([frequency, recency, age]);
const ages = Array.from({ length: 1500 }, (_, i) => 20 + ((i * 0.618) % 1) * 300);
const eager = simulate({ r: 2, alpha: 3, s: 0.5, beta: 30 }, { customers: 1500, age: ages, seed: 1 });

describe.each([
  { name: "the CDNOW sample", rows: sample },
  {
    name: "customers with up to hundreds of purchases, no two alike",
    rows: collapse([eager.frequency, eager.recency, eager.age]),
  },
])("the log-likelihood of a table: $name", ({ rows }) => {
  const data = likelihoodData(rows);
  const quick = tableLikelihood(data);
  const work = silenceWork();

  it("is the sum over its rows, to 1e-10 a row", () => {
    fc.assert(
      fc.property(anyParameters, ({ r, alpha, s, beta }) => {
        const vector = [r, alpha, s, beta];
        const direct = logLikelihood(vector, data);
        let size = 0;
        const [x, t, end] = rows.columns as [Float64Array, Float64Array, Float64Array];
        for (let i = 0; i < x.length; i++)
          size += Math.abs(rows.weights[i]! * rowTerm(vector, [x[i]!, t[i]!, end[i]!], work));
        expect(Math.abs(quick(vector) - direct)).toBeLessThan(1e-10 * rows.customers + 1e-13 * size);
      }),
      { numRuns: 100 },
    );
  });
});
