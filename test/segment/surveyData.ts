import { randomStream } from "../../src/numeric/random/stream.ts";

/** Harman (1976), Modern Factor Analysis, page 14: five socioeconomic variables of twelve census tracts. */
export const harman: Readonly<Record<string, readonly number[]>> = {
  population: [5700, 1000, 3400, 3800, 4000, 8200, 1200, 9100, 9900, 9600, 9600, 9400],
  school: [12.8, 10.9, 8.8, 13.6, 12.8, 8.3, 11.4, 11.5, 12.5, 13.7, 9.6, 11.4],
  employment: [2500, 600, 1000, 1700, 1600, 2600, 400, 3300, 3400, 3600, 3300, 4000],
  services: [270, 10, 10, 140, 140, 60, 10, 60, 180, 390, 80, 100],
  houseValue: [25000, 10000, 9000, 25000, 25000, 12000, 16000, 14000, 18000, 25000, 12000, 13000],
};

/** Denis, Applied Univariate, Bivariate, and Multivariate Statistics, the example of Cronbach's alpha: five items, ten persons. */
export const denis: Readonly<Record<string, readonly number[]>> = {
  item1: [10, 12, 8, 6, 4, 6, 3, 7, 8, 9],
  item2: [12, 18, 16, 8, 7, 6, 4, 3, 9, 5],
  item3: [15, 12, 14, 16, 8, 3, 6, 7, 4, 6],
  item4: [11, 12, 14, 8, 7, 7, 5, 9, 10, 11],
  item5: [12, 1, 4, 6, 5, 3, 8, 9, 10, 12],
};

/** Answers made by known loadings: x = Λ f + ε with variance 1, as columns x0, x1, … */
export function simulatedItems(
  loadings: readonly (readonly number[])[],
  customers: number,
  seed: number,
): { columns: Record<string, Float64Array>; factors: Float64Array[] } {
  const { standardNormal } = randomStream(seed).samplers;
  const width = loadings[0]!.length;
  const factors = Array.from({ length: width }, () => Float64Array.from({ length: customers }, standardNormal));
  const columns = Object.fromEntries(
    loadings.map((row, i) => {
      const unique = Math.sqrt(1 - row.reduce((sum, loading) => sum + loading * loading, 0));
      const answer = (customer: number): number =>
        row.reduce((sum, loading, f) => sum + loading * factors[f]![customer]!, unique * standardNormal());
      return [`x${String(i)}`, Float64Array.from({ length: customers }, (_, customer) => answer(customer))];
    }),
  );
  return { columns, factors };
}
