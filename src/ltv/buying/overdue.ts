import { checkNumbers } from "../../schema/columns.ts";
import { overCustomers } from "../kernel/covariates/scorer.ts";
import { lengthOf } from "../../schema/arrayLike.ts";
import type { DescribedHistories, DescribedHistory } from "../kernel/purchaseHistory.ts";
import { buyingScorer } from "./buyingScorer.ts";
import { numbered, numberedRules } from "./numbered.ts";
import type { BuyingModel } from "./families.ts";
import { historyRules } from "./rules.ts";
import { silenceOf } from "./silence.ts";

/** When a silence counts as unusual. */
export interface OverdueOptions {
  /** Share of silences that are shorter than the one from which a customer is overdue, between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/** How unusual each customer's silence is, were he still there. */
export interface Overdue<N> {
  /** Time since the last purchase. */
  readonly silence: N;
  /** Chance that such a customer, still there, is silent as long or longer: the smaller, the more unusual. */
  readonly chance: N;
  /** The silence that half of such customers break before. */
  readonly usual: N;
  /** The silence from which he is overdue: a share `level` of such customers breaks it before. */
  readonly limit: N;
  /** 1 where the silence is as long as the limit or longer, else 0. */
  readonly overdue: N;
}

/**
 * How unusual a customer's silence is for him (dormancy): measured against his own rhythm, not against one number of days for all.
 *
 * His purchase rate is judged by what he did up to his last purchase; the chance to have left plays no part, so that the answer says
 * "longer than he ever is, if he is still ours", where `probabilityAlive` says how likely that still is.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns numbers for one customer, `Float64Array`s in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { kind: "bg-nbd", version: 1, parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } };
 * const often = overdue(model, { frequency: 12, recency: 30, age: 39 });
 * often.usual // => 2.0046
 * often.chance // => 0.0582
 * often.overdue // => 0
 * overdue(model, { frequency: 1, recency: 30, age: 39 }).chance // => 0.7493
 * @see Platzer & Reutterer (2016), Marketing Science 35(5), 779–799, for regular timing
 */
export function overdue(model: BuyingModel, customers: DescribedHistory, options?: OverdueOptions): Overdue<number>;
export function overdue(
  model: BuyingModel,
  customers: DescribedHistories,
  options?: OverdueOptions,
): Overdue<Float64Array>;
export function overdue(
  model: BuyingModel,
  customers: DescribedHistory | DescribedHistories,
  options: OverdueOptions = {},
): Overdue<number> | Overdue<Float64Array> {
  const operation = "overdue";
  const scorer = buyingScorer(operation, model);
  checkNumbers<never>(operation, "options", options, {});
  const { level = 0.95 } = options;
  const levelRule = { above: 0, max: 1 - 1e-9, fix: "Pass a share such as 0.95." };
  checkNumbers(operation, "options", { level }, { level: levelRule });
  const { chance, exceededBy } = silenceOf[model.kind];
  const rows = lengthOf((customers as Partial<DescribedHistories> | null | undefined)?.frequency);
  const columns = (): Float64Array => new Float64Array(rows ?? 1);
  const found = { silence: columns(), chance: columns(), usual: columns(), limit: columns(), overdue: columns() };
  const rules = numberedRules(historyRules(model.kind));
  overCustomers(scorer, numbered(customers, rows), rules, (parameters, { frequency, recency, age, row }) => {
    for (let i = 0; i < row.length; i++) {
      const history = [frequency[i]!, recency[i]!] as const;
      const silence = age[i]! - recency[i]!;
      const at = row[i]!;
      const share = chance(parameters, history, silence);
      found.silence[at] = silence;
      found.chance[at] = share;
      found.usual[at] = exceededBy(parameters, history, 0.5);
      found.limit[at] = exceededBy(parameters, history, 1 - level);
      found.overdue[at] = Number(share <= 1 - level);
    }
  });
  if (rows !== undefined) return found;
  const { silence, usual, limit } = found;
  return {
    silence: silence[0]!,
    chance: found.chance[0]!,
    usual: usual[0]!,
    limit: limit[0]!,
    overdue: found.overdue[0]!,
  };
}
