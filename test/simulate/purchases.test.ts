import { describe, expect, it } from "vitest";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as gammaGamma from "../../src/ltv/gammaGamma/index.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import { business, type Business } from "../../src/simulate/business.ts";
import type { PurchaseProcess } from "../../src/simulate/spec/contract.ts";
import { quietShop } from "./quiet.ts";
import { mean, variance } from "./score.ts";

const WEEK = 7 * 86_400_000;

function shop(process: PurchaseProcess, customers: number, unit: "day" | "week" = "week"): Business {
  return business({ spec: quietShop({ process, unit }), customers, from: "2024-01-01", until: "2025-07-01", seed: 5 });
}

/** Standard errors between what a fit says and what is true. */
function misses<P extends string>(
  model: { parameters: Readonly<Record<P, number>>; fit: { standardErrors: Readonly<Record<P, number>> | null } },
  truth: Readonly<Record<P, number>>,
): number[] {
  return (Object.keys(truth) as P[]).map(
    (name) => (model.parameters[name] - truth[name]) / model.fit.standardErrors![name],
  );
}

describe("a shop without contracts", () => {
  const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

  it("buys by BG/NBD, and spends by Gamma-Gamma: fits find the parameters", () => {
    const { records, until } = shop({ kind: "bg-nbd", ...cdnow }, 8000);
    const summary = summarize(records.transactions, { unit: "week", sameDay: "each", observationEnd: until });
    expect(summary.frequency.length).toBe(8000);
    for (const miss of misses(bgNbd.fit(summary), cdnow)) expect(Math.abs(miss)).toBeLessThan(4);
    for (const miss of misses(gammaGamma.fit(summary), { p: 6, q: 4, gamma: 15 }))
      expect(Math.abs(miss)).toBeLessThan(4);
  });

  // Fader & Hardie (2005), A note on deriving the Pareto/NBD model, equation 14; survival is that of the Lomax distribution.
  it("buys and dies by Pareto/NBD", () => {
    const [r, alpha, s, beta] = [0.55, 10.58, 1.606, 11.67];
    const { records, truth, until } = shop({ kind: "pareto-nbd", r, alpha, s, beta }, 6000);
    const counts = new Map<string, number>();
    for (const { customerId } of records.transactions) counts.set(customerId, (counts.get(customerId) ?? -1) + 1);
    const end = truth.on(until);
    const gaps = records.customers.map(({ customerId, at }) => {
      const age = (until - at) / WEEK;
      const expected = ((r * beta) / (alpha * (s - 1))) * (1 - (beta / (beta + age)) ** (s - 1));
      const alive = (beta / (beta + age)) ** s;
      return [counts.get(customerId)! - expected, Number(end.isActive(customerId)) - alive] as const;
    });
    for (const which of [0, 1] as const) {
      const differences = gaps.map((gap) => gap[which]);
      const standardError = Math.sqrt(variance(differences) / differences.length);
      expect(Math.abs(mean(differences)) / standardError).toBeLessThan(4);
    }
  });

  it.each([1, 2, 4, 9])("buys regularly: the times between vary by one over the root of k = %d", (k) => {
    const process = { kind: "regular", k, r: 4000, alpha: 8000 / k, a: 0.01, b: 1e6 } as const;
    const { records } = shop(process, 150, "day");
    const times = new Map<string, number[]>();
    for (const { customerId, at } of records.transactions) {
      times.set(customerId, [...(times.get(customerId) ?? []), at / 86_400_000]);
    }
    const between = [...times.values()].flatMap((at) => at.slice(1).map((time, i) => time - at[i]!));
    expect(between.length).toBeGreaterThan(5000);
    const coefficient = Math.sqrt(variance(between)) / mean(between);
    expect(coefficient * Math.sqrt(k)).toBeGreaterThan(0.93);
    expect(coefficient * Math.sqrt(k)).toBeLessThan(1.07);
    expect(mean(between) / 2).toBeCloseTo(1, 1);
  });

  it("buys on the days of the stream, the first one included", () => {
    const { records } = shop({ kind: "bg-nbd", r: 5, alpha: 5, a: 0.5, b: 5 }, 200, "day");
    const days = records.transactions.map(({ at }) => Math.floor(at / 86_400_000));
    expect([...days].sort((x, y) => x - y)).toEqual(days);
  });
});
