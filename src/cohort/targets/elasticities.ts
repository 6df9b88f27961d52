import type { StackInput } from "../stack.ts";
import { stackPlan, stepRates } from "./plan.ts";

/** What small changes are worth, period by period: plain data. */
export interface Elasticities {
  /** Totals of the plan. */
  readonly totals: readonly number[];
  /** More of the total for one point (0.01) more retention at every step of every cohort. */
  readonly retentionPoint: readonly number[];
  /** More of the total for 1 % more acquisitions in every period. */
  readonly acquisitionPercent: readonly number[];
  /** How many percent of acquisition one point of retention is worth; null where acquisition moves nothing. */
  readonly pointInPercents: readonly (number | null)[];
}

/** In customers, and in money where the plan has a price. */
export interface PlanElasticities extends Elasticities {
  readonly revenue: Elasticities | null;
}

/**
 * What one point of retention is worth against one percent of acquisition, period by period: the derivatives of a plan's totals.
 *
 * Exact, by forward sums: with share r(a) staying at the step to age a, survival S(a) = S(a − 1) r(a) changes by D(a) = D(a − 1) r(a) + S(a − 1) for
 * each unit that all steps gain. A point is 0.01 more at every step (50 % becomes 51 %), to first order, also where a step already keeps everybody. Where
 * a survival curve has come to 0, its later steps are taken as 0.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, as `stack`
 * @example
 * const worth = elasticities({ acquisitions: [200, 200, 200], retention: 0.5 });
 * worth.retentionPoint // => [0, 2, 4]
 * worth.acquisitionPercent // => [2, 3, 3.5]
 * worth.pointInPercents // => [0, 0.6667, 1.1429]
 */
export function elasticities(plan: StackInput): PlanElasticities {
  const { stacked, prices } = stackPlan("elasticities", plan);
  const periods = stacked.totals.length;
  const customers = new Float64Array(periods);
  const money = new Float64Array(periods);
  const cohorts = stacked.layers[periods - 1]!.length;
  const acquired = (cohort: number): number => stacked.layers[cohort]![cohort]!;
  for (let cohort = 0; cohort < cohorts; cohort++) {
    const size = acquired(cohort);
    if (size === 0) continue;
    const curve = Float64Array.from(
      { length: periods - cohort },
      (_, a) => stacked.layers[cohort + a]![cohort]! / size,
    );
    const rates = stepRates(plan.retention, cohort, curve);
    let change = 0;
    for (let age = 1; age < curve.length; age++) {
      change = change * rates[age - 1]! + curve[age - 1]!;
      const more = size * change * POINT;
      customers[cohort + age]! += more;
      if (prices !== null) money[cohort + age]! += more * prices[Math.min(age, prices.length - 1)]!;
    }
  }
  const revenue = stacked.revenue === null ? null : elasticitiesOf(stacked.revenue.totals, money);
  return { ...elasticitiesOf(stacked.totals, customers), revenue };
}

/** One point of a share, one percent of a number. */
const POINT = 0.01;

function elasticitiesOf(totals: readonly number[], points: Float64Array): Elasticities {
  const percents = totals.map((total) => total * POINT);
  const retentionPoint = Array.from(points);
  const ratio = (point: number, t: number): number | null => (percents[t] === 0 ? null : point / percents[t]!);
  return { totals, retentionPoint, acquisitionPercent: percents, pointInPercents: retentionPoint.map(ratio) };
}
