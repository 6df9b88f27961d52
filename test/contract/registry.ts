import {
  bdw,
  bgBb,
  bgCnbdK,
  bgNbd,
  families,
  gammaGamma,
  mbgCnbdK,
  mbgNbd,
  nbd,
  paretoNbd,
  sbg,
  spend,
  type LtvModel,
  type PlanLadderModel,
} from "../../src/ltv/index.ts";

/** Columns of a table, by name. */
export type Table = Readonly<Record<string, ArrayLike<number>>>;

/** A model that learns from columns of numbers. */
export type ColumnModel = Exclude<LtvModel, PlanLadderModel>;

/** Kinds that learn from something else than columns of numbers, with what tests them instead. */
export const elsewhere: Readonly<Record<PlanLadderModel["kind"], string>> = {
  "plan-ladder": "test/ltv/planLadder.test.ts: moves are rows with named plans",
};

/** One model family with what its contract is tested on. */
export interface ContractCase {
  readonly family: (typeof families)[number];
  /** Columns drawn from the model itself. */
  readonly draw: (seed: number) => Table;
  readonly fit: (table: Table, options?: { readonly prior?: "weak" }) => ColumnModel;
  /** Predictions that take one customer or columns. */
  readonly predictions: Readonly<Record<string, (model: ColumnModel, customers: Table) => Float64Array>>;
  /** Columns that are durations, and the parameters that scale with them. */
  readonly durations: readonly string[];
  readonly timeParameters: readonly string[];
  /** Tables with nothing to learn from, and the code each must give. */
  readonly degenerate: Readonly<Record<string, { readonly table: Table; readonly code: string }>>;
}

type Histories = Parameters<typeof bgNbd.fit>[0];
type Spends = Parameters<typeof gammaGamma.fit>[0];

type Contracts = Parameters<typeof sbg.retentionRate>[1] & {
  readonly renewals: ArrayLike<number>;
  readonly left: ArrayLike<number>;
};

const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

const discount = { discountRate: { rate: 0.1, per: "year" } } as const;

/** Individuals of whom nothing about differing hazards can be learnt. */
const noContracts: ContractCase["degenerate"] = {
  "no rows": { table: { renewals: [], left: [] }, code: "empty-input" },
  "one customer": { table: { renewals: [3], left: [1] }, code: "too-few-observations" },
  "nobody left": { table: { renewals: repeat(5, 9), left: repeat(0, 9) }, code: "no-maximum" },
  "all left at the first renewal": { table: { renewals: repeat(0, 9), left: repeat(1, 9) }, code: "no-maximum" },
  "all customers alike": { table: { renewals: repeat(3, 9), left: repeat(1, 9) }, code: "no-maximum" },
};

const dear = { discountRate: { rate: 0.1, per: "year" as const } };

/** What the contract asks of a model of repeat purchases. */
interface BuyingModule<M> {
  readonly fit: (table: Histories, options: { readonly timeUnit: "week"; readonly prior?: "weak" }) => ColumnModel;
  readonly probabilityAlive: (model: M, customers: Histories) => Float64Array;
  readonly expectedPurchases: (model: M, customers: Histories, options: { readonly horizon: number }) => Float64Array;
  readonly residualValue: (model: M, customers: Histories, options: typeof dear) => Float64Array;
}

/** All of a case that the models of repeat purchases share. */
const buyingCase = <M extends ColumnModel>(
  module: BuyingModule<M>,
): Omit<ContractCase, "family" | "draw" | "timeParameters"> => ({
  fit: (table, options) => module.fit(table as Histories, { timeUnit: "week", ...options }),
  predictions: {
    probabilityAlive: (model, customers) => module.probabilityAlive(model as M, customers as Histories),
    expectedPurchases: (model, customers) =>
      module.expectedPurchases(model as M, customers as Histories, { horizon: 26 }),
    residualValue: (model, customers) => module.residualValue(model as M, customers as Histories, dear),
  },
  durations: ["recency", "age"],
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
});

/** A case of a model of regular timing, of two stages. */
function regularCase<M extends bgCnbdK.BgCnbdKModel | mbgCnbdK.MbgCnbdKModel>(
  family: ContractCase["family"],
  module: BuyingModule<M> &
    Pick<typeof bgCnbdK, "simulate"> & {
      readonly fit: (
        table: Histories,
        options: { readonly timeUnit: "week"; readonly k: number; readonly prior?: "weak" },
      ) => M;
    },
): ContractCase {
  return {
    ...buyingCase<M>(module),
    family,
    fit: (table, options) => module.fit(table as Histories, { timeUnit: "week", k: 2, ...options }),
    draw: (seed) => {
      const parameters = { k: 2, r: 0.8, alpha: 3, a: 0.8, b: 2.5 };
      const { frequency, recency, age } = module.simulate(parameters, { customers: 1500, age: 52, seed });
      return { frequency, recency, age };
    },
    timeParameters: ["alpha"],
  };
}

/** Every family that can be stored; a family of `families` without a case here fails the contract. */
export const cases: readonly ContractCase[] = [
  {
    ...buyingCase<bgNbd.BgNbdModel>(bgNbd),
    family: families[0],
    draw: (seed) => bgNbd.simulate({ r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, { customers: 1500, age: 52, seed }),
    timeParameters: ["alpha"],
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
  {
    ...buyingCase<paretoNbd.ParetoNbdModel>(paretoNbd),
    family: families[2],
    draw: (seed) => paretoNbd.simulate({ r: 0.6, alpha: 6, s: 0.8, beta: 12 }, { customers: 1500, age: 52, seed }),
    timeParameters: ["alpha", "beta"],
  },
  {
    ...buyingCase<mbgNbd.MbgNbdModel>(mbgNbd),
    family: families[3],
    draw: (seed) => mbgNbd.simulate({ r: 0.6, alpha: 6, a: 0.7, b: 2.5 }, { customers: 1500, age: 52, seed }),
    timeParameters: ["alpha"],
  },
  {
    family: families[4],
    draw: (seed) => sbg.simulate({ alpha: 0.8, beta: 3 }, { customers: 1500, renewals: 12, seed }),
    fit: (table, options) => sbg.fit({ period: "month", ...(table as Contracts) }, options),
    predictions: {
      retentionRate: (model, customers) => sbg.retentionRate(model as sbg.SbgModel, customers as Contracts),
      residualValue: (model, customers) => sbg.residualValue(model as sbg.SbgModel, customers as Contracts, discount),
    },
    durations: [],
    timeParameters: [],
    degenerate: noContracts,
  },
  {
    family: families[5],
    draw: (seed) => bdw.simulate({ gamma: 0.5, delta: 3, c: 1.4 }, { customers: 1500, renewals: 12, seed }),
    fit: (table, options) => bdw.fit({ period: "month", ...(table as Contracts) }, options),
    predictions: {
      retentionRate: (model, customers) => bdw.retentionRate(model as bdw.BdwModel, customers as Contracts),
      residualValue: (model, customers) => bdw.residualValue(model as bdw.BdwModel, customers as Contracts, discount),
    },
    durations: [],
    timeParameters: [],
    degenerate: noContracts,
  },
  {
    ...buyingCase<bgBb.BgBbModel>(bgBb),
    family: families[6],
    draw: (seed) => bgBb.simulate({ alpha: 1.2, beta: 1.8, gamma: 0.7, delta: 6 }, { customers: 1500, age: 26, seed }),
    durations: [],
    timeParameters: [],
  },
  {
    ...buyingCase<nbd.NbdModel>(nbd),
    family: families[7],
    draw: (seed) => nbd.simulate({ r: 0.6, alpha: 6 }, { customers: 1500, age: 52, seed }),
    timeParameters: ["alpha"],
  },
  regularCase<bgCnbdK.BgCnbdKModel>(families[8], bgCnbdK),
  regularCase<mbgCnbdK.MbgCnbdKModel>(families[9], mbgCnbdK),
  {
    family: families[10],
    draw: (seed) => {
      const frequency = Array.from({ length: 1500 }, (_, i) => 1 + (i % 7));
      return spend.simulate({ mean: 35, betweenVariance: 300, withinVariance: 200 }, { frequency, seed });
    },
    fit: (table, options) => spend.fit(table as Spends, options),
    predictions: {
      expectedSpend: (model, customers) => spend.expectedSpend(model as spend.SpendModel, customers as Spends),
    },
    durations: [],
    timeParameters: [],
    degenerate: {
      "no rows": { table: { frequency: [], monetaryValue: [] }, code: "empty-input" },
      "nobody bought again": {
        table: { frequency: repeat(0, 9), monetaryValue: repeat(0, 9) },
        code: "too-few-observations",
      },
      "all customers alike": {
        table: { frequency: repeat(1, 9), monetaryValue: Array.from({ length: 9 }, (_, i) => 10 * (i + 1)) },
        code: "no-maximum",
      },
    },
  },
];
