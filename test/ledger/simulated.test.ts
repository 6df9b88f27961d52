import { describe, expect, it } from "vitest";
import { activeAt, spells, statusAt } from "../../src/ledger/index.ts";
import { business, type PresetName } from "../../src/simulate/index.ts";

/** A business whose truth is known: the ledger must find it. */
describe.each(["video-streaming", "b2b-saas", "repeat-order-shop", "online-salon"] as const)(
  "%s",
  (preset: PresetName) => {
    const simulated = business({ preset, customers: 600, from: "2023-01-01", until: "2025-01-01", seed: 3 });
    const { records, truth, until } = simulated;
    const ledger = spells(records.subscriptions, { asOf: until });
    const count = (exit: string): number => ledger.spells.filter((spell) => spell.exit === exit).length;
    const left = (...hows: string[]): number => truth.exits.filter(({ how }) => hows.includes(how)).length;

    it("rejects nothing", () => {
      expect(ledger.rejected).toEqual([]);
    });

    it("counts who left as he left", () => {
      expect(count("voluntary")).toBe(left("voluntary", "trial"));
      expect(count("involuntary")).toBe(left("involuntary"));
      expect(count("unknown")).toBe(0);
    });

    it("knows who is there", () => {
      const last = truth.on(until);
      const buyers = new Set(records.subscriptions.map(({ customerId }) => customerId));
      const inContract = last.customerIds.filter((id) => buyers.has(id) && last.isActive(id));
      const standing = new Map(statusAt(ledger, until).map(({ customerId, status }) => [customerId, status]));
      const seen = inContract.map((id) => standing.get(id));
      // A paused customer is one still, until he fails to resume.
      expect(seen.every((status) => status === "active" || status === "paused")).toBe(true);
      const active = [...standing.values()].filter((status) => status === "active").length;
      expect(activeAt(ledger, [until])[0]).toBe(active);
      expect(seen.filter((status) => status === "active")).toHaveLength(active);
    });

    it("tells resumptions from returns", () => {
      for (const { returns, subscriptionId } of ledger.spells) {
        if (returns === "exit") expect(subscriptionId).not.toMatch(/-1$/);
      }
      const resumed = ledger.spells.filter(({ returns }) => returns === "pause").length;
      expect(resumed).toBeLessThanOrEqual(count("pause"));
    });
  },
);
