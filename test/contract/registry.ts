import { bgNbd, families, gammaGamma, type LtvModel } from "../../src/ltv/index.ts";

/** Columns of a table, by name. */
export type Table = Readonly<Record<string, ArrayLike<number>>>;

/** One model family with what its contract is tested on. */
export interface ContractCase {
  readonly family: (typeof families)[number];
  /** Columns drawn from the model itself. */
  readonly draw: (seed: number) => Table;
  readonly fit: (table: Table, options?: { readonly prior?: "weak" }) => LtvModel;
  /** Predictions that take one customer or columns. */
  readonly predictions: Readonly<Record<string, (model: LtvModel, customers: Table) => Float64Array>>;
  /** Columns that are durations, and the parameters that scale with them. */
  readonly durations: readonly string[];
  readonly timeParameters: readonly string[];
  /** Tables with nothing to learn from, and the code each must give. */
  readonly degenerate: Readonly<Record<string, { readonly table: Table; readonly code: string }>>;
}

type Histories = Parameters<typeof bgNbd.fit>[0];
type Spends = Parameters<typeof gammaGamma.fit>[0];

const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

/** Every family that can be stored; a family of `families` without a case here fails the contract. */
export const cases: readonly ContractCase[] = [
  {
    family: families[0],
    draw: (seed) => bgNbd.simulate({ r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, { customers: 1500, age: 52, seed }),
    fit: (table, options) => bgNbd.fit(table as Histories, { timeUnit: "week", ...options }),
    predictions: {
      probabilityAlive: (model, customers) => bgNbd.probabilityAlive(model as bgNbd.BgNbdModel, customers as Histories),
      expectedPurchases: (model, customers) =>
        bgNbd.expectedPurchases(model as bgNbd.BgNbdModel, customers as Histories, { horizon: 26 }),
    },
    durations: ["recency", "age"],
    timeParameters: ["alpha"],
    degenerate: {
      "no rows": { table: { frequency: [], recency: [], age: [] }, code: "empty-input" },
      "one customer": { table: { frequency: [2], recency: [5], age: [9] }, code: "too-few-observations" },
      "nobody bought again": {
        table: { frequency: repeat(0, 9), recency: repeat(0, 9), age: repeat(20, 9) },
        code: "no-maximum",
      },
      "all customers alike": {
        table: { frequency: repeat(3, 9), recency: repeat(8, 9), age: repeat(20, 9) },
        code: "no-maximum",
      },
    },
  },
  {
    family: families[1],
    draw: (seed) => {
      const frequency = Array.from({ length: 1500 }, (_, i) => 1 + (i % 7));
      return gammaGamma.simulate({ p: 6, q: 4, gamma: 16 }, { frequency, seed });
    },
    fit: (table, options) => gammaGamma.fit(table as Spends, options),
    predictions: {
      expectedSpend: (model, customers) =>
        gammaGamma.expectedSpend(model as gammaGamma.GammaGammaModel, customers as Spends),
    },
    durations: [],
    timeParameters: [],
    degenerate: {
      "no rows": { table: { frequency: [], monetaryValue: [] }, code: "empty-input" },
      "nobody bought again": {
        table: { frequency: repeat(0, 9), monetaryValue: repeat(0, 9) },
        code: "too-few-observations",
      },
      "all customers alike": { table: { frequency: repeat(3, 9), monetaryValue: repeat(20, 9) }, code: "no-maximum" },
    },
  },
];
