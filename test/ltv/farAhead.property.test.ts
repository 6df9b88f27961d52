import fc from "fast-check";
import { expect, it } from "vitest";
import { farAhead } from "../../src/ltv/kernel/farAhead.ts";
import { hyp2f1 } from "../../src/numeric/index.ts";

const shape = fc.double({ min: 0.05, max: 40, noNaN: true });
const ahead = fc.double({ min: 2.1, max: 9, noNaN: true }).map(Math.exp);

it("agrees with the hypergeometric function by its other ways, or says that it cannot tell", () => {
  let told = 0;
  fc.assert(
    fc.property(shape, shape, shape, ahead, (r, a, b, s) => {
      const value = farAhead(r, a, b, s);
      if (Number.isNaN(value)) return;
      told++;
      // Pfaff: (1 + s)^(−r) ₂F₁(r, b; a + b; s / (1 + s)), a sum of positive terms.
      const expected = Math.exp(-r * Math.log1p(s)) * hyp2f1(r, b, a + b, s / (1 + s));
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(2e-11 * expected);
    }),
  );
  expect(told).toBeGreaterThan(50);
});

it("does not answer where the two terms cancel", () => {
  expect(farAhead(3.5, 1.5, 2, 100)).toBeNaN();
  expect(farAhead(3.501, 1.5, 2, 100)).toBeNaN();
});
