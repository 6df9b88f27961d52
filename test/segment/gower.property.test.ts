import fc from "fast-check";
import { expect, it } from "vitest";
import { gowerDistances } from "../../src/segment/gower/gowerDistances.ts";

const row = fc.record({
  age: fc.option(fc.integer({ min: 0, max: 90 })),
  plan: fc.option(fc.constantFrom("a", "b", "c")),
  size: fc.option(fc.constantFrom("s", "m", "l")),
  owns: fc.option(fc.boolean()),
});
type Row = Readonly<{ age: number | null; plan: string | null; size: string | null; owns: boolean | null }>;

const ranks = ["s", "m", "l"];
const columns = { size: { kind: "ordinal", order: ranks }, owns: { kind: "asymmetric" }, age: { weight: 2 } } as const;

/** Gower's definition, pair by pair. */
function byDefinition(a: Row, b: Row, range: number): number {
  let [sum, weight, absent] = [0, 0, false];
  const add = (w: number, distance: number): void => {
    sum += w * distance;
    weight += w;
  };
  if (a.age !== null && b.age !== null) add(2, Math.abs(a.age - b.age) / range);
  if (a.plan !== null && b.plan !== null) add(1, Number(a.plan !== b.plan));
  if (a.size !== null && b.size !== null) add(1, Math.abs(ranks.indexOf(a.size) - ranks.indexOf(b.size)) / 2);
  if (a.owns !== null && b.owns !== null) {
    if (a.owns || b.owns) add(1, Number(a.owns !== b.owns));
    else absent = true;
  }
  return weight > 0 ? sum / weight : absent ? 0 : 1;
}

it("is the definition, for every mixture of kinds and missing values", () => {
  const known: Row = { age: 40, plan: "a", size: "m", owns: true };
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (some) => {
      const rows: Row[] = [known, ...some];
      const ages = rows.flatMap(({ age }) => (age === null ? [] : [age]));
      const range = Math.max(...ages) - Math.min(...ages) || 1;
      const table = {
        age: rows.map(({ age }) => age),
        plan: rows.map(({ plan }) => plan),
        size: rows.map(({ size }) => size),
        owns: rows.map(({ owns }) => owns),
      };
      const { values } = gowerDistances(table, { columns, layout: "square" });
      rows.forEach((a, i) => {
        rows.forEach((b, j) => {
          const expected = i === j ? 0 : byDefinition(a, b, range);
          expect(values[i * rows.length + j]).toBeCloseTo(expected, 13);
        });
      });
    }),
  );
});
