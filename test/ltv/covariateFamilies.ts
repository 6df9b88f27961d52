import { bdw, bgNbd, mbgNbd, paretoNbd, sbg } from "../../src/ltv/index.ts";
import type { CovariateColumns } from "../../src/ltv/kernel/covariates/covariates.ts";
import type { FitReport } from "../../src/schema/index.ts";

/** Columns of customers, with covariates or without. */
export type Table = Readonly<Record<string, unknown>> & { readonly covariates?: CovariateColumns };

export type Coefficients = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Fitted {
  readonly kind: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly covariates?: Coefficients;
  readonly fit: FitReport;
}

/** What the tests of covariates ask of a family, whichever it is. */
export interface CovariateFamily {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** By process, the parameters that covariates multiply by exp(sign · γ'x). */
  readonly moved: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>>;
  readonly draw: (customers: number, seed: number, coefficients?: Coefficients, covariates?: CovariateColumns) => Table;
  readonly fit: (table: Table, options?: object) => Fitted;
  readonly logLikelihood: (
    parameters: Readonly<Record<string, number>>,
    table: Table,
    coefficients?: Coefficients,
  ) => number;
  /** Predictions over columns of customers or of horizons. */
  readonly predict: Readonly<Record<string, (model: object, table: Table) => number | Float64Array>>;
}

/** Calls that differ between families in types only. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one table for five families
type Any = any;

const dear = { discountRate: { rate: 0.1, per: "year" } } as const;
const timed = (model: object): object => ({ ...model, fit: { timeUnit: "week" } });

function buying(name: string, module: Any, parameters: object, dropout: object): CovariateFamily {
  const ahead = ({ age, ...rest }: Any): object => ({ ...rest, horizon: age });
  const counted = ({ age, frequency, ...rest }: Any): object => ({ ...rest, horizon: age, count: frequency });
  return {
    name,
    parameters: parameters as CovariateFamily["parameters"],
    moved: { purchase: { alpha: -1 }, dropout } as CovariateFamily["moved"],
    draw: (customers, seed, coefficients, covariates) =>
      module.simulate(parameters, { customers, age: 52, seed, ...(coefficients && { coefficients, covariates }) }),
    fit: (table, options) => module.fit(table, { timeUnit: "week", ...options }),
    logLikelihood: (...given) => module.logLikelihood(...given),
    predict: {
      probabilityAlive: (model, table) => module.probabilityAlive(model, table),
      probabilityAliveAfter: (model, table) => module.probabilityAliveAfter(model, table, { horizon: 26 }),
      expectedPurchases: (model, table) => module.expectedPurchases(model, table, { horizon: 26 }),
      residualValue: (model, table) => module.residualValue(timed(model), table, dear),
      residualValueWithin: (model, table) => module.residualValue(timed(model), table, { ...dear, horizon: 52 }),
      logOddsAlive: (model, table) => module.logOddsAlive(model, table),
      newCustomerPurchases: (model, table) => module.newCustomerPurchases(model, ahead(table)),
      probabilityOfPurchases: (model, table) => module.probabilityOfPurchases(model, counted(table)),
      logProbabilityOfPurchases: (model, table) => module.logProbabilityOfPurchases(model, counted(table)),
    },
  };
}

function contract(name: string, module: Any, parameters: object, shape: string): CovariateFamily {
  const renewal = ({ renewals, ...rest }: Any): object => ({
    ...rest,
    renewal: typeof renewals === "number" ? renewals + 1 : Array.from(renewals, (n: number) => n + 1),
  });
  return {
    name,
    parameters: parameters as CovariateFamily["parameters"],
    moved: { leaving: { [shape]: 1 } },
    draw: (customers, seed, coefficients, covariates) =>
      module.simulate(parameters, { customers, renewals: 12, seed, ...(coefficients && { coefficients, covariates }) }),
    fit: (table, options) => module.fit({ period: "week", ...table }, options),
    logLikelihood: (...given) => module.logLikelihood(...given),
    predict: {
      retentionRate: (model, table) => module.retentionRate(model, table),
      logSurvival: (model, table) => module.logSurvival(model, table),
      posteriorMeanChurn: (model, table) => module.posteriorMeanChurn(model, table),
      probabilityAliveAfter: (model, table) => module.probabilityAliveAfter(model, table, { horizon: 4 }),
      churnProbability: (model, table) => module.churnProbability(model, renewal(table)),
      logChurnProbability: (model, table) => module.logChurnProbability(model, renewal(table)),
      expectedResidualLife: (model, table) => module.expectedResidualLife(model, table, { horizon: 30 }),
      residualValue: (model, table) => module.residualValue(timed(model), table, dear),
      retentionElasticity: (model, table) => module.retentionElasticity(timed(model), table, dear),
    },
  };
}

/** Every family that takes covariates. */
export const families: readonly CovariateFamily[] = [
  buying("bgNbd", bgNbd, { r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, { a: 1, b: 1 }),
  buying("mbgNbd", mbgNbd, { r: 0.6, alpha: 6, a: 0.7, b: 2.5 }, { a: 1, b: 1 }),
  buying("paretoNbd", paretoNbd, { r: 0.6, alpha: 6, s: 0.8, beta: 12 }, { beta: -1 }),
  contract("sbg", sbg, { alpha: 0.8, beta: 3 }, "alpha"),
  contract("bdw", bdw, { gamma: 0.8, delta: 3, c: 1.3 }, "gamma"),
];

/** Two covariates: two groups of customers, and a few levels of another kind. */
export function someCovariates(customers: number): { gender: number[]; visits: number[] } {
  return {
    gender: Array.from({ length: customers }, (_, i) => i % 2),
    visits: Array.from({ length: customers }, (_, i) => (i * 7) % 5),
  };
}

/** Effects of both on every process of a family. */
export function someEffects({ moved }: CovariateFamily, scale = 1): Record<string, Record<string, number>> {
  const processes = Object.keys(moved);
  return Object.fromEntries(
    processes.map((process, i) => [process, { gender: scale * (0.4 + 0.15 * i), visits: scale * (0.1 * i - 0.15) }]),
  );
}

/** Parameters of a customer, by the definition. */
export function parametersAt(
  { parameters, moved }: CovariateFamily,
  coefficients: Coefficients,
  x: Readonly<Record<string, number>>,
): Record<string, number> {
  const own = { ...parameters };
  for (const [process, signs] of Object.entries(moved)) {
    const eta = Object.entries(coefficients[process]!).reduce((sum, [name, value]) => sum + value * x[name]!, 0);
    for (const [parameter, sign] of Object.entries(signs)) own[parameter]! *= Math.exp(sign * eta);
  }
  return own;
}

/** One row of a table. */
export function rowAt(table: Table, row: number): Table {
  const { covariates, ...columns } = table;
  const at = (all: object): Record<string, number> =>
    Object.fromEntries(Object.entries(all).map(([key, column]) => [key, (column as ArrayLike<number>)[row]!]));
  return {
    ...at(columns),
    ...(covariates === undefined ? {} : { covariates: at(covariates) as unknown as CovariateColumns }),
  };
}

/** The same customers, of whom nothing more is known. */
export function withoutCovariates(table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(([key]) => key !== "covariates"));
}
