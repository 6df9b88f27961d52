import { checkedInstant } from "../../calendar/instant.ts";
import { checkedZone } from "../../calendar/zone.ts";
import { randomStream } from "../../numeric/random/stream.ts";
import { readLog } from "../affinity/basketLog.ts";
import { checkBasketOptions } from "../affinity/basketTable.ts";
import { checkAll, checkObject, flagCheck, wholeCheck } from "../affinity/optionCheck.ts";
import { bootstrapMeans } from "./bootstrapMeans.ts";
import type { EvaluateRecommendationsOptions, RecommendationEvaluation } from "./evaluationTypes.ts";
import { itemsOf, splitInteractions, type SplitInteractions } from "./evaluationSplit.ts";
import { learn, type Watch } from "./fit.ts";
import { sortItems, type Interactions } from "./interactions.ts";
import { qualityOf, QUALITY_COLUMNS } from "./quality.ts";
import { measureList } from "./rankingMetrics.ts";
import { fillPopular, newScorer, scoreOwned, type Scorer } from "./scoring.ts";
import { checkAffinity, type CheckedAffinity } from "./settings.ts";

/** A model among those compared. */
interface Contender {
  readonly name: string;
  /** Null for popularity. */
  readonly settings: CheckedAffinity | null;
}

/**
 * How good recommendations would have been: models learn from what lies before a date, and their lists are compared with what customers chose
 * from that date on, beside the list of popular items.
 *
 * Each customer counts once, whatever he chose. Hit rate: something of the list was chosen; recall: share of his choices on the list; precision:
 * share of the list chosen; NDCG: recall that counts early places more; reciprocal rank: of the first hit. Intervals are percentiles of samples of
 * customers, the same for all models, so that differences are paired.
 *
 * @param interactions rows `{ customerId, item, at }` (activities and transactions too), or columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `too-few-observations` (nothing before the split, or nothing that counts after), `invalid-time-zone`, `aborted`
 * @example
 * const rows = [["ann", "film", 1], ["ann", "jazz", 2], ["ben", "film", 1], ["cem", "golf", 1], ["ben", "jazz", 11], ["cem", "film", 12]];
 * const interactions = rows.map(([customerId, item, day]) => ({ customerId, item, at: day * 86400000 }));
 * const { models } = evaluateRecommendations(interactions, { splitAt: 10 * 86400000, n: 1 });
 * models.map(({ name, hitRate }) => [name, hitRate.estimate]) // => [["popularity", 0.5], ["item-affinity", 1]]
 * @see Herlocker, Konstan, Terveen & Riedl (2004), ACM Transactions on Information Systems 22, 5–53
 */
export function evaluateRecommendations(
  interactions: Interactions,
  options: EvaluateRecommendationsOptions,
): RecommendationEvaluation {
  const operation = "evaluateRecommendations";
  checkObject(operation, "options", options);
  const { timeZone = "UTC", n = 10, level = 0.95, resamples = 500, seed = 1 } = options;
  const contenders = checkOptions(operation, options);
  const zone = checkedZone(operation, timeZone, "options.timeZone");
  const splitAt = checkedInstant(operation, zone, options.splitAt, "options.splitAt");
  const stream = randomStream(seed);
  const log = sortItems(readLog(operation, interactions, { zone, per: "customer", timed: true, path: "interactions" }));
  const parts = splitInteractions(operation, log, splitAt, options);
  const table = measureAll(operation, parts, contenders, { n, onlyNew: options.onlyNew ?? true, watch: options });
  const means = bootstrapMeans(table.columns, table.width, resamples, stream);
  return {
    splitAt,
    n,
    level,
    customers: parts.rows.length,
    coldCustomers: parts.cold,
    chosen: parts.chosen,
    unseen: parts.unseen,
    ownedBefore: parts.ownedBefore,
    catalogue: parts.catalogue,
    models: contenders.map(({ name }, place) =>
      qualityOf(means, { name, place, level, coverage: table.recommended[place]! / parts.catalogue }),
    ),
    rejected: log.rejected,
    notes: parts.train.report.notes.filter(({ code }) => code !== "empty-basket"),
  };
}

function checkOptions(operation: string, options: EvaluateRecommendationsOptions): Contender[] {
  const {
    n = 10,
    resamples = 500,
    level = 0.95,
    onlyNew = true,
    coldCustomers = true,
    timeZone = "UTC",
    seed = 1,
  } = options;
  const { models = [{ name: "item-affinity" }] } = options;
  const share = Number.isFinite(level) && level > 0 && level < 1;
  const named =
    Array.isArray(models) &&
    models.every((model: unknown) => typeof (model as { name?: unknown } | null)?.name === "string");
  checkBasketOptions(operation, options);
  checkAll(operation, [
    wholeCheck("options.n", n, 1, 1000),
    wholeCheck("options.resamples", resamples, 100, 10_000),
    {
      path: "options.level",
      value: level,
      holds: share,
      expected: "a number above 0 and below 1",
      fix: "Pass 0.95 for 95 %.",
    },
    flagCheck("options.onlyNew", onlyNew),
    flagCheck("options.coldCustomers", coldCustomers),
    {
      path: "options.models",
      value: models,
      holds: named,
      expected: "a list of { name, options }",
      fix: "Name every model.",
    },
    {
      path: "options.seed",
      value: seed,
      holds: typeof seed === "string" || Number.isFinite(seed),
      expected: "a number or a text",
      fix: "Leave the option out for 1.",
    },
  ]);
  const own = models.map(({ name, options: fit = {} }, k) => ({
    name,
    settings: checkAffinity(operation, `options.models[${String(k)}].options`, fit, timeZone),
  }));
  return [{ name: "popularity", settings: null }, ...own];
}

interface Measured {
  /** Row-major: a customer's measures of every contender, then the popularity of what he chose. */
  readonly columns: Float64Array;
  readonly width: number;
  /** Different items that each contender recommended. */
  readonly recommended: readonly number[];
}

interface MeasureOptions {
  readonly n: number;
  readonly onlyNew: boolean;
  readonly watch: Watch;
}

function measureAll(
  operation: string,
  parts: SplitInteractions,
  contenders: readonly Contender[],
  options: MeasureOptions,
): Measured {
  const width = contenders.length * QUALITY_COLUMNS + 1;
  const columns = new Float64Array(parts.rows.length * width);
  const popularity = Float64Array.from(parts.itemCustomers, (count) => count / parts.trained);
  parts.truth.forEach((items, r) => {
    columns[(r + 1) * width - 1] = items.reduce((sum, item) => sum + popularity[item]!, 0) / items.length;
  });
  const recommended = contenders.map(({ settings }, place) => {
    const scorer = scorerOf(operation, parts, settings, options);
    return measureOne(parts, scorer, { columns, width, at: place * QUALITY_COLUMNS, popularity, n: options.n });
  });
  return { columns, width, recommended };
}

function scorerOf(
  operation: string,
  parts: SplitInteractions,
  settings: CheckedAffinity | null,
  { n, onlyNew, watch }: MeasureOptions,
): Scorer {
  const { train, trained, itemCustomers } = parts;
  const size = itemCustomers.length;
  const none = { starts: new Int32Array(size + 1), items: new Int32Array(0), similarities: new Float64Array(0) };
  const lists = settings === null ? none : learn(operation, train, settings, { customers: trained, watch });
  return newScorer(lists, itemCustomers, { n, allowed: new Uint8Array(size).fill(1), ownedToo: !onlyNew });
}

interface Sheet {
  readonly columns: Float64Array;
  readonly width: number;
  readonly at: number;
  readonly popularity: Float64Array;
  readonly n: number;
}

/** Measures one contender's list of every customer; returns how many different items were recommended. */
function measureOne(parts: SplitInteractions, scorer: Scorer, { columns, width, at, popularity, n }: Sheet): number {
  const chosen = new Uint8Array(popularity.length);
  const seen = new Uint8Array(popularity.length);
  let different = 0;
  parts.truth.forEach((truth, r) => {
    const owned = itemsOf(parts.owned, parts.rows[r]!);
    scoreOwned(scorer, owned);
    const list = Array.from(scorer.top.codes.subarray(0, scorer.top.size));
    fillPopular(scorer, owned, list, n);
    for (const item of truth) chosen[item] = 1;
    measureList(list, { chosen, count: truth.length, popularity, n }, columns, r * width + at);
    for (const item of truth) chosen[item] = 0;
    for (const item of list) {
      different += 1 - seen[item]!;
      seen[item] = 1;
    }
  });
  return different;
}
