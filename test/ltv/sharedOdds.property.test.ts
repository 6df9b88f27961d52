import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logOddsLeft } from "../../src/ltv/paretoNbd/kernel.ts";
import { probabilityAlive, simulate } from "../../src/ltv/paretoNbd/index.ts";
import { sharedOdds } from "../../src/ltv/paretoNbd/sharedOdds.ts";
import { silenceWork } from "../../src/ltv/paretoNbd/silence.ts";

const magnitude = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

const anyParameters = fc.record({
  r: magnitude(1e-2, 1e2),
  alpha: magnitude(1e-3, 1e4),
  s: magnitude(1e-3, 50),
  beta: magnitude(1e-4, 1e4),
});

/** Customers of a few frequencies, many of each, with silences from the shortest to the longest. */
function table(seed: number, oldest: number) {
  const rows = 600;
  const at = (i: number, step: number): number => (seed + i * step) % 1;
  const frequency = Float64Array.from({ length: rows }, (_, i) => [0, 1, 2, 7, 40, 500][i % 6]!);
  const age = Float64Array.from({ length: rows }, (_, i) => oldest * (0.2 + 0.8 * at(i, 0.618034)));
  const recency = age.map((end, i) => (frequency[i] === 0 ? 0 : end * (1 - at(i, 0.414214) ** 4)));
  return { frequency, recency, age };
}

describe("odds from shared interpolants", () => {
  it("are those of the direct computation to 1e-10", () => {
    const seed = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyParameters, seed, magnitude(1, 1e4), ({ r, alpha, s, beta }, from, oldest) => {
        const { frequency, recency, age } = table(from, oldest);
        const vector = [r, alpha, s, beta];
        const odds = sharedOdds(vector, { frequency, recency, age }, new Float64Array(age.length).fill(1));
        const work = silenceWork();
        for (let i = 0; i < age.length; i++) {
          const found = odds(frequency[i]!, recency[i]!, age[i]!);
          const direct = logOddsLeft(vector, [frequency[i]!, recency[i]!, age[i]!], work);
          if (!Number.isNaN(found) && direct < 700) expect(Math.abs(found / Math.exp(direct) - 1)).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("serve nearly all of a large table, whose chances are those of each customer alone", () => {
    const parameters = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };
    const customers = simulate(parameters, { customers: 5000, age: 39, seed: 1 });
    const odds = sharedOdds(Object.values(parameters), customers, new Float64Array(5000).fill(1));
    const { frequency, recency, age } = customers;
    const served = frequency.filter((x, i) => !Number.isNaN(odds(x, recency[i]!, age[i]!))).length;
    expect(served).toBeGreaterThan(4500);
    const together = probabilityAlive({ parameters }, customers);
    for (let i = 0; i < 5000; i += 97) {
      const alone = probabilityAlive({ parameters }, { frequency: frequency[i]!, recency: recency[i]!, age: age[i]! });
      expect(Math.abs(together[i]! / alone - 1)).toBeLessThan(1e-10);
    }
  });
});
