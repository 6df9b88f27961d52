import { describe, expect, it } from "vitest";
import { left } from "../../src/simulate/compile/rates.ts";
import { business } from "../../src/simulate/business.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import type { ReasonSpec } from "../../src/simulate/spec/exit.ts";
import { status } from "../../src/simulate/world/status.ts";
import type { World } from "../../src/simulate/world/world.ts";
import { playbook, quiet, quietExit } from "./quiet.ts";
import { differenceScore } from "./score.ts";
import { watch, worldWith } from "./worlds.ts";

type Group = (world: World, who: number) => 0 | 1;

/** How many standard deviations more often customers of group 1 decide to leave than those of group 0, on a day. */
function excess(reason: Partial<ReasonSpec>, group: Group, parts: Partial<BusinessSpec> = {}): number {
  const spec = { ...quietExit(reason), ...parts };
  const world = worldWith(spec, { customers: 1500, from: "2024-01-01", until: "2025-01-01", seed: 51 });
  const days = [0, 0];
  const exits = [0, 0];
  const groupOf = (who: number): number => (world.columns.status[who]! <= status.dunning ? group(world, who) : -1);
  watch(
    world,
    (_, { decided }, which) => {
      if (which < 0) return;
      days[which]!++;
      if (decided) exits[which]!++;
    },
    groupOf,
  );
  expect(Math.min(...exits)).toBeGreaterThan(20);
  return differenceScore(exits[1]!, days[1]!, exits[0]!, days[0]!);
}

const ties = { atJoining: 3, candidates: 1, recorded: 1, memoryHalfLifeDays: 60 };
const contract = quiet.contract!;
const rise = { ...contract, priceChanges: [{ at: "2024-07-01", plan: "basic", price: 18 }] };
const complaints = { perMonth: 0.2, weights: {}, topics: { any: 1 }, halfLifeDays: 60 };
const inquiries = { perMonth: 0, topics: { any: 1 }, visitsPerMonth: 0, complaints };
const routine = { dailyShare: 0.02, followsRisk: 0, agents: ["A"] };
const care = { ...quiet.care, channels: { phone: { reach: 1, minutes: 5, cost: 1 } }, routine };

const lostFriend: Group = ({ columns, compiled, day }, who) =>
  columns.lostFriends[who]! * left(compiled.tieFade, day - columns.lostDay[who]!) > 0.5 ? 1 : 0;
const hasFriends: Group = ({ columns }, who) => (columns.friends[who]! >= 3 ? 1 : 0);
const payMore: Group = ({ columns, day }, who) =>
  columns.priceShock[who]! > 0 && day - columns.priceDay[who]! < 60 ? 1 : 0;
const isNew: Group = ({ columns, day }, who) => (day - columns.joined[who]! < 40 ? 1 : 0);
const complained: Group = ({ columns, day }, who) =>
  columns.complaintWeight[who]! > 0 && day - columns.complaintDay[who]! < 60 ? 1 : 0;
const needs: Group = ({ columns }, who) => (columns.latent[4 * who]! > 0 ? 1 : 0);
const content: Group = ({ columns }, who) => (columns.satisfaction[who]! > 0 ? 1 : 0);
const minds: Group = ({ columns }, who) => (columns.latent[4 * who + 2]! > 0 ? 1 : 0);
const contacted: Group = ({ columns }, who) => (columns.fatigue[who]! > 0 ? 1 : 0);

const effects: readonly {
  readonly name: string;
  readonly group: Group;
  readonly on: Partial<ReasonSpec>;
  readonly off: Partial<ReasonSpec>;
  readonly sign: 1 | -1;
  readonly parts?: Partial<BusinessSpec>;
}[] = [
  { name: "friends who left", group: lostFriend, on: { lostTie: 1 }, off: { lostTie: 0 }, sign: 1, parts: { ties } },
  {
    name: "friends who stay",
    group: hasFriends,
    on: { activeTie: -0.4 },
    off: { activeTie: 0 },
    sign: -1,
    parts: { ties },
  },
  {
    name: "a higher price",
    group: payMore,
    on: { priceRise: 3 },
    off: { priceRise: 0 },
    sign: 1,
    parts: { contract: rise },
  },
  { name: "newness", group: isNew, on: { newness: 1 }, off: { newness: 0 }, sign: 1 },
  { name: "complaints", group: complained, on: { complaint: 1 }, off: { complaint: 0 }, sign: 1, parts: { inquiries } },
  { name: "need", group: needs, on: { weights: { need: -0.5 } }, off: {}, sign: -1 },
  { name: "contentment", group: content, on: { weights: { satisfaction: -0.5 } }, off: {}, sign: -1 },
  { name: "price sensitivity", group: minds, on: { weights: { priceSensitivity: 0.5 } }, off: {}, sign: 1 },
];

describe("an effect", () => {
  it.each(effects)(
    "of $name is there where the spec has it, and gone where it has not",
    ({ group, on, off, sign, parts }) => {
      expect(sign * excess(on, group, parts)).toBeGreaterThan(4);
      expect(Math.abs(excess(off, group, parts))).toBeLessThan(4);
    },
  );

  it.each([
    { name: "holds", calls: playbook({ persuadable: 1, sleepingDogs: 0, strength: 1.5 }), sign: -1 },
    { name: "drives away", calls: playbook({ persuadable: 0, sleepingDogs: 1, harm: 1 }), sign: 1 },
  ])("of contacts $name, as the spec says", ({ calls, sign }) => {
    const fatigue = { halfLifeDays: 30, diminish: 0, irritation: 0 };
    expect(sign * excess({}, contacted, { care: { ...care, fatigue, playbooks: { calls } } })).toBeGreaterThan(4);
  });

  it("of nobody: contacts without an effect change nobody's exit", () => {
    const fatigue = { halfLifeDays: 30, diminish: 0.3, irritation: 0 };
    const playbooks = { calls: playbook({ strength: 0, harm: 0 }) };
    const options = { customers: 300, from: "2024-01-01", until: "2025-01-01", seed: 52 };
    const exitsOf = (own: BusinessSpec["care"]): unknown =>
      business({ spec: { ...quietExit({}), care: own }, ...options }).truth.exits;
    expect(exitsOf({ ...care, fatigue, playbooks })).toEqual(exitsOf({ ...care, fatigue, playbooks, routine: null }));
  });

  it("of risk on the routine makes its contacts confounded, and without it they are drawn", () => {
    const follows = (followsRisk: number): Partial<BusinessSpec> => ({
      care: {
        ...care,
        playbooks: { calls: playbook({ strength: 0, harm: 0 }) },
        fatigue: { halfLifeDays: 1, diminish: 0, irritation: 0 },
        routine: { ...routine, dailyShare: 0.003, followsRisk },
      },
    });
    const weights = { need: -0.6 };
    expect(excess({ weights }, contacted, follows(1))).toBeGreaterThan(3);
    expect(Math.abs(excess({ weights }, contacted, follows(0)))).toBeLessThan(4);
  });
});
