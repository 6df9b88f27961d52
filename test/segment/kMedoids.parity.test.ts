import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as kMedoids from "../../src/segment/kMedoids/index.ts";
import { sharedFile } from "../shared.ts";
import { gowerTable, labelsOf, readTexts, reference, students, telco } from "./mixedReference.ts";

const { pam } = reference;

describe.skipIf(telco === undefined)("on 200 telecom customers (data/telco.csv)", () => {
  it.each(pam.byK)("gives the medoids of R's pam, k = $k", ({ k, medoidRows, meanDissimilarity }) => {
    const model = kMedoids.fit(gowerTable(telco!), { k });
    expect(model.parameters.medoidRows).toEqual(medoidRows);
    expect(model.fit.meanDistance).toBeCloseTo(meanDissimilarity, 12);
    expect(model.fit.cost).toBeCloseTo(meanDissimilarity * 200, 10);
  });

  it("gives the labels and sizes of R's pam, k = 4", () => {
    const table = gowerTable(telco!);
    const model = kMedoids.fit(table, { k: 4 });
    expect(Array.from(kMedoids.assign(model, table))).toEqual(labelsOf(pam.k4.labels));
    expect(model.fit.sizes).toEqual(pam.k4.sizes);
  });

  it("begins where BUILD begins: from its medoids, the end is the same", () => {
    const table = gowerTable(telco!);
    const built = kMedoids.fit(table, { k: 4, start: pam.k4.buildMedoidRows });
    expect(built).toEqual(kMedoids.fit(table, { k: 4 }));
    expect(built.fit.swaps).toBeGreaterThan(0);
    expect(built.fit.meanDistance).toBeLessThan(pam.k4.buildMeanDissimilarity);
  });
});

const standards = sharedFile("reference/segment/kmeans.json");

describe.skipIf(students === undefined || standards === undefined)("on 300 students (data/snsdata.csv)", () => {
  it.each(["euclidean", "manhattan"] as const)("gives the cost of R's pam, %s", (distance) => {
    const { columns, mean, sd } = JSON.parse(readFileSync(standards!, "utf8")) as {
      readonly columns: string[];
      readonly mean: number[];
      readonly sd: number[];
    };
    const texts = readTexts(students!, columns, 300);
    const table = Object.fromEntries(
      columns.map((name, c) => [name, texts[name]!.map((text) => (Number(text) - mean[c]!) / sd[c]!)]),
    );
    const { parameters, fit } = kMedoids.fit(table, { k: 3, distance, scale: { scale: "none" } });
    expect(fit.meanDistance).toBeCloseTo(pam.sns300[distance].meanDissimilarity, 10);
    expect(parameters.medoidRows).toEqual(pam.sns300[distance].medoidRows);
  });
});
