import { describe, expect, it } from "vitest";
import { features } from "../../src/features/index.ts";
import { business, type PresetName } from "../../src/simulate/index.ts";
import { cells, DAY, truncate } from "./oracle.ts";

const presets: readonly PresetName[] = ["video-streaming", "b2b-saas", "repeat-order-shop", "online-salon"];

function simulated(preset: PresetName, until: string): ReturnType<typeof business> {
  return business({ preset, customers: 400, from: "2023-01-01", until, seed: 5 });
}

describe.each(presets)("%s", (preset) => {
  const asOf = ["2024-03-01", "2024-06-01"];
  const late = simulated(preset, "2025-01-01");
  const options = { asOf, timeZone: late.spec.timeZone };

  it("known up to the date only gives the identical table", () => {
    const cut = truncate(late.records, features(late.records, options).date.at(-1)!);
    expect(cut.activities.length).toBeLessThan(late.records.activities.length);
    expect(features(cut, options)).toEqual(features(late.records, options));
  });

  it("rejects nothing and leaves nobody out", () => {
    const table = features(late.records, options);
    expect(table.rejected).toEqual([]);
    expect(table.customerId.length).toBeGreaterThan(50);
  });
});

it("sees in who leaves what the truth knows", () => {
  const { records, truth } = business({
    preset: "video-streaming",
    customers: 3000,
    from: "2023-01-01",
    until: "2024-10-01",
    seed: 2,
  });
  const months = ["2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01"];
  const table = features(records, { asOf: months, timeZone: "Asia/Tokyo" });
  const leaving = new Map(truth.exits.map(({ customerId, at }) => [customerId, at]));
  const leaves = table.customerId.map((id, row) => {
    const left = (leaving.get(id) ?? Infinity) - table.date[row]!;
    return left >= 0 && left < 60 * DAY;
  });
  const mean = (name: string, who: boolean): number => {
    const values = cells(table, name).filter((value, row) => value !== null && leaves[row] === who) as number[];
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(leaves.filter((left) => left).length).toBeGreaterThan(100);
  expect(mean("usage", true)).toBeLessThan(mean("usage", false));
  expect(mean("usageDays", true)).toBeLessThan(mean("usageDays", false));
  expect(mean("tenure", true)).toBeLessThan(mean("tenure", false));
  // The last day's satisfaction is of the truth alone: usage must rise with it.
  const day = truth.on("2024-06-01");
  const rows = table.customerId.flatMap((id, row) => (table.date[row] === table.date.at(-1) ? [{ id, row }] : []));
  const usage = cells(table, "usage");
  const use = (happy: boolean): number => {
    const own = rows.filter(({ id, row }) => usage[row] !== null && day.latents(id).satisfaction > 0 === happy);
    return own.reduce((sum, { row }) => sum + (usage[row] as number), 0) / own.length;
  };
  expect(use(true)).toBeGreaterThan(use(false));
});
