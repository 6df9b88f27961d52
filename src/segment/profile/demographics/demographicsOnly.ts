import { randomStream } from "../../../numeric/random/stream.ts";
import { KeizokuError } from "../../../schema/error.ts";
import type { Note } from "../../../schema/fitReport.ts";
import type { NumericColumn, TableInput } from "../../../schema/table/table.ts";
import type { Labels } from "../../partition/readLabels.ts";
import { wilson } from "../proportion.ts";
import { binColumn, crossCells, type Cells } from "./cells.ts";
import { dealFolds, hitsOf, predictedVariance, type FoldPlan } from "./crossValidation.ts";
import { permutationTest, sharedInformation } from "./informationTest.ts";
import { readDemographics, type DemographicsInput } from "./readOptions.ts";
import { sayDemographics } from "./say.ts";
import type { Demographics, DemographicsOptions, ExplainedOutcome, ExplainedSegments } from "./schema.ts";

const OPERATION = "demographicsOnly";

/**
 * How much of a segmentation age, sex, region and the like explain by themselves, and what the segments add to them.
 *
 * Three answers for each column and for all together (customers alike in every column are one group): the information they share with the segments
 * beyond chance, a permutation test, and how many customers' segments a simple prediction names rightly: the likeliest segment of the group,
 * learnt from other customers (cross-validated). With `outcomes` also how much of an outcome demographics, segments and both predict.
 *
 * Numbers are cut into groups of about equal size, or where `cuts` says; missing values are a group of their own. The test shuffles at most
 * 20,000 customers, drawn at random.
 *
 * @param table demographic columns of numbers or texts, one row a customer
 * @param labels segment of each row, whole numbers from 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations` (fewer customers than folds), `aborted`
 * @example
 * const sex = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? "f" : "m"));
 * const labels = sex.map((_, i) => (Math.floor(i / 2) % 4 === 0 ? 1 : 0));
 * const { together, says } = demographicsOnly({ sex }, labels, { seed: 1 });
 * together.explained < 0.01 // => true
 * says.en.split(" (")[0] // => "Nothing of the segmentation is explained by sex beyond chance"
 * @see Vinh, Epps & Bailey (2010), Journal of Machine Learning Research 11, 2837–2854
 */
export function demographicsOnly(table: TableInput, labels: Labels, options: DemographicsOptions): Demographics {
  const input = readDemographics(table, labels, options);
  const customers = input.table.rows;
  const segments: Cells = { codes: input.labels.codes, count: input.labels.labels.length };
  const binned = [...input.table.columns].map(([name, column]) => {
    const own = Object.hasOwn(input.cuts, name) ? input.cuts[name] : undefined;
    return { name, ...binColumn(column, own, input.groups) };
  });
  const together = binned.reduce((cells: Cells, column) => crossCells(cells, column), nobodyApart(customers));
  const stream = randomStream(options.seed);
  const foldOf = dealFolds(stream.split("folds"), customers, input.folds);
  const plan: FoldPlan = { foldOf, folds: input.folds, smoothing: input.smoothing };
  const step = (done: number): void => tell(options, done, input.permutations);
  const test = { stream, permutations: input.permutations, step };
  const chances = permutationTest([...binned, together], segments, test);
  const explain = (cells: Cells, p: number): ExplainedSegments => ({
    groups: cells.count,
    ...sharedInformation(OPERATION, cells, segments),
    p,
    accuracy: wilson(hitsOf(cells, segments, plan), customers, 0.95),
  });
  const notes: Note[] = [];
  if (segments.count === 1) notes.push({ code: "one-segment", message: "All customers are in one segment." });
  const found = {
    customers,
    segments: segments.count,
    columns: binned.map((column, c) => ({ name: column.name, cuts: column.cuts, ...explain(column, chances[c]!) })),
    together: explain(together, chances.at(-1)!),
    baseRate: hitsOf(nobodyApart(customers), segments, plan) / customers,
    outcomes: explainOutcomes(input, { together, segments }, plan),
    notes,
  };
  return { ...found, says: sayDemographics(found, options) };
}

function nobodyApart(customers: number): Cells {
  return { codes: new Int32Array(customers), count: 1 };
}

function tell({ onProgress, signal }: DemographicsOptions, done: number, total: number): void {
  if (signal?.aborted === true) {
    const expected = "to finish";
    const received = `an abort after ${String(done)} of ${String(total)} shuffles`;
    const fix = "Call again without aborting options.signal.";
    throw new KeizokuError(OPERATION, [{ code: "aborted", path: "options.signal", expected, received, fix }]);
  }
  onProgress?.({ done, total });
}

function explainOutcomes(
  { outcomes }: DemographicsInput,
  { together, segments }: { readonly together: Cells; readonly segments: Cells },
  plan: FoldPlan,
): ExplainedOutcome[] {
  if (outcomes === null) return [];
  return outcomes.names.map((name) => {
    const column = outcomes.columns.get(name) as NumericColumn;
    const [demographics, bySegment, both] = [[together], [segments], [segments, together]].map((groupings) =>
      predictedVariance(groupings, column, plan),
    ) as [number | null, number | null, number | null];
    const { values, missing } = column;
    const customers = values.length - Array.from(missing ?? []).filter((flag) => flag === 1).length;
    const added = both === null || demographics === null ? null : both - demographics;
    return { name, customers, demographics, segments: bySegment, both, added };
  });
}
