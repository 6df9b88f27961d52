import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { issueList } from "../../schema/issueList.ts";
import { compareLabels, isLabel, type GroupLabel } from "../retentionTable/grouping.ts";

/** Customers of one group and age in one period, and how many of them stayed. */
export interface RetentionCell {
  /** Plan, channel, segment. */
  readonly group: GroupLabel;
  /** Age, or where a band of ages begins. */
  readonly age: number;
  /** Customers there at the beginning: at least 0; weights are allowed. */
  readonly atRisk: number;
  /** Those of them still there at the end. */
  readonly retained: number;
}

/** The cells of two periods side by side: groups and ages that either has. */
export interface CellGrid {
  readonly groups: readonly GroupLabel[];
  readonly ages: readonly number[];
  /** Before and after. */
  readonly sides: readonly [CellSide, CellSide];
}

/** One period; `[group][age]`. */
export interface CellSide {
  readonly total: number;
  readonly rate: number;
  readonly atRisk: readonly (readonly number[])[];
  readonly retained: readonly (readonly number[])[];
}

/**
 * Checks two lists of cells and lays them out on one grid; cells of one group and age are summed.
 *
 * @throws {KeizokuError} `invalid-input`; `empty-input` where a period has nobody
 */
export function cellGrid(operation: string, before: unknown, after: unknown): CellGrid {
  const lists = [cellsOf(before), cellsOf(after)] as const;
  const issues = [...cellIssues(lists[0], "before", before), ...cellIssues(lists[1], "after", after)];
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const cells = lists as readonly (readonly RetentionCell[])[];
  const all = cells.flat().filter(({ atRisk }) => atRisk > 0);
  const groups = Array.from(new Set(all.map(({ group }) => group))).sort(compareLabels);
  const ages = Array.from(new Set(all.map(({ age }) => age))).sort((a, b) => a - b);
  const sides = cells.map((list) => sideOf(list, groups, ages)) as unknown as CellGrid["sides"];
  return { groups, ages, sides };
}

function sideOf(cells: readonly RetentionCell[], groups: readonly GroupLabel[], ages: readonly number[]): CellSide {
  const grid = (): number[][] => groups.map(() => new Array<number>(ages.length).fill(0));
  const side = { atRisk: grid(), retained: grid() };
  const groupAt = new Map(groups.map((group, g) => [group, g]));
  const ageAt = new Map(ages.map((age, a) => [age, a]));
  let total = 0;
  let kept = 0;
  for (const { group, age, atRisk, retained } of cells) {
    if (atRisk === 0) continue;
    side.atRisk[groupAt.get(group)!]![ageAt.get(age)!]! += atRisk;
    side.retained[groupAt.get(group)!]![ageAt.get(age)!]! += retained;
    total += atRisk;
    kept += retained;
  }
  return { total, rate: kept / total, ...side };
}

/** Cells, or what `retentionCells` gave. */
function cellsOf(given: unknown): unknown {
  return typeof given === "object" && given !== null && "cells" in given ? given.cells : given;
}

const LARGEST = 1e15;
const SMALLEST = 1e-9;

function cellIssues(cells: unknown, path: string, given: unknown): Issue[] {
  if (!Array.isArray(cells)) {
    const fix = "Pass what retentionCells gave, or a list of cells.";
    return [invalid(path, "cells, as { group, age, atRisk, retained }", given, fix)];
  }
  const list = issueList();
  let people = 0;
  cells.forEach((cell: unknown, i) => {
    const place = `${path}[${String(i)}]`;
    const wrong = (name: string, expected: string, received: unknown, fix: string): void => {
      list.add(path, () => invalid(name === "" ? place : `${place}.${name}`, expected, received, fix));
    };
    if (typeof cell !== "object" || cell === null) {
      wrong("", "a cell, as { group, age, atRisk, retained }", cell, "Pass one object a cell.");
      return;
    }
    const { group, age, atRisk, retained } = cell as Readonly<Partial<Record<keyof RetentionCell, unknown>>>;
    if (!isLabel(group)) {
      wrong("group", "a text, a finite number, a boolean or null", group, "Pass the group's name; null for none.");
    }
    if (!Number.isFinite(age)) wrong("age", "a finite number", age, "Pass the age, or 0 where it does not matter.");
    const counted = typeof atRisk === "number" && (atRisk === 0 || (atRisk >= SMALLEST && atRisk <= LARGEST));
    if (!counted)
      wrong("atRisk", "0, or a number from 1e-9 to 1e15", atRisk, "Pass how many were there at the beginning.");
    if (!(typeof retained === "number" && retained >= 0 && (!counted || retained <= atRisk))) {
      const expected = `a number from 0 to atRisk (${show(atRisk)})`;
      wrong("retained", expected, retained, "Pass how many of them were there at the end.");
    }
    if (counted) people += atRisk;
  });
  const issues = list.all();
  if (issues.length > 0 || people > 0) return issues;
  const fix = "Pass a period in which somebody was there at the beginning.";
  return [{ code: "empty-input", path, expected: "at least one customer at risk", received: "none", fix }];
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
