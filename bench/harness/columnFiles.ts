import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes each column as a file of little-endian 64-bit floats, the form that Node and numpy read without parsing. */
export function writeColumns(folder: string, columns: Readonly<Record<string, Float64Array>>): void {
  for (const [name, values] of Object.entries(columns)) writeFileSync(fileOf(folder, name), values);
}

/** Reads one such column. */
export function readColumn(folder: string, name: string): Float64Array {
  const bytes = new Uint8Array(readFileSync(fileOf(folder, name)));
  return new Float64Array(bytes.buffer);
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}.f64`);
}
