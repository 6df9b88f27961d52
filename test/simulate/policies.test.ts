import { describe, expect, it } from "vitest";
import { business } from "../../src/simulate/business.ts";
import { comparePolicies } from "../../src/simulate/policy/comparePolicies.ts";
import { atRandom, byTrueEffect, byTrueRisk, nothing } from "../../src/simulate/policy/policies.ts";
import type { PolicyView } from "../../src/simulate/policy/policy.ts";
import { run } from "../../src/simulate/policy/run.ts";
import { recordNames } from "../../src/simulate/records.ts";
import { codesOf } from "../failure.ts";
import { pathsOf } from "./specEdits.ts";
import { playbook, quietExit } from "./quiet.ts";

const salon = business({ preset: "online-salon", customers: 120, from: "2024-01-01", until: "2024-07-01", seed: 71 });
const daily = { perDay: 3, channel: "chat", playbook: "check-in" };

describe("what a policy sees", () => {
  it("is nothing of its day or later, of all that came before", () => {
    let seen = 0;
    const until = 25;
    const played = run(
      salon,
      (view) => {
        for (const name of recordNames) {
          const late = view.records[name].filter((row) => ("at" in row ? row.at : row.from) >= view.at);
          expect(late).toEqual([]);
        }
        expect(view.records.subscriptions.filter((row) => row.until !== null && row.until >= view.at)).toEqual([]);
        for (const { day } of view.contacts) expect(day).toBeLessThan(view.day);
        const due = salon.records.transactions.length;
        expect(view.records.transactions.length).toBeGreaterThanOrEqual(due);
        seen++;
        return view.customerIds.slice(0, 2).map((customerId) => ({ customerId, channel: "mail", playbook: "tips" }));
      },
      { days: until, horizonDays: until },
    );
    expect(seen).toBe(until);
    expect(played.contacts.length).toBe(2 * until);
  });

  it("is what the run will keep of those days", () => {
    const views: PolicyView["records"][] = [];
    const starts: number[] = [];
    const { records } = run(salon, (view) => (starts.push(view.at), views.push({ ...view.records }), []), {
      days: 20,
      horizonDays: 20,
    });
    views.forEach((view, i) => {
      for (const name of ["transactions", "activities", "contacts", "interviews", "surveyAnswers"] as const) {
        expect(view[name]).toEqual(records[name].filter(({ at }) => at < starts[i]!));
      }
    });
  });

  it("is frozen to the ground", () => {
    run(
      salon,
      (view) => {
        expect(Object.isFrozen(view)).toBe(true);
        const parts = { ...view.records, customerIds: view.customerIds, contacts: view.contacts };
        const thawed = pathsOf(
          parts,
          (value) => typeof value === "object" && value !== null && value !== parts && !Object.isFrozen(value),
        );
        expect(thawed).toEqual([]);
        expect(() => Object.assign(view, { at: 0 })).toThrow(TypeError);
        expect(() => (view.records.transactions as unknown[]).push(1)).toThrow(TypeError);
        return [];
      },
      { days: 2, horizonDays: 2 },
    );
  });

  it("has the customers one can reach: with an open spell", () => {
    run(
      salon,
      (view) => {
        const open = new Set(
          view.records.subscriptions.filter(({ until }) => until === null).map((row) => row.customerId),
        );
        expect(new Set(view.customerIds)).toEqual(open);
        return [];
      },
      { days: 5, horizonDays: 5 },
    );
  });

  it("is no longer told once its day is over", () => {
    const kept: PolicyView[] = [];
    const read = (view: PolicyView): unknown[] => [view.records.activities, view.customerIds, view.contacts];
    run(salon, (view) => (kept.push(view), view.day === 0 ? (void read(view), []) : []), { days: 2, horizonDays: 2 });
    expect(read(kept[0]!).length).toBe(3);
    for (const part of ["customerIds", "contacts"] as const) {
      expect(codesOf(() => kept[1]![part])).toEqual(["stale-view view"]);
    }
    for (const name of Object.keys(kept[1]!.records) as (keyof PolicyView["records"])[]) {
      expect(codesOf(() => kept[1]!.records[name])).toEqual(["stale-view view"]);
    }
  });

  it("and the truth it is given, neither", () => {
    let ask: (() => unknown)[] = [];
    run(
      salon,
      {
        withTruth(view, truth) {
          const [id] = view.customerIds;
          if (view.day === 0) {
            expect(Object.isFrozen(truth.customerIds)).toBe(true);
            ask = [
              () => truth.hazard(id!),
              () => truth.residualValues({ customerIds: [id!] }),
              () => truth.latents(id!),
            ];
          }
          return [];
        },
      },
      { days: 2, horizonDays: 2 },
    );
    for (const question of ask) expect(codesOf(question)).toEqual(["stale-view truth"]);
  });
});

describe("policies", () => {
  it("gain exactly nothing by doing nothing", () => {
    const [idle] = comparePolicies(salon, { idle: nothing }, { days: 10, horizonDays: 60, futures: 3 });
    const none = { mean: 0, standardError: 0 };
    expect(idle).toMatchObject({ policy: "idle", gain: none, contacts: none, exitsAvoided: none });
    expect(idle!.value.mean).toBeGreaterThan(0);
  });

  it("lose exactly their cost where no contact helps", () => {
    const spec = quietExit({});
    const care = {
      ...spec.care,
      channels: { chat: { reach: 1, minutes: 6, cost: 1 } },
      playbooks: { "check-in": playbook({ strength: 0, harm: 0, cost: 2 }) },
      fatigue: { halfLifeDays: 30, diminish: 0.3, irritation: 0 },
    };
    const made = business({ spec: { ...spec, care }, customers: 200, from: "2024-01-01", until: "2024-04-01" });
    const policies = { drawn: atRandom(daily), risky: byTrueRisk(daily), oracle: byTrueEffect(daily) };
    const results = comparePolicies(made, policies, { days: 5, horizonDays: 90, futures: 3, annualDiscountRate: 0 });
    const [drawn, risky, oracle] = results;
    for (const { exitsAvoided } of results) expect(exitsAvoided).toEqual({ mean: 0, standardError: 0 });
    for (const one of [drawn!, risky!]) {
      expect(one.contacts.mean).toBe(15);
      expect(one.gain.mean).toBeCloseTo(-15 * (care.hourlyCost / 10 + 3), 6);
    }
    // Nobody is worth a contact.
    expect(oracle!.contacts.mean).toBe(0);
    expect(oracle!.gain.mean).toBe(0);
  });

  it("rest their customers, and choose by their score", () => {
    const chosen = run(salon, atRandom({ ...daily, restDays: 10 }), { days: 20, horizonDays: 20 }).contacts;
    for (const { customerId, day } of chosen) {
      expect(
        chosen.filter((other) => other.customerId === customerId && other.day > day && other.day < day + 10),
      ).toEqual([]);
    }
    const truth = salon.truth.on(salon.until);
    const [first] = run(salon, byTrueRisk({ ...daily, perDay: 1 }), { days: 1 }).contacts;
    const hazards = truth.customerIds.map((id) => truth.hazard(id).voluntary);
    expect(truth.hazard(first!.customerId).voluntary).toBe(Math.max(...hazards));
    for (const { customerId } of run(salon, byTrueEffect(daily), { days: 1 }).contacts) {
      expect(truth.persuasion(customerId, "check-in")).toBe("persuadable");
    }
  });

  it("meet the same newcomers and exits in the same future, others in another", () => {
    const exits = (future: number): unknown => run(salon, nothing, { days: 30, horizonDays: 60, future }).exits;
    expect(exits(0)).toEqual(exits(0));
    expect(exits(3)).toEqual(exits(3));
    expect(exits(3)).not.toEqual(exits(4));
  });

  it("leave the business as it was", () => {
    const before = JSON.stringify(salon.records);
    run(salon, atRandom(daily), { days: 10 });
    expect(JSON.stringify(salon.records)).toBe(before);
  });

  it("have a truth of their own", () => {
    const played = run(salon, atRandom(daily), { days: 10, horizonDays: 40 });
    const end = played.truth.on(salon.until + 40 * 86_400_000);
    expect(end.customerIds.filter((id) => end.isActive(id)).length).toBe(played.customers);
    expect(played.truth.exits).toEqual(played.exits);
  });
});
