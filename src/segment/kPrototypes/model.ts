import { randomStream } from "../../numeric/random/stream.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { distinctRows } from "../kMedoids/distinctRows.ts";
import {
  checkDistinct,
  checkObject,
  checkSearch,
  MAX_ITERATIONS,
  roundGate,
  searchNotes,
  type SearchOptions,
} from "../kMedoids/searchOptions.ts";
import { startRows } from "../kMedoids/startRows.ts";
import type { ScaleOptions } from "../scale/recipe.ts";
import { encodeMixed, type MixedRows } from "./encodeMixed.ts";
import { fitRecipe } from "./fitRecipe.ts";
import { gammaOf, type GammaRule } from "./gamma.ts";
import { relabel, type MixedCost } from "./kernel.ts";
import { prepareSearch, searchPrototypes, type FoundPrototypes, type MixedSearch } from "./search.ts";
import type { KPrototypesModel } from "./schema.ts";
import { costShape, describePrototypes } from "./space.ts";

const operation = "kPrototypes.fit";
const RESTARTS = 10;

/** Options of {@link fit}. */
export interface KPrototypesOptions extends SearchOptions {
  /** What a differing category costs beside squared distances: a number above 0, or a rule; `szepannek` by default. */
  readonly gamma?: number | GammaRule;
  /**
   * How columns of numbers are scaled; `missing` and `weight` hold for categories too, where `indicator` makes missing values a category of their
   * own.
   */
  readonly scale?: ScaleOptions;
  /** Columns of numbers that are categories: codes, truth values. */
  readonly categorical?: readonly string[];
}

/**
 * Parts customers of numbers and categories into k segments around prototypes: means of the scaled numbers and the most frequent categories. A
 * table of categories alone is k-modes; of numbers alone, k-means.
 *
 * The cost of a customer is his squared distance to the prototype on the scaled numbers + gamma × the categories in which he differs. All go to the
 * prototype of least cost (the first one on ties), all prototypes are made anew (the alphabetically first mode on ties), until no label changes; the best
 * of 10 starts is kept, one start where `start` is given. Gamma by Szepannek's rule: mean variance of the scaled numbers / mean chance that two
 * customers differ in a category; 1 without numbers.
 * Rows that are alike are searched as one, so the order of the rows does not matter, ties under a standard scale apart.
 *
 * @param table columns of numbers, texts and truth values, null where missing; one row gives one segment
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`, `too-few-observations` (fewer different rows than k),
 * `aborted`
 * @example
 * const customers = { visits: [1, 2, 1, 9, 8, 9], plan: ["basic", "basic", "basic", "pro", "pro", "pro"] };
 * const model = fit(customers, { k: 2, start: [0, 3] });
 * model.parameters.prototypes.map(({ modes }) => modes[0]) // => ["basic", "pro"]
 * model.fit.sizes // => [3, 3]
 * assign(model, { visits: [3, 7], plan: ["basic", "trial"] }) // => [0, 1]
 * @see Huang (1998), Data Mining and Knowledge Discovery 2, 283–304; Szepannek (2018), The R Journal 10(2), 200–208
 */
export function fit(table: TableInput, options: KPrototypesOptions): KPrototypesModel {
  checkObject(operation, options);
  const read = readTable(operation, table);
  checkOptions(options, read.rows);
  const { k, gamma = "szepannek", scale = {}, categorical = [], weights } = options;
  const { recipe, notes } = fitRecipe(operation, read, scale, categorical);
  const encoded = encodeMixed(operation, recipe, Object.fromEntries(read.columns));
  const distinct = distinctRows(encoded, weights);
  checkDistinct(operation, k, distinct.rows);
  const shape = costShape(recipe, encoded.numbers);
  const cost = { ...shape, gamma: typeof gamma === "number" ? gamma : gammaOf(gamma, distinct, shape) };
  const start = options.start === undefined ? null : startRows(operation, options.start, distinct);
  const found = bestOf(prepareSearch(distinct, cost), options, start);
  const { iterations, prototypes, starts } = found;
  return freezeDeep({
    kind: "k-prototypes",
    version: 1,
    parameters: {
      recipe,
      gamma: cost.gamma,
      prototypes: describePrototypes(recipe, encoded.numbers, prototypes),
    },
    fit: {
      observations: read.rows,
      distinctRows: distinct.rows,
      ...judgeAll(encoded, cost, prototypes, weights),
      gammaRule: typeof gamma === "number" ? "given" : gamma,
      starts,
      iterations,
      seed: options.seed ?? 1,
      notes: [...notes, ...searchNotes(distinct.unknown, found.converged, "labels still changed")],
    },
  });
}

function bestOf(
  search: MixedSearch,
  options: KPrototypesOptions,
  start: Int32Array | null,
): FoundPrototypes & { readonly starts: number } {
  const { k, seed = 1, maxIterations = MAX_ITERATIONS, restarts = start === null ? RESTARTS : 1 } = options;
  const gate = roundGate(operation, options);
  const stream = randomStream(seed);
  let best: FoundPrototypes | null = null;
  for (let i = 0; i < restarts; i++) {
    const found = searchPrototypes(search, {
      k,
      start: i === 0 ? start : null,
      stream: stream.split(i),
      maxIterations,
      onRound: (iteration, cost) => {
        gate({ start: i + 1, starts: restarts, iteration, cost });
      },
    });
    if (best === null || found.cost < best.cost) best = found;
  }
  return { ...best!, starts: restarts };
}

/** Sizes and cost over all rows. */
function judgeAll(
  encoded: MixedRows,
  cost: MixedCost,
  prototypes: Float64Array,
  weights: ArrayLike<number> | undefined,
): { sizes: number[]; cost: number } {
  const labels = new Int32Array(encoded.rows);
  const own = new Float64Array(encoded.rows);
  relabel(cost, encoded, prototypes, labels, own);
  const sizes = new Array<number>(prototypes.length / encoded.width).fill(0);
  let total = 0;
  for (let row = 0; row < encoded.rows; row++) {
    sizes[labels[row]!]!++;
    total += (weights?.[row] ?? 1) * own[row]!;
  }
  return { sizes, cost: total };
}

function checkOptions(options: KPrototypesOptions, rows: number): void {
  const issues: Issue[] = [];
  checkSearch(options, rows, issues);
  const { gamma = 1, scale = {}, categorical = [] } = options;
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  const isRule = gamma === "szepannek" || gamma === "huang";
  if (!isRule && !(Number.isFinite(gamma) && gamma > 0 && gamma <= 1e100)) {
    wrong(
      "gamma",
      "a number above 0, at most 1e100, szepannek or huang",
      gamma,
      "Leave categories out to give them no weight.",
    );
  }
  if (typeof (scale as unknown) !== "object" || (scale as unknown) === null) {
    wrong("scale", "an object", scale, "Pass an object, or leave it out.");
  } else if (
    scale.columns !== undefined &&
    (typeof (scale.columns as unknown) !== "object" || (scale.columns as unknown) === null)
  ) {
    wrong("scale.columns", "rules by the names of columns", scale.columns, "Pass an object, or leave it out.");
  }
  if (!isArrayLike(categorical) || !Array.from(categorical).every((name) => typeof name === "string")) {
    wrong("categorical", "a list of names", categorical, "Name columns of the table.");
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
