import { expect, it } from "vitest";
import { beta, exponential, gamma } from "../../src/numeric/random/index.ts";
import { randomStream } from "../../src/numeric/random/stream.ts";
import type { Family } from "./regularModule.ts";

/** What one customer does after `age`. */
interface Observed {
  readonly frequency: number;
  readonly recency: number;
  readonly later: number;
  readonly alive: boolean;
  readonly aliveLater: boolean;
  readonly worth: number;
}

const age = 10;
const horizon = 8;
const delta = 0.1;

/** The story of the model told stage by stage, on beyond the end of the observation. */
function* customers(
  family: Family,
  law: Parameters<Family["module"]["simulate"]>[0],
  count: number,
): Generator<Observed> {
  const stream = randomStream(`${String(family.first)}-${String(law.k)}`);
  for (let i = 0; i < count; i++) {
    const rate = gamma(stream, law.r, 1 / law.alpha);
    const chance = beta(stream, law.a, law.b);
    const seen = { frequency: 0, recency: 0, later: 0, alive: true, aliveLater: true, worth: 0 };
    let time = 0;
    let gone = family.first === 1 && stream.next() < chance;
    if (gone) seen.alive = seen.aliveLater = false;
    while (!gone) {
      for (let stage = 0; stage < law.k; stage++) time += exponential(stream, rate);
      if (time > age + horizon) break;
      gone = stream.next() < chance;
      if (gone) seen.aliveLater = false;
      if (time > age) {
        seen.later++;
        seen.worth += Math.exp(-delta * (time - age));
        continue;
      }
      seen.frequency++;
      seen.recency = time;
      if (gone) seen.alive = false;
    }
    yield seen;
  }
}

/** Means over simulated customers of one frequency and one interval of recency, against the mean prediction for them. */
export function compareWithSimulation(family: Family): void {
  const { module } = family;
  it.each([2, 3])("what customers do who are drawn stage by stage, k = %i", { timeout: 60_000 }, (k) => {
    const law = { k, r: 1.4, alpha: 1.2, a: 0.9, b: 2.5 };
    const classes: readonly (readonly [number, number, number])[] = [
      [0, 0, 0],
      [1, 2, 4],
      [2, 4, 7],
      [3, 8, 10],
    ];
    const groups = classes.map((): Observed[] => []);
    for (const one of customers(family, law, 400_000)) {
      const at = classes.findIndex(([x, from, to]) => one.frequency === x && one.recency >= from && one.recency <= to);
      if (at >= 0) groups[at]!.push(one);
    }
    for (const [at, group] of groups.entries()) {
      const columns = {
        frequency: group.map(({ frequency }) => frequency),
        recency: group.map(({ recency }) => recency),
        age: group.map(() => age),
      };
      const model = { parameters: law, fit: { timeUnit: "week" as const } };
      const compare = (predicted: Float64Array, done: (one: Observed) => number, what: string): void => {
        const differences = group.map((one, i) => done(one) - predicted[i]!);
        const mean = differences.reduce((sum, d) => sum + d, 0) / group.length;
        const deviation = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0)) / group.length;
        expect(Math.abs(mean), `${what} of class ${String(at)}`).toBeLessThanOrEqual(4 * deviation + 1e-12);
      };
      expect(group.length).toBeGreaterThan(3000);
      compare(module.probabilityAlive(model, columns), ({ alive }) => Number(alive), "alive");
      const ahead = { horizon };
      compare(
        module.probabilityAliveAfter(model, columns, ahead),
        ({ aliveLater }) => Number(aliveLater),
        "alive later",
      );
      compare(module.expectedPurchases(model, columns, ahead), ({ later }) => later, "purchases");
      const discountRate = { rate: Math.expm1(delta), per: "week" as const };
      compare(module.residualValue(model, columns, { discountRate, horizon }), ({ worth }) => worth, "worth");
    }
  });
}
