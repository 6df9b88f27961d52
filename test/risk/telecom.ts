import { readFileSync } from "node:fs";

/** Columns of a table of the telecom examples: numbers where every value is one, else texts; an empty value is missing. */
export function telecomTable(name: string): Record<string, (number | string | null)[]> {
  const text = readFileSync(new URL(`../../examples/data/telecom/${name}.csv`, import.meta.url), "utf8");
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return Object.fromEntries(head.map((column, place) => [column, columnOf(rows.map((row) => row[place]!))]));
}

function columnOf(values: readonly string[]): (number | string | null)[] {
  const missing = (value: string): boolean => value.trim() === "" || value === "NA";
  const numeric = values.every((value) => missing(value) || Number.isFinite(Number(value)));
  return values.map((value) => (missing(value) ? null : numeric ? Number(value) : value));
}

type Table = Record<string, readonly (number | string | null)[]>;

/** Probabilities of rows that the fit did not see: five folds by row index mod 5. */
export function outOfFold(
  table: Table,
  event: readonly number[],
  score: (train: Table, event: number[], test: Table) => Float64Array,
): Float64Array {
  const found = new Float64Array(event.length);
  for (let fold = 0; fold < 5; fold++) {
    const rows = event.map((_, row) => row);
    const test = rows.filter((row) => row % 5 === fold);
    const train = rows.filter((row) => row % 5 !== fold);
    const pick = (chosen: readonly number[]): Table =>
      Object.fromEntries(Object.entries(table).map(([name, values]) => [name, chosen.map((row) => values[row]!)]));
    const scored = score(
      pick(train),
      train.map((row) => event[row]!),
      pick(test),
    );
    test.forEach((row, place) => (found[row] = scored[place]!));
  }
  return found;
}

/** Chance that an event is ranked above another row, equal scores counting half. */
export function areaUnderCurve(scores: ArrayLike<number>, event: readonly number[]): number {
  const order = event.map((_, row) => row).sort((a, b) => scores[a]! - scores[b]!);
  let ranks = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    for (let place = from; place < to; place++) if (event[order[place]!] === 1) ranks += (from + to + 1) / 2;
    from = to;
  }
  const events = event.filter((value) => value === 1).length;
  return (ranks - (events * (events + 1)) / 2) / (events * (event.length - events));
}

/** Mean squared distance of probabilities from what happened. */
export function brierScore(scores: ArrayLike<number>, event: readonly number[]): number {
  return event.reduce((sum, value, row) => sum + (value - scores[row]!) ** 2, 0) / event.length;
}
