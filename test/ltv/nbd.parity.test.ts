import { describe, expect, it } from "vitest";
import * as nbd from "../../src/ltv/nbd/index.ts";
import { relativeError } from "../fixture.ts";

/**
 * r, α, x, T; the logarithm of E[λˣ e^(−λT)] over the rates, that of the chance of x purchases in T, and the mean rate given the history:
 * integrals over the gamma distribution to 30 digits with the quadrature of `reference/` (mpmath), no closed form in them.
 */
const rows = [
  [0.385, 12.07, 0, 38.86, -0.5542957057280231, -0.5542957057280231, 0.00755939524838013],
  [0.385, 12.07, 7, 38.86, -21.591961040437123, -4.497364293857479, 0.14500294521892795],
  [0.385, 12.07, 20000, 100000, -52195.70159741064, -12.81403520477253, 0.19997971244870744],
  [0.01, 1000, 1, 0.001, -11.512926474969722, -18.42068175395186, 0.00100999899000101],
  [0.01, 1000, 300, 5000, -1205.2127331496165, -64.96062566981335, 0.050001666666666666],
  [1000, 0.5, 40, 0.02, 264.01648481997876, -2.7850751119044808, 2000],
  [1000, 0.5, 0, 0.001, -1.998002662673056, -1.998002662673056, 1996.007984031936],
  [25, 100000, 2, 100000, -35.263852442169295, -12.931148692788787, 0.000135],
  [5, 0.01, 20000, 100000, -52227.04364461826, -44.15608241239084, 0.200049979995002],
] as const;

describe.each(rows)("NBD at r %s, α %s with %s purchases in %s", (...row) => {
  const [r, alpha, frequency, age, density, chance, rate] = row;
  const parameters = { r, alpha };
  const history = { frequency, recency: frequency === 0 ? 0 : age / 2, age };

  it("log-likelihood", () => {
    expect(relativeError(nbd.logLikelihood(parameters, history), density)).toBeLessThan(1e-12);
  });

  it("chance of the number of purchases", () => {
    const value = nbd.logProbabilityOfPurchases({ parameters }, { count: frequency, horizon: age });
    expect(relativeError(value, chance)).toBeLessThan(1e-12);
  });

  it("purchases to come", () => {
    const ten = nbd.expectedPurchases({ parameters }, history, { horizon: 10 });
    expect(relativeError(ten, 10 * rate)).toBeLessThan(1e-14);
  });
});
