import { describe, expect, it } from "vitest";
import { compactLabels } from "../../src/segment/partition/readLabels.ts";
import { euclidean } from "../../src/segment/quality/distance.ts";
import { gapRows, oneStandardErrorChoice } from "../../src/segment/quality/gapKernel.ts";
import { gapStatistic } from "../../src/segment/quality/gapStatistic.ts";
import { hopkinsDistances, hopkinsStatistic } from "../../src/segment/quality/hopkinsKernel.ts";
import { calinskiHarabasz, daviesBouldin, inertia } from "../../src/segment/quality/indices.ts";
import { referenceMaker } from "../../src/segment/quality/referenceSets.ts";
import { columnsOf, scaledRows } from "../../src/segment/quality/scaledRows.ts";
import { silhouette } from "../../src/segment/quality/silhouette.ts";
import { silhouetteRows } from "../../src/segment/quality/silhouetteRows.ts";
import { exactPlan } from "../../src/segment/quality/silhouetteSample.ts";
import { fixture, relativeError } from "../fixture.ts";
import { lehmer, lloyd, sharedColumns, standardised } from "./qualityData.ts";

interface Indices {
  readonly inertia: number;
  readonly sizes: readonly number[];
  readonly silhouette: number;
  readonly silhouetteByCluster: readonly number[];
  readonly silhouetteFirstTen: readonly number[];
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
}

const reference = fixture("clustering-quality.json") as {
  readonly snsdata: {
    readonly mean: readonly number[];
    readonly sd: readonly number[];
    readonly first2000: Indices & { readonly labels: string };
    readonly k5: Indices;
  };
  readonly gap: Readonly<
    Record<"logW" | "referenceMeanLogW" | "gap" | "s" | "firstReferenceLogW" | "firstFiveUniforms", readonly number[]>
  > & { readonly chosenK: number };
  readonly hopkins: {
    readonly d1: number;
    readonly d2: number;
    readonly firstFiveU: number[];
    readonly firstFiveW: number[];
  };
};

const sns = sharedColumns("sns");
const telco = sharedColumns("telco", ["tenure", "MonthlyCharges"]);

function expectClose(values: ArrayLike<number>, expected: readonly number[]): void {
  expected.forEach((value, i) => {
    expect(Math.abs(values[i]! - value)).toBeLessThan(1e-10 * Math.max(1, Math.abs(value)));
  });
}

describe.skipIf(sns === undefined)("2,000 profiles of snsdata.csv in five stated segments", () => {
  const { mean, sd, first2000 } = reference.snsdata;
  const table = Object.fromEntries(
    Object.entries(sns ?? {}).map(([name, column], c) => [
      name,
      column.slice(0, 2000).map((x) => (x - mean[c]!) / sd[c]!),
    ]),
  );
  const labels = Array.from(first2000.labels, Number);

  it("have the silhouettes of scikit-learn and R cluster", () => {
    const result = silhouette(table, labels, { scale: "none", values: true });
    expect(result.exact).toBe(true);
    expectClose([result.mean], [first2000.silhouette]);
    expectClose(
      result.segments.map((segment) => segment.mean),
      first2000.silhouetteByCluster,
    );
    expectClose(result.values!.silhouettes, first2000.silhouetteFirstTen);
    expect(result.segments.map(({ rows }) => rows)).toEqual(first2000.sizes);
  });

  it("have their inertia, Calinski-Harabasz and Davies-Bouldin", () => {
    const none = { scale: "none" } as const;
    expect(relativeError(inertia(table, labels, none), first2000.inertia)).toBeLessThan(1e-10);
    expect(relativeError(calinskiHarabasz(table, labels, none)!, first2000.calinskiHarabasz)).toBeLessThan(1e-10);
    expect(relativeError(daviesBouldin(table, labels, none)!, first2000.daviesBouldin)).toBeLessThan(1e-10);
  });
});

describe.skipIf(sns === undefined)("all 30,000 profiles of snsdata.csv, clustered from stated rows", () => {
  const { k5 } = reference.snsdata;
  const { matrix } = scaledRows("test", sns ?? { none: [1, 2] }, {});
  const labels = sns === undefined ? [] : lloyd(columnsOf(matrix), 5);

  it("have the indices of scikit-learn", () => {
    expect(relativeError(inertia(sns!, labels), k5.inertia)).toBeLessThan(1e-10);
    expect(relativeError(calinskiHarabasz(sns!, labels)!, k5.calinskiHarabasz)).toBeLessThan(1e-10);
    expect(relativeError(daviesBouldin(sns!, labels)!, k5.daviesBouldin)).toBeLessThan(1e-10);
  });

  it("have exact silhouettes row by row, and sampled ones whose intervals hold the exact means", () => {
    const segments = compactLabels(labels);
    const out = new Float64Array(10);
    const first = Int32Array.from({ length: 10 }, (_, row) => row);
    silhouetteRows(euclidean(matrix), first, segments.codes, exactPlan(segments).references, out);
    expectClose(out, k5.silhouetteFirstTen);
    const sampled = silhouette(sns!, labels, { sample: 1000, seed: 4, level: 0.999 });
    expect(sampled.exact).toBe(false);
    expect(sampled.lower!).toBeLessThan(k5.silhouette);
    expect(sampled.upper!).toBeGreaterThan(k5.silhouette);
    sampled.segments.forEach(({ lower, upper }, s) => {
      expect(lower!).toBeLessThan(k5.silhouetteByCluster[s]!);
      expect(upper!).toBeGreaterThan(k5.silhouetteByCluster[s]!);
    });
  });
});

describe.skipIf(telco === undefined)("tenure and charges of telco.csv", () => {
  const table = standardised(telco ?? { none: [1, 2] });
  const { matrix } = scaledRows("test", table, { scale: "none" });
  const { gap, hopkins } = reference;

  it("have the gap statistic of the stated generator", () => {
    expectClose(Array.from({ length: 5 }, lehmer(1)), gap.firstFiveUniforms);
    const next = lehmer(1);
    const rows = gapRows({
      matrix,
      ks: [1, 2, 3, 4, 5, 6],
      references: 10,
      makeReference: referenceMaker("test", matrix, "uniform"),
      uniforms: () => next,
      cluster: (made, k) => compactLabels(lloyd(columnsOf(made), k)),
    });
    const column = (name: "logWithin" | "referenceLogWithin" | "gap" | "standardError"): number[] =>
      rows.map((row) => row[name]!);
    expectClose(column("logWithin"), gap.logW);
    expectClose(column("referenceLogWithin"), gap.referenceMeanLogW);
    expectClose(column("gap"), gap.gap);
    expectClose(column("standardError"), gap.s);
    expect(oneStandardErrorChoice(rows)).toBe(gap.chosenK);
  });

  it("have the Hopkins statistic of the stated generator, with exponents 1 and 2", () => {
    const places = Int32Array.from({ length: 100 }, (_, j) => Math.floor((j * matrix.rows) / 100));
    const distances = hopkinsDistances(matrix, places, lehmer(7));
    expectClose(distances.fromPoints, hopkins.firstFiveU);
    expectClose(distances.fromRows, hopkins.firstFiveW);
    expect(relativeError(hopkinsStatistic(distances), hopkins.d2)).toBeLessThan(1e-10);
    expect(relativeError(hopkinsStatistic({ ...distances, dimensions: 1 }), hopkins.d1)).toBeLessThan(1e-10);
  });

  it("have much the same gap with another generator", () => {
    const { rows } = gapStatistic(table, { scale: "none", ks: [1, 2], cluster: lloyd, references: 5 });
    rows.forEach((row, i) => {
      expect(row.logWithin).toBeCloseTo(gap.logW[i]!, 10);
      expect(Math.abs(row.gap! - gap.gap[i]!)).toBeLessThan(0.1);
    });
  });
});
