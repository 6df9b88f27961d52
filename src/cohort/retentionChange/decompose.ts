import type { CellGrid, CellSide } from "./cells.ts";

/** How a change of composition is parted between groups and ages. */
export type CompositionRule = "both-orders" | "das-gupta";

/** Parts of the change by group; all sums are the change. */
export interface Parts {
  readonly mix: Float64Array;
  readonly age: Float64Array;
  readonly genuine: Float64Array;
  /** Variance of the genuine part of each group, its composition taken as it is. */
  readonly variance: Float64Array;
}

/**
 * Parts the change of a rate R = Σ p(g, a) r(g, a), p the share of group g and age a. A kernel: each side has somebody.
 *
 * Kitagawa: genuine = Σ p̄ Δr, composition = Σ r̄ Δp, bars for the mean of the two sides. Composition is parted into groups and ages by `rule`. Where one
 * side has nobody in a cell, its rate there is the other's.
 */
export function decompose(grid: CellGrid, rule: CompositionRule): Parts {
  const { groups, ages, sides } = grid;
  const make = (): Float64Array => new Float64Array(groups.length);
  const parts = { mix: make(), age: make(), genuine: make(), variance: make() };
  const composition = rule === "das-gupta" ? dasGuptaFactors(sides) : null;
  // Shares sum to 1 on both sides: parts against the mean rate sum to the same, and say who did better than the others.
  const centre = rule === "das-gupta" ? 0 : (sides[0].rate + sides[1].rate) / 2;
  const orders = composition === null ? orderFactors(sides) : null;
  for (let g = 0; g < groups.length; g++) {
    for (let a = 0; a < ages.length; a++) {
      const [before, after] = ratesIn(sides, g, a);
      const level = (before + after) / 2 - centre;
      const share = (shareIn(sides[0], g, a) + shareIn(sides[1], g, a)) / 2;
      parts.genuine[g]! += share * (after - before);
      if (share > 0) parts.variance[g]! += share * share * (varianceIn(sides[0], g, a) + varianceIn(sides[1], g, a));
      if (composition !== null) {
        const [x, y] = [composition(0, g, a), composition(1, g, a)];
        parts.mix[g]! += (level * (x.age + y.age) * (y.group - x.group)) / 2;
        parts.age[g]! += (level * (x.group + y.group) * (y.age - x.age)) / 2;
      }
      if (orders === null) continue;
      const { mix, age } = orders(g, a);
      parts.mix[g]! += level * mix;
      parts.age[g]! += level * age;
    }
  }
  return parts;
}

type Sides = readonly [CellSide, CellSide];

function shareIn(side: CellSide, g: number, a: number): number {
  return side.atRisk[g]![a]! / side.total;
}

function ratesIn(sides: Sides, g: number, a: number): [before: number, after: number] {
  const [before, after] = sides.map(({ atRisk, retained }) =>
    atRisk[g]![a]! > 0 ? retained[g]![a]! / atRisk[g]![a]! : null,
  ) as [number | null, number | null];
  return [before ?? after ?? 0, after ?? before ?? 0];
}

function varianceIn({ atRisk, retained }: CellSide, g: number, a: number): number {
  const n = atRisk[g]![a]!;
  if (n === 0) return 0;
  const rate = retained[g]![a]! / n;
  return (rate * (1 - rate)) / n;
}

/** Sums over ages by group, and over groups by age. */
function marginals(side: CellSide): { readonly group: readonly number[]; readonly age: readonly number[] } {
  const group = side.atRisk.map((row) => row.reduce((sum, n) => sum + n, 0));
  const ages = side.atRisk[0]?.length ?? 0;
  const age = Array.from({ length: ages }, (_, a) => side.atRisk.reduce((sum, row) => sum + row[a]!, 0));
  return { group, age };
}

/** Change of a cell's share by its group and by its age. */
interface ShareChange {
  readonly mix: number;
  readonly age: number;
}

/**
 * Share = share of the group × share of the age within it, or share of the age × share of the group within it: the mean of both orders. A group (an
 * age) that one side does not have has the other's ages (groups) within it.
 */
function orderFactors(sides: Sides): (g: number, a: number) => ShareChange {
  const [m0, m1] = [marginals(sides[0]), marginals(sides[1])];
  const within = (s: 0 | 1, margin: "group" | "age", g: number, a: number): number => {
    const own = (s === 0 ? m0 : m1)[margin][margin === "group" ? g : a]!;
    const side: 0 | 1 = own > 0 ? s : s === 0 ? 1 : 0;
    const total = (side === 0 ? m0 : m1)[margin][margin === "group" ? g : a]!;
    return sides[side].atRisk[g]![a]! / total;
  };
  const outer = (s: 0 | 1, margin: "group" | "age", at: number): number =>
    (s === 0 ? m0 : m1)[margin][at]! / sides[s].total;
  return (g, a) => {
    const [ageIn0, ageIn1] = [within(0, "group", g, a), within(1, "group", g, a)];
    const [groupIn0, groupIn1] = [within(0, "age", g, a), within(1, "age", g, a)];
    const [group0, group1] = [outer(0, "group", g), outer(1, "group", g)];
    const [age0, age1] = [outer(0, "age", a), outer(1, "age", a)];
    const mixFirst = ((ageIn0 + ageIn1) / 2) * (group1 - group0);
    const ageSecond = ((group0 + group1) / 2) * (ageIn1 - ageIn0);
    const ageFirst = ((groupIn0 + groupIn1) / 2) * (age1 - age0);
    const mixSecond = ((age0 + age1) / 2) * (groupIn1 - groupIn0);
    return { mix: (mixFirst + mixSecond) / 2, age: (ageFirst + ageSecond) / 2 };
  };
}

/**
 * Das Gupta's factors of a share: group(g, a) = √(n(g, a) / n(·, a) · n(g, ·) / n), age(g, a) likewise; both 0 for an empty cell. Where a side has nobody of
 * the group at all, its ages within are the other side's, as above; of an age, its groups.
 */
function dasGuptaFactors(sides: Sides): (side: 0 | 1, g: number, a: number) => ShareFactors {
  const margins = [marginals(sides[0]), marginals(sides[1])] as const;
  const own = (s: 0 | 1, g: number, a: number): ShareFactors => {
    const n = sides[s].atRisk[g]![a]!;
    if (n === 0) return { group: 0, age: 0 };
    const { total } = sides[s];
    const byGroup = margins[s].group[g]!;
    const byAge = margins[s].age[a]!;
    return { group: Math.sqrt((n / byAge) * (byGroup / total)), age: Math.sqrt((n / byGroup) * (byAge / total)) };
  };
  return (s, g, a) => {
    const noGroup = margins[s].group[g] === 0;
    const noAge = margins[s].age[a] === 0;
    if (noGroup === noAge) return own(s, g, a);
    const other = own(s === 0 ? 1 : 0, g, a);
    return noGroup ? { group: 0, age: other.age } : { group: other.group, age: 0 };
  };
}

interface ShareFactors {
  readonly group: number;
  readonly age: number;
}
