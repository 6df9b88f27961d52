import fc from "fast-check";
import { expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { profile } from "../../src/segment/profile/profile.ts";
import type { CategoryDifference, NumericDifference } from "../../src/segment/profile/schema.ts";

it("finds nothing beyond chance where labels are dealt at random", () => {
  let tables = 0;
  for (let seed = 0; seed < 200; seed++) {
    const stream = randomStream(seed);
    const draw = (): Float64Array => Float64Array.from({ length: 120 }, () => stream.next());
    const plan = Array.from({ length: 120 }, () => (stream.next() < 0.3 ? "pro" : "basic"));
    const labels = Array.from({ length: 120 }, () => Math.floor(3 * stream.next()));
    const { segments } = profile({ a: draw(), b: draw(), plan }, labels);
    if (segments.some(({ differences }) => differences.some(({ distinguishes }) => distinguishes))) tables++;
  }
  // With nothing to find, the false discovery rate is the chance of any finding: 10 of 200 expected, 20 is three deviations more.
  expect(tables).toBeLessThanOrEqual(20);
});

const row = fc.record({
  x: fc.option(fc.integer({ min: -50, max: 50 }), { freq: 6 }),
  c: fc.option(fc.constantFrom("a", "b", "c"), { freq: 6 }),
  label: fc.integer({ min: 0, max: 2 }),
});

const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
const squares = (of: readonly number[]): number => of.reduce((sum, x) => sum + (x - mean(of)) ** 2, 0);

it("measures each difference as a computation by hand does", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 40 }), (rows) => {
      const columns = { x: rows.map(({ x }) => x), c: rows.map(({ c }) => c) };
      if (columns.c.every((c) => c === null)) return;
      for (const { segment, differences } of profile(
        columns,
        rows.map(({ label }) => label),
      ).segments) {
        const isIn = ({ label }: { readonly label: number }): boolean => label === segment;
        for (const difference of differences) {
          if (difference.kind === "numeric") checkNumeric(difference, rows, isIn);
          else checkCategory(difference, rows, isIn);
        }
      }
    }),
  );
});

type Rows = readonly { readonly x: number | null; readonly c: string | null; readonly label: number }[];

function checkNumeric(difference: NumericDifference, rows: Rows, isIn: (row: Rows[number]) => boolean): void {
  const known = rows.filter(({ x }) => x !== null);
  const inside = known.filter(isIn).map(({ x }) => x!);
  const outside = known.filter((of) => !isIn(of)).map(({ x }) => x!);
  expect(difference.mean).toBeCloseTo(mean(inside), 9);
  expect(difference.missing).toBe(rows.filter(isIn).length - inside.length);
  const degrees = inside.length + outside.length - 2;
  if (difference.effect === null) return;
  const deviation = Math.sqrt((squares(inside) + squares(outside)) / degrees);
  const g = ((mean(inside) - mean(outside)) / deviation) * (1 - 3 / (4 * degrees - 1));
  expect(difference.effect.value).toBeCloseTo(g, 8);
}

function checkCategory(difference: CategoryDifference, rows: Rows, isIn: (row: Rows[number]) => boolean): void {
  const known = rows.filter(({ c }) => c !== null);
  const inside = known.filter(isIn);
  const count = inside.filter(({ c }) => c === difference.category).length;
  expect(difference.share.value).toBe(count / inside.length);
  expect(difference.share.lower).toBeLessThanOrEqual(difference.share.value);
  expect(difference.share.upper).toBeGreaterThanOrEqual(difference.share.value);
  const all = known.filter(({ c }) => c === difference.category).length / known.length;
  expect(difference.lift.value).toBeCloseTo(count / inside.length / all, 12);
  expect(difference.lift.upper).toBeGreaterThanOrEqual(difference.lift.value);
  if (difference.effect === null) return;
  const others = known.filter((of) => !isIn(of));
  const share = others.filter(({ c }) => c === difference.category).length / others.length;
  const h = 2 * Math.asin(Math.sqrt(count / inside.length)) - 2 * Math.asin(Math.sqrt(share));
  expect(difference.effect).toBeCloseTo(h, 12);
}
