/** A name of a group, a stratum. */
export type Label = string | number;

/** A column of names as numbers. */
export interface Labels {
  /** Numbers first, rising, then texts in the order of their code units: the same whatever the order of the rows. */
  readonly names: readonly Label[];
  /** Position in `names` of each row; -1 where a row has no name. */
  readonly code: Int32Array;
}

/** Numbers the distinct names of a column. Blank names count; null, undefined, NaN and what is neither text nor number do not. */
export function readLabels(column: ArrayLike<unknown>): Labels {
  const seen = new Map<Label, number>();
  const code = new Int32Array(column.length);
  for (let i = 0; i < code.length; i++) {
    const value = column[i];
    if (!isLabel(value)) {
      code[i] = -1;
      continue;
    }
    const known = seen.get(value);
    if (known === undefined) seen.set(value, seen.size);
    code[i] = known ?? seen.size - 1;
  }
  const names = Array.from(seen.keys()).sort(compareLabels);
  const place = new Int32Array(names.length);
  names.forEach((name, position) => (place[seen.get(name)!] = position));
  for (let i = 0; i < code.length; i++) if (code[i]! >= 0) code[i] = place[code[i]!]!;
  return { names, code };
}

function isLabel(value: unknown): value is Label {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

function compareLabels(a: Label, b: Label): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -1;
  if (typeof b === "number") return 1;
  return a < b ? -1 : 1;
}
