import { describe, expect, it } from "vitest";
import { business, nothing, presets, run, stream, type BusinessSpec } from "../../src/simulate/index.ts";
import { codesOf } from "../failure.ts";

const salon = presets["online-salon"];

describe("a day that the place left out (2011-12-30 in Samoa)", () => {
  const spec: BusinessSpec = { ...salon, timeZone: "Pacific/Apia" };

  it.each(["2011-12-30", "2011-12-31"])("leaves no record at or after the end, %s", (until) => {
    const { records, until: end } = business({ spec, customers: 200, from: "2011-12-01", until });
    for (const rows of [records.customers, records.activities, records.transactions, records.contacts]) {
      expect(rows.every(({ at }) => at < end)).toBe(true);
    }
  });

  it("is empty in the stream", () => {
    const days = [...stream({ spec, customers: 200, from: "2011-12-01", until: "2012-01-31" })];
    const out = days.find(({ day }) => day === "2011-12-30")!;
    expect(Object.values(out.records).every((rows: readonly unknown[]) => rows.length === 0)).toBe(true);
    expect(days.find(({ day }) => day === "2011-12-31")!.records.activities.length).toBeGreaterThan(0);
  });
});

it("says where nobody can come", () => {
  const season = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
  const spec: BusinessSpec = { ...salon, acquisition: { ...salon.acquisition, season, campaigns: [] } };
  const call = (): unknown => business({ spec, customers: 20, from: "2024-01-01", until: "2024-04-01" });
  expect(codesOf(call)).toEqual(["invalid-input options.until"]);
});

describe("what a run relies on", () => {
  const small = business({ spec: salon, customers: 30, from: "2024-01-01", until: "2024-07-01" });

  it("cannot be put in another order", () => {
    expect(Object.isFrozen(small.records)).toBe(true);
    expect(Object.values(small.records).every((rows) => Object.isFrozen(rows))).toBe(true);
  });

  it("is read once from what a policy returns", () => {
    let reads = 0;
    const contact = {
      get customerId() {
        return reads++ === 0 ? "c000001" : "stranger";
      },
      channel: "chat",
      playbook: "check-in",
    };
    const played = run(small, ({ day }) => (day === 0 ? [contact] : []), { days: 2, horizonDays: 2 });
    expect(played.contacts.map(({ customerId }) => customerId)).toEqual(["c000001"]);
  });

  it("is bounded where money grows", () => {
    const call = (): unknown => run(small, nothing, { days: 1, annualDiscountRate: -0.95 });
    expect(codesOf(call)).toEqual(["invalid-input options.annualDiscountRate"]);
  });
});
