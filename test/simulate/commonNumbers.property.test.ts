import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { business, type Business } from "../../src/simulate/business.ts";
import { run, type PolicyRun } from "../../src/simulate/policy/run.ts";
import { nothing } from "../../src/simulate/policy/policies.ts";
import type { PolicyFunction } from "../../src/simulate/policy/policy.ts";
import { presetNames, presets } from "../../src/simulate/presets/presets.ts";
import { recordNames, type BusinessRecords } from "../../src/simulate/records.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { stream } from "../../src/simulate/stream.ts";

const anyPreset = fc.constantFrom(...presetNames);
const anySeed = fc.integer({ min: 0, max: 1e6 });
/** A run simulates several businesses: few, unless `npm run fuzz` asks for more. */
const few = process.env["FUZZ_RUNS"] === undefined ? { numRuns: 6 } : {};
const options = { customers: 60, from: "2024-01-01", until: "2024-07-01" };

/** Everything that the records say of a customer, by customer. */
function histories(records: BusinessRecords, but: readonly string[] = []): Map<string, unknown[]> {
  const all = new Map<string, unknown[]>();
  for (const name of recordNames) {
    if (but.includes(name)) continue;
    for (const row of records[name]) {
      const own = all.get(row.customerId) ?? [];
      own.push([name, row]);
      all.set(row.customerId, own);
    }
  }
  return all;
}

/** Contacts those of the set once a week. */
const weekly = (chosen: (id: string) => boolean, spec: BusinessSpec): PolicyFunction => {
  const [channel] = Object.keys(spec.care.channels);
  const [playbook] = Object.keys(spec.care.playbooks);
  return (view) =>
    view.day % 7 > 0
      ? []
      : view.customerIds.filter(chosen).map((customerId) => ({ customerId, channel: channel!, playbook: playbook! }));
};
const pairOf = (made: Business, chosen: (id: string) => boolean, days = 90): [PolicyRun, PolicyRun] => [
  run(made, nothing, { days, horizonDays: days }),
  run(made, weekly(chosen, made.spec), { days, horizonDays: days }),
];

describe("common random numbers", () => {
  it("give the same records to the same seed, others to another", () => {
    fc.assert(
      fc.property(anyPreset, anySeed, (preset, seed) => {
        const { records } = business({ ...options, preset, seed });
        expect(business({ ...options, preset, seed }).records).toEqual(records);
        expect(business({ ...options, preset, seed: seed + 1 }).records).not.toEqual(records);
      }),
      few,
    );
  });

  it("leave alone whom a policy does not touch, where customers have nothing to do with each other", () => {
    fc.assert(
      fc.property(anyPreset, anySeed, (preset, seed) => {
        const spec = { ...presets[preset], ties: null, referrals: null };
        const made = business({ ...options, customers: 150, spec, seed });
        const chosen = (id: string): boolean => Number(id.slice(1)) % 3 === 0;
        const [without, withContacts] = pairOf(made, chosen);
        const before = histories(without.records);
        const after = histories(withContacts.records);
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [id, rows] of after) if (!chosen(id)) expect(rows).toEqual(before.get(id));
      }),
      few,
    );
  });

  it("leave alone whom no tie and no referral connects with the touched", () => {
    let apart = 0;
    let changed = 0;
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { "online-salon": salon } = presets;
        const ties = { ...salon.ties!, atJoining: 0.25, recorded: 1 };
        const spec = { ...salon, ties, events: null, referrals: { ...salon.referrals!, perMonth: 0.01 } };
        const made = business({ ...options, customers: 200, spec, seed });
        const [without, withContacts] = pairOf(made, (id) => /^c0000\d0$/.test(id));
        const group = new Map<string, string>();
        const find = (id: string): string => {
          const up = group.get(id) ?? id;
          return up === id ? id : find(up);
        };
        for (const { records } of [without, withContacts]) {
          for (const { kind, customerId, otherCustomerId } of records.activities) {
            if (kind === "tie" || kind === "referral") group.set(find(customerId), find(otherCustomerId!));
          }
        }
        const touched = new Set(withContacts.contacts.map(({ customerId }) => find(customerId)));
        const before = histories(without.records);
        const after = histories(withContacts.records);
        for (const id of new Set([...before.keys(), ...after.keys()])) {
          if (touched.has(find(id))) {
            changed++;
            continue;
          }
          apart++;
          expect(after.get(id)).toEqual(before.get(id));
        }
      }),
      few,
    );
    expect(Math.min(apart, changed)).toBeGreaterThan(50);
  });

  it("change nothing but contacts where playbooks do nothing", () => {
    fc.assert(
      fc.property(anyPreset, anySeed, (preset, seed) => {
        const { care } = presets[preset];
        const playbooks = Object.fromEntries(
          Object.entries(care.playbooks).map(([name, own]) => [name, { ...own, strength: 0, harm: 0 }]),
        );
        const spec = { ...presets[preset], care: { ...care, playbooks, fatigue: { ...care.fatigue, irritation: 0 } } };
        const [without, withContacts] = pairOf(business({ ...options, spec, seed }), () => true);
        expect(withContacts.contacts.length).toBeGreaterThan(50);
        expect({ ...withContacts.records, contacts: [] }).toEqual({ ...without.records, contacts: [] });
        expect(withContacts.value.margin).toBe(without.value.margin);
      }),
      few,
    );
  });

  it("keep what customers are like, whatever contacts do", () => {
    fc.assert(
      fc.property(anyPreset, anySeed, fc.double({ min: 0, max: 2, noNaN: true }), (preset, seed, harm) => {
        const { care } = presets[preset];
        const playbooks = Object.fromEntries(
          Object.entries(care.playbooks).map(([name, own]) => [name, { ...own, harm }]),
        );
        const routine = { dailyShare: 0.05, followsRisk: 1, agents: ["A"] };
        const one = business({ ...options, preset, seed });
        const spec = { ...presets[preset], care: { ...care, playbooks, routine, halfLifeDays: 10 } };
        const other = business({ ...options, spec, seed });
        const [first, second] = [one.truth.on(one.until), other.truth.on(other.until)];
        const known = new Set(second.customerIds);
        const shared = first.customerIds.filter((id) => known.has(id));
        expect(shared.length).toBeGreaterThanOrEqual(options.customers);
        for (const id of shared) {
          // Who is gone for good keeps the contentment of his last week.
          const stays = first.isActive(id) && second.isActive(id);
          const { satisfaction, ...lasting } = first.latents(id);
          expect(second.latents(id)).toMatchObject(stays ? { satisfaction, ...lasting } : lasting);
        }
      }),
      few,
    );
  });

  it("give customers the same nature over another span; when they come follows the whole span", () => {
    const [short, long] = ["2024-07-01", "2025-01-01"].map((until) =>
      business({ ...options, preset: "b2b-saas", until }),
    );
    const nature = ({ records }: Business): unknown[] =>
      records.customers
        .filter((row) => row.referredBy === null)
        .map((row) => [row.customerId, row.channel, row.attributes]);
    expect(nature(long!)).toEqual(nature(short!));
    expect(long!.records.customers[50]!.at).toBeGreaterThan(short!.records.customers[50]!.at);
  });

  it("are streamed as they are collected, a later row of a spell in place of the earlier", () => {
    fc.assert(
      fc.property(anyPreset, anySeed, (preset, seed) => {
        const made = business({ ...options, preset, seed });
        const lists = Object.fromEntries(recordNames.map((name) => [name, [] as unknown[]]));
        const places = new Map<string, number>();
        let before = -Infinity;
        for (const { at, records } of stream({ ...options, preset, seed })) {
          expect(at).toBeGreaterThan(before);
          before = at;
          for (const name of recordNames) {
            for (const row of records[name]) {
              const list = lists[name]!;
              const key = "subscriptionId" in row ? `${row.subscriptionId!} ${String(row.from)}` : undefined;
              const place = key === undefined ? undefined : places.get(key);
              if (place !== undefined) list[place] = row;
              else {
                list.push(row);
                if (key !== undefined) places.set(key, list.length - 1);
              }
            }
          }
          for (const row of records.transactions) expect(row.at).toBeGreaterThanOrEqual(at);
        }
        expect(lists).toEqual(made.records);
      }),
      few,
    );
  });
});
