import { expect, it } from "vitest";
import { gaussLegendre, integrateByRule } from "../../src/numeric/quadrature/gaussLegendre.ts";
import { tanhSinh } from "../../src/numeric/quadrature/tanhSinh.ts";
import { relativeError } from "../fixture.ts";
import type { Family } from "./regularModule.ts";

const p3 = { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
const laws = [p3, { k: 2, r: 1.7, alpha: 2.2, a: 1.3, b: 1.6 }, { k: 7, r: 2.5, alpha: 0.9, a: 1.1, b: 4 }];
type Law = typeof p3;

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Chances of 0, 1, …, n − 1 stages of a Poisson process. */
const poisson = (mean: number, n: number): number[] => {
  const chances = [Math.exp(-mean)];
  for (let i = 1; i < n; i++) chances.push((chances[i - 1]! * mean) / i);
  return chances;
};
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const rule = gaussLegendre(90);

/** Where densities of the rate have fallen to e^(−45) or below. */
const SPAN = 45;

/** E over λ ~ gamma(r, alpha) and p ~ beta(a, b), each by quadrature of its density, of f(λ, p). */
function expectation({ r, alpha, a, b }: Law, f: (rate: number, p: number) => number): number {
  const beta = (g: (p: number) => number): number =>
    tanhSinh(
      (_, d) => {
        const [p, q] = d > 0 ? [d, 1 - d] : [1 + d, -d];
        return p ** (a - 1) * q ** (b - 1) * g(p);
      },
      0,
      1,
      { tolerance: 1e-9 },
    ).value;
  // In u = λ^(1/4), in which the density is smooth at 0.
  const gamma = (g: (rate: number) => number): number =>
    integrateByRule(
      rule,
      (u) => 4 * u ** (4 * r - 1) * Math.exp(-alpha * u ** 4) * g(u ** 4),
      0,
      (SPAN / alpha) ** 0.25,
    );
  return gamma((rate) => beta((p) => f(rate, p))) / gamma(() => 1) / beta(() => 1);
}

/** Histories, with the gaps themselves. */
const histories = [
  { gaps: [], age: 6 },
  { gaps: [4], age: 7 },
  { gaps: [1.5, 2.5, 2], age: 8 },
  { gaps: [0.7, 0.2, 1.1, 0.9, 0.6], age: 9 },
].map(({ gaps, age }) => ({
  gaps,
  customer: { frequency: gaps.length, recency: total(gaps), age, sumLogGaps: total(gaps.map(Math.log)) },
}));
type History = (typeof histories)[number];

/** Chance density of a history given λ and p: left after the last purchase, and still there, apart for each stage of the next gap. */
function conditional(
  { k }: Law,
  first: 0 | 1,
  { gaps, customer }: History,
  rate: number,
  p: number,
): readonly [number, number[]] {
  const density = gaps.reduce(
    (d, gap) => (d * rate ** k * gap ** (k - 1) * Math.exp(-rate * gap)) / factorial(k - 1),
    1,
  );
  const occasions = gaps.length + first;
  const left = occasions === 0 ? 0 : density * (1 - p) ** (occasions - 1) * p;
  const silence = customer.age - customer.recency;
  return [left, poisson(rate * silence, k).map((chance) => chance * density * (1 - p) ** occasions)];
}

/** Purchases expected, and chance to be there, `horizon` on, given λ, p and the stage: by counting stages one by one. */
function future(k: number, stage: number, mean: number, p: number): readonly [number, number] {
  const chances = poisson(mean, Math.ceil(mean + 12 * Math.sqrt(mean) + 40));
  let purchases = 0;
  let there = 0;
  chances.forEach((chance, n) => {
    const bought = Math.floor((stage + n) / k);
    const stays = (1 - p) ** bought;
    // 1 + (1 − p) + … + (1 − p)^(bought − 1).
    purchases += chance * (p < 1e-8 ? bought : (1 - stays) / p);
    there += chance * stays;
  });
  return [purchases, there];
}

/** Likelihood and predictions against quadratures over λ and p of what they are given λ and p. */
export function compareWithBruteForce({ module, first }: Family): void {
  const near = (value: number, expected: number, where: unknown): void => {
    expect(relativeError(value, expected), JSON.stringify(where)).toBeLessThan(1e-7);
  };

  it("the likelihood, the silence and P(alive)", { timeout: 60_000 }, () => {
    for (const law of laws) {
      for (const history of histories) {
        const { customer } = history;
        const both = expectation(law, (rate, p) => {
          const [left, there] = conditional(law, first, history, rate, p);
          return left + total(there);
        });
        const there = expectation(law, (rate, p) => total(conditional(law, first, history, rate, p)[1]));
        near(module.logLikelihood(law, customer), Math.log(both), [law, customer]);
        near(module.probabilityAlive({ parameters: law }, customer), there / both, [law, customer]);
      }
    }
  });

  it("expected purchases and P(alive) later, and their discounted sum", { timeout: 240_000 }, () => {
    const horizon = 3;
    const rate = Math.expm1(0.3);
    for (const law of laws) {
      const model = { parameters: law, fit: { timeUnit: "week" as const } };
      for (const history of [histories[0]!, histories[2]!]) {
        const { customer } = history;
        const likelihood = Math.exp(module.logLikelihood(law, customer));
        const over = (f: (stage: number, rate: number, p: number) => number): number =>
          expectation(law, (lambda, p) => {
            const [, there] = conditional(law, first, history, lambda, p);
            return total(there.map((chance, stage) => (chance < 1e-30 ? 0 : chance * f(stage, lambda, p))));
          }) / likelihood;
        const purchases = over((stage, lambda, p) => future(law.k, stage, lambda * horizon, p)[0]);
        const later = over((stage, lambda, p) => future(law.k, stage, lambda * horizon, p)[1]);
        near(module.expectedPurchases(model, customer, { horizon }), purchases, [law, customer]);
        near(module.probabilityAliveAfter(model, customer, { horizon }), later, [law, customer]);
        // The i-th purchase from now discounts to φ^(ki − stage): a geometric series.
        const worth = over((stage, lambda, p) => {
          const factor = lambda / (lambda + 0.3);
          return factor ** (law.k - stage) / (1 - (1 - p) * factor ** law.k);
        });
        const discountRate = { rate, per: "week" as const };
        near(module.residualValue(model, customer, { discountRate }), worth, [law, customer]);
      }
    }
  });
}
