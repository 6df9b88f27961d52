import { expect, it } from "vitest";
import type * as z from "zod/mini";
import { codesOf, failure } from "../failure.ts";
import type { Family } from "./regularModule.ts";

const law = { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
const week = { timeUnit: "week" } as const;
const good = { frequency: [0, 1, 2, 3, 1], recency: [0, 2, 5, 8, 4], age: [10, 10, 9, 12, 11] };

interface Stored {
  readonly kind: string;
  readonly schema: z.ZodMiniType;
}

/** Wrong values of k and of the gaps, and stored models that are none. */
export function refuseWrongRegularity({ module, first }: Family, { kind, schema }: Stored): void {
  it("a k that is no whole number from 1 to 100, or none where nothing tells it", () => {
    const customer = { frequency: 1, recency: 2, age: 3 };
    for (const k of [0, 1.5, 101, NaN, -1]) {
      expect(
        codesOf(() => module.fit(good, { ...week, k })),
        String(k),
      ).toEqual(["invalid-input options.k"]);
      const wrong = { ...law, k };
      expect(codesOf(() => module.probabilityAlive({ parameters: wrong }, customer))).toEqual([
        "invalid-input model.parameters.k",
      ]);
      expect(codesOf(() => module.logLikelihood(wrong, customer))).toEqual(["invalid-input parameters.k"]);
      expect(codesOf(() => module.simulate(wrong, { customers: 1, age: 1, seed: 1 }))).toEqual([
        "invalid-input parameters.k",
      ]);
    }
    const unknown = failure(() => module.fit(good, week));
    expect(unknown.code).toBe("invalid-input");
    expect(unknown.issues[0]!.expected).toMatch(/sumLogGaps/);
    expect(codesOf(() => module.fit(good, { ...week, k: "2" as unknown as number }))).toEqual([
      "invalid-input options.k",
    ]);
  });

  it("gaps that cannot be: without purchases, of 0, in another unit of time, not one a customer", () => {
    const sums = (sumLogGaps: unknown): (() => unknown) => {
      return () => module.fit({ ...good, sumLogGaps: sumLogGaps as number[] }, week);
    };
    const days = [0, Math.log(14), 2 * Math.log(17.5), 3 * Math.log(18), Math.log(28)];
    expect(codesOf(sums(days))).toEqual([1, 2, 3, 4].map((i) => `invalid-input sumLogGaps[${String(i)}]`));
    expect(codesOf(sums([1, Math.log(2), -Infinity, NaN, 1]))).toEqual(
      [0, 2, 3].map((i) => `invalid-input sumLogGaps[${String(i)}]`),
    );
    expect(codesOf(sums([0, 0]))).toEqual(["invalid-input sumLogGaps"]);
    expect(codesOf(sums(null))).toEqual(["invalid-input sumLogGaps"]);
    const one = { frequency: 2, recency: 4, age: 9, sumLogGaps: 2 * Math.log(3) };
    expect(codesOf(() => module.logLikelihood(law, one))).toEqual(["invalid-input sumLogGaps[0]"]);
  });

  it("log odds of who has had no occasion to leave", () => {
    const odds = (): number => module.logOddsAlive({ parameters: law }, { frequency: 0, recency: 0, age: 9 });
    if (first === 0) expect(codesOf(odds)).toEqual(["invalid-input frequency"]);
    else expect(odds()).toBeLessThan(Infinity);
  });

  it("stored models with another k, and takes those that are", () => {
    const customers = module.simulate(law, { customers: 400, age: 30, seed: 3 });
    const model = module.fit(customers, { ...week, prior: "weak" });
    const back: unknown = JSON.parse(JSON.stringify(model));
    expect(schema.safeParse(back)).toEqual({ success: true, data: model });
    expect(model.kind).toBe(kind);
    for (const k of [0, 2.5, 101]) {
      expect(schema.safeParse({ ...model, parameters: { ...model.parameters, k } }).success).toBe(false);
    }
  });

  it("to compare over k where one has no maximum, and says what k alone leaves out", () => {
    const alike = {
      frequency: [3, 3, 3, 3, 3, 3],
      recency: [8, 8, 8, 8, 8, 8],
      age: [10, 10, 10, 10, 10, 10],
      sumLogGaps: [2.5, 2.5, 2.5, 2.5, 2.5, 2.5],
    };
    expect(failure(() => module.fit(alike, week)).code).toBe("no-maximum");
    const held = module.fit(alike, { ...week, prior: "weak" });
    expect(held.fit.notes.some(({ code }) => code.startsWith("regularity-"))).toBe(true);
    const partial = module.fit(good, { ...week, k: 3, prior: "weak" });
    expect(partial.fit.notes.map(({ code }) => code)).toContain("partial-likelihood");
    const plain = module.fit(good, { ...week, k: 1, prior: "weak" });
    expect(plain.fit.notes.map(({ code }) => code)).not.toContain("partial-likelihood");
  });

  it("nothing of clockwork: the largest k tried is said to be at its limit", () => {
    const customers = module.simulate({ ...law, k: 40 }, { customers: 800, age: 60, seed: 8 });
    const model = module.fit(customers, week);
    expect(model.parameters.k).toBe(12);
    expect(model.fit.notes.map(({ code }) => code)).toContain("regularity-at-limit");
  });
}
