import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rfm } from "../../src/segment/rfm/model.ts";
import { assignRfm } from "../../src/segment/rfm/predictions.ts";
import { rfmGroups } from "../../src/segment/rfm/groups.ts";
import type { RfmCuts, RfmMeasure, RfmModel, RfmTies } from "../../src/segment/rfm/schema.ts";
import { fixture } from "../fixture.ts";
import { sharedFile } from "../shared.ts";

type RuleName = "lowRank" | "highRank" | "midRank" | "quantile7";

interface Reference {
  readonly customers: number;
  readonly scores: Readonly<
    Record<RfmMeasure, Readonly<Record<RuleName, { readonly counts: number[] }>> & { readonly quantile7Cuts: number[] }>
  >;
  readonly cellsHighRank: readonly { readonly rfm: string; readonly customers: number }[];
  readonly cellsQuantile7: readonly { readonly rfm: string; readonly customers: number }[];
  readonly firstTwenty: readonly ({
    readonly id: string;
    readonly recencyDays: number;
    readonly frequency: number;
    readonly cents: number;
  } & Readonly<Record<RuleName, string>>)[];
}

const reference = fixture("rfm.json") as Reference;
const rules: readonly (readonly [RfmTies, RuleName])[] = [
  ["low", "lowRank"],
  ["high", "highRank"],
  ["mid", "midRank"],
  ["together", "quantile7"],
];
const master = sharedFile("data/cdnow_master.txt");

describe("CDNOW, 23,570 customers as of 1998-06-30", () => {
  it.skipIf(master === undefined).each(rules)(
    "data/cdnow_master.txt: scores by %s, as by %s of the reference",
    (ties, name) => {
      const result = rfm(readMaster(), { asOf: "1998-06-30", occasion: "row", cuts: { ties } });
      const { scores, measures } = result;
      expect(result.customerIds).toHaveLength(reference.customers);
      for (const measure of ["recency", "frequency", "monetary"] as const) {
        expect(result.model.fit.scoreCounts[measure]).toEqual(reference.scores[measure][name].counts);
      }
      reference.firstTwenty.forEach((customer, i) => {
        expect(result.customerIds[i]).toBe(customer.id);
        const { recency, frequency, monetary } = measures;
        expect([recency[i], frequency[i], monetary[i]]).toEqual([
          customer.recencyDays,
          customer.frequency,
          customer.cents,
        ]);
        expect(digits(scores, i)).toBe(customer[name]);
      });
      const cells = ties === "high" ? reference.cellsHighRank : ties === "together" ? reference.cellsQuantile7 : [];
      const counted = new Map<string, number>();
      result.labels.forEach((_, i) => {
        counted.set(digits(scores, i), (counted.get(digits(scores, i)) ?? 0) + 1);
      });
      for (const { rfm: cell, customers } of cells) expect(counted.get(cell)).toBe(customers);
      const money = result.groups.map(({ monetary }) => monetary as { minor: number; currency: string });
      expect(money.reduce((sum, { minor }) => sum + minor, 0)).toBe(250_031_563);
      expect(money.every(({ currency }) => currency === "USD")).toBe(true);
    },
  );
});

describe("the first twenty customers by the reference's cuts", () => {
  it("quantiles of type 7", () => {
    const of = (measure: RfmMeasure): RfmCuts => ({ cuts: reference.scores[measure].quantile7Cuts, reached: false });
    const cuts = { recency: of("recency"), frequency: of("frequency"), monetary: of("monetary") };
    const fit = { currency: null, occasion: null } as RfmModel["fit"];
    const parameters = { levels: 5, groups: rfmGroups, ...cuts };
    const model: RfmModel = { kind: "rfm", version: 1, parameters, fit };
    const { scores } = assignRfm(model, {
      recency: reference.firstTwenty.map(({ recencyDays }) => recencyDays),
      frequency: reference.firstTwenty.map(({ frequency }) => frequency),
      monetary: reference.firstTwenty.map(({ cents }) => cents),
    });
    expect(reference.firstTwenty.map((_, i) => digits(scores, i))).toEqual(
      reference.firstTwenty.map(({ quantile7 }) => quantile7),
    );
  });
});

describe("the bundled CDNOW sample", () => {
  it.each(rules)("%s: as its definition, customer by customer", (ties, name) => {
    const { scores } = rfm(sample(), { cuts: { ties } });
    const columns = sample();
    for (const measure of ["recency", "frequency", "monetary"] as const) {
      const good = Array.from(columns[measure], (value) => (measure === "recency" ? -value : value));
      const expected = good.map((value) => define(name, good, value));
      expect(Array.from(scores[measure])).toEqual(expected);
    }
  });
});

/** The definitions of the reference, counted out. */
function define(name: RuleName, all: readonly number[], value: number): number {
  const n = all.length;
  if (name === "quantile7") {
    const sorted = [...all].sort((a, b) => a - b);
    const quantiles = [0.2, 0.4, 0.6, 0.8].map((p) => {
      const place = (n - 1) * p;
      const low = sorted[Math.floor(place)]!;
      return low + (place % 1) * (sorted[Math.min(n - 1, Math.floor(place) + 1)]! - low);
    });
    return 1 + quantiles.filter((quantile) => quantile < value).length;
  }
  const worse = all.filter((other) => other < value).length;
  const notBetter = all.filter((other) => other <= value).length;
  if (name === "lowRank") return 1 + Math.floor((5 * worse) / n);
  if (name === "highRank") return Math.ceil((5 * notBetter) / n);
  const meanRank = (worse + 1 + notBetter) / 2;
  return Math.ceil((5 * (meanRank - 0.5)) / n);
}

function digits(scores: Readonly<Record<RfmMeasure, Int32Array>>, i: number): string {
  return `${String(scores.recency[i])}${String(scores.frequency[i])}${String(scores.monetary[i])}`;
}

function sample(): { recency: number[]; frequency: number[]; monetary: number[] } {
  const text = readFileSync(new URL("../fixtures/cdnow/summary.csv", import.meta.url), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .slice(1, 801)
    .map((line) => line.split(",").map(Number) as [number, number, number, number, number]);
  return {
    recency: rows.map(([, , recency, age]) => Math.max(0, age - recency)),
    frequency: rows.map(([, frequency]) => frequency),
    monetary: rows.map(([, frequency, , , spend]) => Math.round(100 * frequency * spend)),
  };
}

function readMaster(): { customerId: string; at: string; amount: { minor: number; currency: string } }[] {
  const lines = readFileSync(master!, "utf8").trim().split("\n").slice(1);
  return lines.map((line) => {
    const [customerId, day, , dollars] = line.trim().split(/\s+/) as [string, string, string, string];
    const at = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    return { customerId, at, amount: { minor: Math.round(100 * Number(dollars)), currency: "USD" } };
  });
}
