import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import type { DataColumn, DataTable } from "../../schema/table/table.ts";

/** Rows that are weighted alike. */
export interface ResponseCell {
  /** What the rows have in common, column by column: a category, a range of numbers, "missing"; fewer columns where cells were joined. */
  readonly values: Readonly<Record<string, string>>;
  readonly invited: number;
  readonly answered: number;
  readonly rate: number;
}

/** Cells of a table. */
export interface ResponseCells {
  readonly cells: readonly ResponseCell[];
  /** Place of each row's cell. */
  readonly cell: Int32Array;
  /** Cells that had too few answers to stand alone. */
  readonly joined: number;
}

/** How cells are formed. */
export interface CellOptions {
  readonly names: readonly string[];
  readonly numericCells: number;
  readonly fewestAnswers: number;
}

/** Rows on their way into a cell. */
interface Group {
  readonly texts: readonly string[];
  readonly rows: number[];
}

/**
 * Cells of the combinations of columns. Those with too few answers are joined with the others short of answers that differ in the last
 * column only, then in the last two, and so on; what is short to the end joins the cell with the fewest invited. Kernel: some row answered.
 */
export function responseCells(table: DataTable, response: Float64Array, options: CellOptions): ResponseCells {
  const { names, fewestAnswers } = options;
  const labels = names.map((name) => labelsOf(table.columns.get(name)!, options.numericCells));
  const answers = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + response[row]!, 0);
  let open: Group[] = [{ texts: [], rows: Array.from(response.keys()) }];
  for (const own of labels) open = open.flatMap((group) => split(group, own));
  const kept: Group[] = [];
  const short = open.filter(({ rows }) => answers(rows) < fewestAnswers).length;
  for (let depth = names.length; ; depth--) {
    const whole = open.filter(({ rows }) => answers(rows) >= fewestAnswers);
    kept.push(...whole);
    open = open.filter((group) => !whole.includes(group));
    if (depth === 0 || open.length === 0) break;
    open = joinedAt(open, depth - 1);
  }
  for (const { rows } of open) {
    const smallest = kept.reduce<Group | null>(
      (least, group) => (least === null || group.rows.length < least.rows.length ? group : least),
      null,
    );
    if (smallest === null) kept.push({ texts: [], rows });
    else kept[kept.indexOf(smallest)] = { texts: [], rows: [...smallest.rows, ...rows] };
  }
  const cell = new Int32Array(table.rows);
  kept.forEach(({ rows }, place) => {
    for (const row of rows) cell[row] = place;
  });
  const cells = kept.map(({ texts, rows }) => ({
    values: Object.fromEntries(texts.map((text, i) => [names[i]!, text])),
    invited: rows.length,
    answered: answers(rows),
    rate: answers(rows) / rows.length,
  }));
  return { cells, cell, joined: names.length === 0 ? 0 : short };
}

function split({ texts, rows }: Group, labels: readonly string[]): Group[] {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const own = found.get(labels[row]!);
    if (own === undefined) found.set(labels[row]!, [row]);
    else own.push(row);
  }
  return [...found].map(([text, own]) => ({ texts: [...texts, text], rows: own }));
}

function joinedAt(groups: readonly Group[], depth: number): Group[] {
  const found = new Map<string, { texts: readonly string[]; rows: number[] }>();
  for (const { texts, rows } of groups) {
    const common = texts.slice(0, depth);
    const key = JSON.stringify(common);
    const own = found.get(key);
    found.set(key, { texts: common, rows: own === undefined ? rows : [...own.rows, ...rows] });
  }
  return [...found.values()];
}

function labelsOf(column: DataColumn, numericCells: number): string[] {
  if (column.kind === "category") {
    return Array.from({ length: column.codes.length }, (_, row) => column.categories[column.codes[row]!] ?? "missing");
  }
  const { values, missing } = column;
  const rows = Array.from({ length: values.length }, (_, row) => row);
  const present = Float64Array.from(rows.filter((row) => missing?.[row] !== 1).map((row) => values[row]!)).sort();
  if (new Set(present).size <= numericCells) {
    return rows.map((row) => (missing?.[row] === 1 ? "missing" : String(values[row])));
  }
  const cuts = [
    ...new Set(Array.from({ length: numericCells - 1 }, (_, i) => sortedQuantile(present, (i + 1) / numericCells))),
  ];
  const names = [...cuts, Infinity].map((cut, i) => rangeName(i === 0 ? null : cuts[i - 1]!, cut));
  return rows.map((row) => {
    if (missing?.[row] === 1) return "missing";
    const place = cuts.findIndex((cut) => values[row]! <= cut);
    return names[place < 0 ? cuts.length : place]!;
  });
}

function rangeName(above: number | null, most: number): string {
  if (above === null) return `≤ ${String(most)}`;
  return most === Infinity ? `> ${String(above)}` : `> ${String(above)}, ≤ ${String(most)}`;
}
