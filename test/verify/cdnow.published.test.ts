import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cdnowCalibration } from "../../src/verify/cdnow.ts";

const rowsOf = (path: string): string[][] =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);

// Fader, Hardie & Lee (2005): 2,357 customers, 946 of whom came back in 39 weeks, on 2,457 days.
describe("the packed CDNOW calibration summary", () => {
  const { frequency, recencyDays, ageDays, repeatSpendCents } = cdnowCalibration();

  it("has the published numbers of customers, repeaters and repeat purchases", () => {
    expect(frequency.length).toBe(2357);
    expect(frequency.filter((count) => count > 0).length).toBe(946);
    expect(total(frequency)).toBe(2457);
  });

  it("is the published summary, customer by customer, to its two printed digits", () => {
    rowsOf("test/fixtures/cdnow/summary.csv").forEach((row, i) => {
      const [customer, repeats, recencyWeeks, ageWeeks, meanSpend] = row.map(Number);
      expect(customer).toBe(i + 1);
      expect(frequency[i]).toBe(repeats);
      expect(Math.abs(recencyDays[i]! / 7 - recencyWeeks!)).toBeLessThan(0.0051);
      expect(Math.abs(ageDays[i]! / 7 - ageWeeks!)).toBeLessThan(0.0051);
      expect(Math.abs(repeatSpendCents[i]! / 100 - meanSpend! * repeats!)).toBeLessThan(0.0051 * Math.max(repeats!, 1));
    });
  });

  it("is what the bundled log sums up to", () => {
    const log = rowsOf("examples/data/cdnow/transactions.csv").filter(([, date]) => date! <= "1997-09-30");
    expect(rowsOf("examples/data/cdnow/transactions.csv").length).toBe(6919);
    const first = new Map<string, string>();
    let cents = 0;
    for (const [customer, date, , amount] of log) {
      if (!first.has(customer!)) first.set(customer!, date!);
      if (first.get(customer!) !== date) cents += Math.round(Number(amount) * 100);
    }
    expect(first.size).toBe(2357);
    expect(total(repeatSpendCents)).toBe(cents);
  });
});
