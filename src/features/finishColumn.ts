import type { DataColumn } from "../schema/table/table.ts";

/** Values as they were computed: NaN where missing; codes of `texts` for categories. */
export interface RawColumn {
  readonly name: string;
  readonly texts: readonly string[] | null;
  readonly values: Float64Array;
}

/** The column with a mask for what is missing; categories are those that occur, in order of the rows. */
export function finishColumn({ texts, values }: RawColumn): DataColumn {
  return texts === null ? numericColumn(values) : categoryColumn(texts, values);
}

function numericColumn(values: Float64Array): DataColumn {
  let missing: Uint8Array | null = null;
  for (let i = 0; i < values.length; i++) {
    // Amounts whose sum no number can hold are as good as not known.
    if (Number.isFinite(values[i])) continue;
    missing ??= new Uint8Array(values.length);
    missing[i] = 1;
    values[i] = 0;
  }
  return { kind: "numeric", values, missing };
}

function categoryColumn(texts: readonly string[], values: Float64Array): DataColumn {
  const codes = new Int32Array(values.length);
  const places = new Int32Array(texts.length).fill(-1);
  const categories: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const code = values[i]!;
    if (!(code >= 0)) {
      codes[i] = -1;
      continue;
    }
    if (places[code]! < 0) places[code] = categories.push(texts[code]!) - 1;
    codes[i] = places[code]!;
  }
  return { kind: "category", codes, categories };
}
