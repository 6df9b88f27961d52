import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { adjustLogP } from "../affinity/benjaminiHochberg.ts";
import type { Labels } from "../partition/readLabels.ts";
import { categoryDifferences, MOST_CATEGORIES } from "./categoryDifferences.ts";
import { groupRows, type GroupedRows } from "./groupRows.ts";
import { numericDifferences, type Unjudged } from "./numericDifferences.ts";
import { readProfileInput, type ProfileInput } from "./readProfileInput.ts";
import type { CategoryDifference, Difference, NumericDifference, Profile, ProfileOptions } from "./schema.ts";
import { segmentValues } from "./segmentValues.ts";

/** A difference that waits for all others. */
type Found = Unjudged<NumericDifference> | Unjudged<CategoryDifference>;

/**
 * What distinguishes each segment from all other customers, the strongest difference first.
 *
 * Numbers are compared by Hedges' g, categories by Cohen's h, which are on one scale, each with an interval, the lift against all, and a test
 * (Welch's t; the adjusted residual, Fisher's exact test where fewer than five are expected). The tests of all segments and columns are judged
 * together: of the differences marked `distinguishes`, about the false discovery rate at most are chance. That holds for columns the segments
 * were not made of; in the others segments differ by construction, and only the size of the difference says something.
 *
 * Missing values are left out of a column and counted. A column of more than 50 categories is compared in its 50 most frequent ones.
 *
 * @param table columns of numbers or texts, one row a customer
 * @param labels segment of each row, whole numbers from 0; labels that do not occur are not in the result
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const table = { visits: [9, 8, 10, 1, 2, 3], plan: ["pro", "pro", "pro", "basic", "basic", null] };
 * const { segments } = profile(table, [0, 0, 0, 1, 1, 1], { values: { value: [50, 40, 60, 10, 20, 20] } });
 * segments[0].differences[0].column // => "visits"
 * segments[0].differences[0].effect.value // => 5.6
 * segments[0].values[0].shareOfTotal // => 0.75
 * @see Hedges & Olkin (1985), Statistical Methods for Meta-Analysis; Cohen (1988), Statistical Power Analysis, chapter 6
 */
export function profile(table: TableInput, labels: Labels, options: ProfileOptions = {}): Profile {
  const input = readProfileInput(table, labels, options);
  const { level, falseDiscoveryRate, names } = input;
  const groups = groupRows(input.labels.codes, input.labels.labels.length);
  const notes: Note[] = [];
  const found = findDifferences(input, groups, notes);
  const judged = judge(found, falseDiscoveryRate);
  const values = segmentValues(input.values, groups, level);
  if (found.length === 1) {
    const message = "All customers are in one segment: there is nobody to compare with.";
    notes.push({ code: "one-segment", message });
  }
  const customers = input.table.rows;
  const segments = input.labels.labels.map((segment, s) => ({
    segment,
    name: names?.[segment] ?? null,
    customers: input.labels.sizes[s]!,
    share: input.labels.sizes[s]! / customers,
    differences: judged[s]!,
    values: values[s]!,
  }));
  const tests = found.flat().filter(({ p }) => p !== null).length;
  return { customers, level, falseDiscoveryRate, tests, segments, notes };
}

function findDifferences(input: ProfileInput, groups: GroupedRows, notes: Note[]): Found[][] {
  const { table, labels, level } = input;
  const found = labels.labels.map((): Found[] => []);
  for (const [name, column] of table.columns) {
    if (column.kind === "numeric") {
      const differences = numericDifferences(name, column, groups, level);
      differences.forEach((difference, s) => difference !== null && found[s]!.push(difference));
      continue;
    }
    const { differences, occurring } = categoryDifferences(name, column, labels.codes, { sizes: labels.sizes, level });
    differences.forEach((of, s) => found[s]!.push(...of));
    if (occurring <= MOST_CATEGORIES) continue;
    const compared = `the ${String(MOST_CATEGORIES)} most frequent of ${String(occurring)} categories were compared.`;
    notes.push({ code: "many-categories", message: `${name}: ${compared}` });
  }
  return found;
}

function judge(found: readonly (readonly Found[])[], falseDiscoveryRate: number): Difference[][] {
  const tested = found.flat().filter(({ p }) => p !== null);
  const adjusted = adjustLogP(Float64Array.from(tested, ({ p }) => Math.log(p!))).map((logP) => Math.exp(logP));
  const places = new Map(tested.map((difference, place) => [difference, adjusted[place]!]));
  return found.map((of) =>
    of
      .map((difference): Difference => {
        const adjustedP = places.get(difference) ?? null;
        return { ...difference, adjustedP, distinguishes: adjustedP !== null && adjustedP <= falseDiscoveryRate };
      })
      .sort((a, b) => Number(b.distinguishes) - Number(a.distinguishes) || rank(b) - rank(a)),
  );
}

/** Groups that differ without varying come before all others; what could not be measured comes last. */
function rank({ strength, p }: Difference): number {
  return strength ?? (p === 0 ? Number.MAX_VALUE : -1);
}
