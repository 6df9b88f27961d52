import fc from "fast-check";
import type { TableInput } from "../../src/schema/index.ts";

/** A customer of a small mixed table. */
export interface MixedRow {
  readonly visits: number | null;
  readonly spend: number;
  readonly plan: string | null;
  readonly region: string;
}

const known: MixedRow = { visits: 3, spend: 20, plan: "basic", region: "north" };

/** Customers with few different values, so that ties and copies are common; of the first all is known. */
export const mixedRows: fc.Arbitrary<MixedRow[]> = fc
  .array(
    fc.record({
      visits: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
      spend: fc.integer({ min: 0, max: 40 }),
      plan: fc.option(fc.constantFrom("basic", "plus", "pro"), { freq: 6 }),
      region: fc.constantFrom("north", "south"),
    }),
    { minLength: 6, maxLength: 24 },
  )
  .map((rows) => [known, ...rows]);

/** The customers as columns. */
export function tableOf(rows: readonly MixedRow[]): TableInput {
  return {
    visits: rows.map(({ visits }) => visits),
    spend: rows.map(({ spend }) => spend),
    plan: rows.map(({ plan }) => plan),
    region: rows.map(({ region }) => region),
  };
}

/** How many customers differ from all before them. */
export function countDistinct(rows: readonly MixedRow[]): number {
  return new Set(rows.map((row) => JSON.stringify(row))).size;
}

/** Segments as sets of the customers in them, by their own number: the same whatever the segments are called. */
export function partitionOf(labels: ArrayLike<number>, numbers: ArrayLike<number>): string[] {
  const members = new Map<number, number[]>();
  for (let row = 0; row < labels.length; row++) {
    members.set(labels[row]!, [...(members.get(labels[row]!) ?? []), numbers[row]!]);
  }
  return [...members.values()].map((own) => own.sort((a, b) => a - b).join()).sort();
}

/** A fixed reordering of n rows. */
export function shuffled(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).sort((a, b) => ((a * 7919) % 31) - ((b * 7919) % 31) || b - a);
}
