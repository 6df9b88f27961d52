import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { GroupLabel } from "../retentionTable/grouping.ts";
import { cellGrid, type CellGrid, type RetentionCell } from "./cells.ts";
import { decompose, type CompositionRule } from "./decompose.ts";

/** How {@link retentionChange} parts a change. */
export interface RetentionChangeOptions {
  /** How a change of composition is parted between groups and ages; "both-orders" unless given. */
  readonly composition?: CompositionRule;
}

/** A change in points of the rate (0.01 is one point), and its parts, which sum to it. */
export interface ChangeParts {
  readonly total: number;
  /** Other groups: the composition by plan, channel or segment. */
  readonly mix: number;
  /** Other ages: the composition by age. */
  readonly age: number;
  /** Other rates within groups and ages. */
  readonly genuine: number;
}

/** A retention change explained: plain data. */
export interface RetentionChange extends ChangeParts {
  /** Retention rates of the two periods. */
  readonly before: number;
  readonly after: number;
  /** Standard error of `genuine`, with the compositions taken as they are. */
  readonly standardError: number;
  /** The parts of each group, in order of the names; they sum to the whole. */
  readonly groups: readonly (ChangeParts & { readonly group: GroupLabel })[];
  /** `cells-in-one-period`, where groups and ages have customers in one period only. */
  readonly notes: readonly Note[];
}

/**
 * Explains why retention changed between two periods: other groups (mix), other ages, or customers of the same group and age who stay more or less
 * often (genuine).
 *
 * A rate is the sum over groups g and ages a of share × rate of the cell. With the means of the two periods as weights, the change is Σ p̄ Δr (genuine) and Σ r̄ Δp
 * (composition), exactly. Composition is parted by `composition`:
 *
 * - "both-orders": the group's share and the ages within it, and the age's share and the groups within it, each order parted in the same way, and the mean of
 *   the two. Where all rates are equal, both parts are 0. A group's parts are counted against the mean rate: one that grows adds where it keeps better than the rest.
 * - "das-gupta": his symmetric factors, as in his tables. The two may then be of opposite signs where all rates are equal, and a group's parts mean little by themselves.
 *
 * Where a cell has customers in one period only, no change of its rate can be seen: it counts with the rate of that period, and its coming or going is composition.
 *
 * @param before cells of the earlier period, or what `retentionCells` gave; those of one group and age are summed, those without customers left out
 * @throws {KeizokuError} `invalid-input`; `empty-input` where a period has no customer
 * @example
 * const before = [
 *   { group: "month", age: 0, atRisk: 50, retained: 25 },
 *   { group: "year", age: 0, atRisk: 50, retained: 45 },
 * ];
 * const after = [
 *   { group: "month", age: 0, atRisk: 80, retained: 44 },
 *   { group: "year", age: 0, atRisk: 20, retained: 18 },
 * ];
 * const change = retentionChange(before, after);
 * [change.before, change.after] // => [0.7, 0.62]
 * change.mix // => -0.1125
 * change.genuine // => 0.0325
 * change.age // => 0
 * @see Kitagawa (1955), Journal of the American Statistical Association 50, 1168–1194
 * @see Kim & Strobino (1984), Demography 21, 361–372 (composition in orders); Das Gupta (1993), P23-186, U.S. Bureau of the Census
 */
export function retentionChange(
  before: readonly RetentionCell[] | { readonly cells: readonly RetentionCell[] },
  after: readonly RetentionCell[] | { readonly cells: readonly RetentionCell[] },
  options: RetentionChangeOptions = {},
): RetentionChange {
  const { composition = "both-orders" } = checkOptions(options);
  const grid = cellGrid(operation, before, after);
  const { mix, age, genuine, variance } = decompose(grid, composition);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const groups = grid.groups.map((group, g) => {
    const total = mix[g]! + age[g]! + genuine[g]!;
    return { group, total, mix: mix[g]!, age: age[g]!, genuine: genuine[g]! };
  });
  return {
    before: grid.sides[0].rate,
    after: grid.sides[1].rate,
    total: grid.sides[1].rate - grid.sides[0].rate,
    ...{ mix: sum(mix), age: sum(age), genuine: sum(genuine) },
    standardError: Math.sqrt(sum(variance)),
    groups,
    notes: notesOf(grid),
  };
}

const operation = "retentionChange";

function checkOptions(options: RetentionChangeOptions): RetentionChangeOptions {
  const given: unknown = options;
  const composition: unknown =
    typeof given === "object" && given !== null
      ? options.composition === undefined
        ? "both-orders"
        : options.composition
      : given;
  if (composition === "both-orders" || composition === "das-gupta") return options;
  const isObject = typeof given === "object" && given !== null;
  const path = isObject ? "options.composition" : "options";
  const expected = isObject ? '"both-orders" or "das-gupta"' : "an object";
  const fix = isObject ? "Pass one of these words." : "Pass an object, or leave it out.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(composition), fix }]);
}

function notesOf({ sides, groups, ages }: CellGrid): Note[] {
  let cells = 0;
  let customers = 0;
  for (let g = 0; g < groups.length; g++) {
    for (let a = 0; a < ages.length; a++) {
      const [before, after] = [sides[0].atRisk[g]![a]!, sides[1].atRisk[g]![a]!];
      if (before > 0 === after > 0) continue;
      cells++;
      customers += before + after;
    }
  }
  if (cells === 0) return [];
  const message = `${String(cells)} cells of a group and an age have customers (${String(customers)}) in one of the periods only: their coming or going counts as composition.`;
  return [{ code: "cells-in-one-period", message }];
}
