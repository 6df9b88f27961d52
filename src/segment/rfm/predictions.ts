import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { moneyOverflow, type Money } from "../../schema/money/money.ts";
import type { RfmWords } from "./groups.ts";
import { combination, groupTable } from "./groupTable.ts";
import { scoresOf, type Sense } from "./kernel.ts";
import type { ReadCustomers, RfmCustomers, RfmReadOptions } from "./customers.ts";
import { readCustomers } from "./readCustomers.ts";
import type { RfmMeasure, RfmModel, RfmParameters } from "./schema.ts";

/** Whether more or less of a measure is better. */
export const senses: Readonly<Record<RfmMeasure, Sense>> = { recency: -1, frequency: 1, monetary: 1 };

/** What is in one group. */
export interface RfmGroupSummary {
  readonly key: string;
  readonly name: RfmWords;
  readonly customers: number;
  /** Of all customers. */
  readonly share: number;
  /** Sum of the monetary measure: money where there is a currency. */
  readonly monetary: Money | number;
  /** Of the sum over all customers; null where that is not above 0. */
  readonly monetaryShare: number | null;
}

/** Scores and groups of customers, in their order. */
export interface RfmScores {
  readonly customerIds: readonly string[];
  readonly measures: Readonly<Record<RfmMeasure, Float64Array>>;
  /** From 1, the worst. */
  readonly scores: Readonly<Record<RfmMeasure, Int32Array>>;
  /** Place of each customer's group in `groups`. */
  readonly labels: Int32Array;
  /** All groups, those without customers included. */
  readonly groups: readonly RfmGroupSummary[];
  readonly notes: readonly Note[];
}

/**
 * Scores customers by a stored model's cuts: a customer's scores do not depend on who else is scored.
 *
 * @param options `occasion` is the model's own; `asOf` and `timeZone` as in `rfm`
 * @throws {KeizokuError} `invalid-model`, and as `rfm`; `mixed-currencies` where the amounts are not in the model's currency
 * @example
 * const columns = { recency: [5, 40, 90, 200, 400], frequency: [9, 5, 1, 3, 1], monetary: [900, 400, 50, 310, 20] };
 * const { model } = rfm(columns);
 * assignRfm(model, { recency: [3, 500], frequency: [1, 20], monetary: [10, 5000] }).scores.recency // => [5, 1]
 */
export function assignRfm(model: RfmModel, customers: RfmCustomers, options: RfmReadOptions = {}): RfmScores {
  const operation = "assignRfm";
  const given = model as Partial<RfmModel> | null | undefined;
  const { parameters, fit } = given ?? {};
  const issues: Issue[] = [];
  if (given?.kind !== "rfm" || !areParameters(parameters) || !isFit(fit)) {
    const fix = "Pass a model that rfm made, or readModel of one.";
    issues.push({ code: "invalid-model", path: "model", expected: "a model of rfm", received: show(model), fix });
    throw new KeizokuError(operation, issues);
  }
  const table = groupTable(parameters.groups, parameters.levels, "model.parameters.groups", issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { currency, occasion } = fit;
  const own: unknown = options;
  const stated = { ...(currency === null ? {} : { currency }), ...(occasion === null ? {} : { occasion }) };
  const settings = typeof own === "object" && own !== null ? { ...own, ...stated } : (own as RfmReadOptions);
  const read = readCustomers(operation, customers, settings);
  if (read.currency !== currency) {
    const fix = "Convert the amounts to the currency of the model.";
    const [expected, received] = [currency ?? "plain numbers", read.currency ?? "plain numbers"];
    throw new KeizokuError(operation, [{ code: "mixed-currencies", path: "customers", expected, received, fix }]);
  }
  return scoreCustomers(operation, parameters, read, table);
}

function isFit(fit: RfmModel["fit"] | undefined): fit is RfmModel["fit"] {
  return typeof fit === "object" && (fit as unknown) !== null;
}

function areParameters(parameters: RfmParameters | undefined): parameters is RfmParameters {
  if (typeof parameters !== "object" || (parameters as unknown) === null) return false;
  const { levels } = parameters;
  if (!Number.isInteger(levels) || levels < 2 || levels > 10) return false;
  return (["recency", "frequency", "monetary"] as const).every((measure) => {
    const cuts: unknown = (parameters[measure] as RfmParameters["recency"] | undefined)?.cuts;
    return Array.isArray(cuts) && cuts.length === levels - 1;
  });
}

/** Scores what was read. Kernel: checked parameters. */
export function scoreCustomers(
  operation: string,
  parameters: RfmParameters,
  read: ReadCustomers,
  table: Int32Array,
): RfmScores {
  const of = (measure: RfmMeasure): Int32Array => scoresOf(read[measure], senses[measure], parameters[measure]);
  const scores = { recency: of("recency"), frequency: of("frequency"), monetary: of("monetary") };
  const labels = scores.recency.map((recency, row) => {
    return table[combination(parameters.levels, recency, scores.frequency[row]!, scores.monetary[row]!)]!;
  });
  return {
    customerIds: read.customerIds,
    measures: { recency: read.recency, frequency: read.frequency, monetary: read.monetary },
    scores,
    labels,
    groups: summaries(operation, parameters, read, labels),
    notes: read.notes,
  };
}

/** Notes of scores that no customer has. */
export function unusedScores(counts: Readonly<Record<RfmMeasure, readonly number[]>>): Note[] {
  return Object.entries(counts).flatMap(([measure, of]) => {
    const unused = of.flatMap((count, score) => (count === 0 ? [score + 1] : []));
    if (unused.length === 0) return [];
    const message = `${measure}: no customer has the score ${unused.join(", ")}; too many share one value.`;
    return [{ code: "score-unused", message }];
  });
}

function summaries(
  operation: string,
  { groups }: RfmParameters,
  { monetary, currency }: ReadCustomers,
  labels: Int32Array,
): RfmGroupSummary[] {
  const customers = new Float64Array(groups.groups.length);
  const sums = new Float64Array(customers.length);
  labels.forEach((label, row) => {
    customers[label]!++;
    sums[label]! += monetary[row]!;
  });
  const total = sums.reduce((sum, own) => sum + own, 0);
  if (![...sums, total].every((sum) => (currency === null ? Number.isFinite(sum) : Number.isSafeInteger(sum)))) {
    throw new KeizokuError(operation, [moneyOverflow("monetary", show(total))]);
  }
  return groups.groups.map(({ key, name }, g) => ({
    key,
    name,
    customers: customers[g]!,
    share: customers[g]! / labels.length,
    monetary: currency === null ? sums[g]! : { minor: sums[g]!, currency },
    monetaryShare: total > 0 ? sums[g]! / total : null,
  }));
}
