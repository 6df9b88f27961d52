import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activeAt, spells, statusAt, type Spell, type Spells } from "../../src/ledger/index.ts";
import { business, spellsDayByDay, type Business, type DaySpell } from "./dayByDay.ts";
import { DAY } from "./rows.ts";

function read({ rows, asOf, gap }: Business, by: "customer" | "subscription"): Spells {
  return spells(rows, { asOf: asOf * DAY, gap, by });
}

function inDays({ from, until, exit }: Spell): DaySpell {
  return { from: from / DAY, until: until === null ? null : until / DAY, exit };
}

describe("over random businesses", () => {
  it.each(["customer", "subscription"] as const)("spells by %s are those of a day-by-day count", (by) => {
    fc.assert(
      fc.property(business, (given) => {
        const found = read(given, by);
        expect(found.rejected).toEqual([]);
        for (const { customerId, subscriptionId, spells: expected } of spellsDayByDay(given, by)) {
          const own = found.spells.filter(
            (spell) =>
              spell.customerId === customerId && (by === "customer" || spell.subscriptionId === subscriptionId),
          );
          expect(own.map(inDays)).toEqual(expected);
          expect(own.map(({ ordinal }) => ordinal)).toEqual(expected.map((_, i) => i + 1));
          expect(own.map(({ returns }) => returns)).toEqual(
            expected.map((_, i) => (i === 0 ? null : expected[i - 1]!.exit === "pause" ? "pause" : "exit")),
          );
        }
      }),
    );
  });

  it("counts each customer once at every instant, from spells of either kind", () => {
    fc.assert(
      fc.property(business, (given) => {
        const owners = spellsDayByDay(given, "subscription");
        const instants = Array.from({ length: 2 * given.asOf + 1 }, (_, i) => (given.asOf - i / 2) * DAY);
        const active = (who: string, at: number): boolean =>
          owners
            .filter(({ customerId }) => customerId === who)
            .some((owner) => owner.spells.some((one) => one.from * DAY <= at && at < (one.until ?? Infinity) * DAY));
        const names = [...new Set(owners.map(({ customerId }) => customerId))];
        const expected = instants.map((at) => names.filter((who) => active(who, at)).length);
        expect(Array.from(activeAt(read(given, "subscription"), instants))).toEqual(expected);
        const byCustomer = read(given, "customer");
        const mixed = { ...byCustomer, spells: [...byCustomer.spells].reverse() };
        const counts = activeAt(mixed, instants);
        instants.forEach((at, i) => {
          const statuses = statusAt(mixed, at).map(({ status }) => status);
          expect(statuses.filter((status) => status === "active")).toHaveLength(counts[i]!);
        });
      }),
    );
  });

  it("puts each row that has begun into exactly one spell", () => {
    fc.assert(
      fc.property(business, fc.constantFrom("customer", "subscription"), (given, by) => {
        const rows = read(given, by).spells.flatMap((spell) => spell.rows);
        const begun = given.rows.flatMap(({ from }, i) => (from < given.asOf * DAY ? [i] : []));
        expect(rows.sort((a, b) => a - b)).toEqual(begun);
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(business, fc.constantFrom("customer", "subscription"), (given, by) => {
        const key = (spell: Spell): string =>
          JSON.stringify({
            ...spell,
            rows: null,
            changes: spell.changes.map(({ at }) => at),
            planAtStart: null,
            planAtEnd: null,
            subscriptionId: null,
          });
        const sorted = (list: Spells): string[] => list.spells.map(key).sort();
        expect(sorted(read({ ...given, rows: [...given.rows].reverse() }, by))).toEqual(sorted(read(given, by)));
      }),
    );
  });

  it("gives plain data that survives JSON, and leaves its input alone", () => {
    fc.assert(
      fc.property(business, (given) => {
        const before = structuredClone(given.rows);
        const found = read(given, "customer");
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        expect(given.rows).toEqual(before);
      }),
    );
  });

  it("never changes what was known before: a later asOf only adds", () => {
    fc.assert(
      fc.property(business, fc.integer({ min: 1, max: 20 }), (given, more) => {
        const early = read({ ...given, gap: 0 }, "customer");
        const late = read({ ...given, gap: 0, asOf: given.asOf + more }, "customer");
        const instants = Array.from({ length: given.asOf }, (_, day) => day * DAY);
        expect(activeAt(late, instants)).toEqual(activeAt(early, instants));
      }),
    );
  });
});
