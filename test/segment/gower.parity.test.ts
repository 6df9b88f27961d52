import { expect, it } from "vitest";
import { gowerDistances } from "../../src/segment/gower/gowerDistances.ts";
import { gowerTable, reference, telco } from "./mixedReference.ts";

const order = ["Month-to-month", "One year", "Two year"];

it.skipIf(telco === undefined).each([
  ["nominal", {}, reference.gower],
  ["ordinal", { Contract: { kind: "ordinal", order } } as const, reference.gower.contractOrdinal],
])("gives R's daisy distances with %s contracts (data/telco.csv)", (_, columns, values) => {
  const found = gowerDistances(gowerTable(telco!), { columns }).values;
  expect(found).toHaveLength(19900);
  values.distancesOfRow0To1Through10.forEach((distance, pair) => {
    expect(found[pair]).toBeCloseTo(distance, 13);
  });
  const sum = Array.from(found).reduce((total, distance) => total + distance, 0);
  expect(Math.abs(sum / values.sumOverPairs - 1)).toBeLessThan(1e-12);
});
