import { randomBeta, randomExponential, randomGamma } from "d3-random";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";

/** Estimates on CDNOW (time unit week), so that the simulated customers resemble real ones. */
export const cdnowParameters = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } as const;

/** Uniform numbers on [0, 1), the same for the same seed. */
export type Uniform = () => number;

export function uniformOf(seed: number): Uniform {
  const generator = mersenne(seed);
  return () => uniformFloat64(generator);
}

/** Draws, for one customer of a BG/NBD population after another, the weeks of his repeat purchases up to an age. */
export function repeatPurchases(uniform: Uniform): (ageWeeks: number) => number[] {
  const { r, alpha, a, b } = cdnowParameters;
  const rate = randomGamma.source(uniform)(r, 1 / alpha);
  const leaving = randomBeta.source(uniform)(a, b);
  const wait = randomExponential.source(uniform)(1);
  return (ageWeeks) => {
    const perWeek = rate();
    const chance = leaving();
    const weeks: number[] = [];
    for (let week = wait() / perWeek; week < ageWeeks; week += wait() / perWeek) {
      weeks.push(week);
      if (uniform() < chance) break;
    }
    return weeks;
  };
}
