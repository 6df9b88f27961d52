import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conditionalSurvival,
  cumulativeIncidence,
  kaplanMeier,
  logRank,
  nelsonAalen,
  restrictedMean,
  survivalAt,
  survivalShares,
  timeLost,
} from "../../../src/cohort/survival/index.ts";
import { stack } from "../../../src/cohort/index.ts";
import {
  areaOf,
  greenwood,
  incidenceAfter,
  incidenceVariance,
  survivalAfter,
  timesOf,
  twoGroupChiSquare,
  type OracleRow,
} from "./oracle.ts";

const row = (causes: number): fc.Arbitrary<Required<OracleRow>> =>
  fc
    .record({
      duration: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0.1, max: 8, noNaN: true })),
      event: fc.integer({ min: 0, max: causes }),
      share: fc.double({ min: 0, max: 0.95, noNaN: true }),
      late: fc.boolean(),
      weight: fc.integer({ min: 1, max: 4 }),
      group: fc.constantFrom("a", "b", "c"),
    })
    .map(({ share, late, ...rest }) => ({ ...rest, entry: late ? rest.duration * share : 0 }));
const rows = (causes = 1) => fc.array(row(causes), { minLength: 1, maxLength: 25 });

type Kind = "entry" | "weight";

interface AllColumns {
  readonly duration: readonly number[];
  readonly event: readonly number[];
  readonly group: readonly string[];
  readonly entry?: readonly number[];
  readonly weight?: readonly number[];
}

/** Columns of rows, with some of the optional ones. */
function columnsOf(list: readonly Required<OracleRow>[], ...kinds: readonly Kind[]): AllColumns {
  return {
    duration: list.map(({ duration }) => duration),
    event: list.map(({ event }) => event),
    group: list.map(({ group }) => group!),
    ...(kinds.includes("entry") ? { entry: list.map(({ entry }) => entry!) } : {}),
    ...(kinds.includes("weight") ? { weight: list.map(({ weight }) => weight!) } : {}),
  };
}

/** A result without its notes, as JSON has it. */
function plain(result: object): unknown {
  return JSON.parse(JSON.stringify({ ...result, notes: [] }));
}

const bare = (list: readonly Required<OracleRow>[]): OracleRow[] =>
  list.map(({ duration, event, group }) => ({ duration, event, group }));

function expectNear(actual: number | null | undefined, expected: number, what = ""): void {
  if (actual === null || actual === undefined) expect(Number.isFinite(expected), what).toBe(false);
  else expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe("a survival curve", () => {
  it("is what its definition says, with late entry and weights", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const curve = kaplanMeier(columnsOf(list, "entry", "weight"));
        expect(curve.time).toEqual(timesOf(list));
        curve.time.forEach((time, j) => {
          expectNear(curve.survival[j], survivalAfter(list, time), "survival");
          const error = curve.survival[j]! * Math.sqrt(greenwood(list, time));
          if (curve.survival[j]! > 0) expectNear(curve.standardError[j], error, "standardError");
          else expect(curve.standardError[j]).toBeNull();
        });
      }),
    );
  });

  it("falls from 1, between its limits, and survives JSON", () => {
    fc.assert(
      fc.property(rows(), fc.constantFrom("log-log", "log", "plain", "logit", "arcsine"), (list, limits) => {
        const curve = kaplanMeier(columnsOf(list, "entry"), { limits });
        curve.survival.forEach((share, j) => {
          expect(share <= (j === 0 ? 1 : curve.survival[j - 1]!) && share >= 0).toBe(true);
          const { [j]: lower = null } = curve.lower;
          const { [j]: upper = null } = curve.upper;
          if (lower !== null) expect(lower <= share + 1e-12 && lower >= 0).toBe(true);
          if (upper !== null) expect(upper >= share - 1e-12 && upper <= 1).toBe(true);
        });
        const again = JSON.parse(JSON.stringify(curve)) as typeof curve;
        expect(again).toEqual(curve);
        expect(survivalAt(again, curve.time)).toEqual(Float64Array.from(curve.survival));
      }),
    );
  });

  it("is the share of those who stay longer where all have left", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const curve = kaplanMeier({ duration: list.map(({ duration }) => duration) });
        curve.time.forEach((time, j) => {
          expectNear(curve.survival[j], list.filter(({ duration }) => duration > time).length / list.length);
        });
      }),
    );
  });

  it("does not depend on the order of rows, and takes a weight of k as k rows", () => {
    fc.assert(
      fc.property(rows(2), (list) => {
        const copies = list.flatMap((one) => new Array<typeof one>(one.weight!).fill(one)).reverse();
        const whole = (columns: AllColumns): unknown[] => {
          const one = { ...columns, event: columns.event.map((cause) => Math.min(cause, 1)) };
          const hazard = nelsonAalen(one, { ties: "one-by-one" });
          return [kaplanMeier(one), hazard, cumulativeIncidence(columns, { causes: ["own", "other"] })].map(plain);
        };
        expect(whole(columnsOf(list, "entry", "weight"))).toEqual(whole(columnsOf(copies, "entry")));
      }),
    );
  });

  it("stretches with the unit of time", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const columns = columnsOf(list, "entry");
        const double = {
          ...columns,
          duration: columns.duration.map((d) => d * 2),
          entry: columns.entry!.map((e) => e * 2),
        };
        const curve = kaplanMeier(columns);
        const { time, ...rest } = kaplanMeier(double);
        const { time: times, notes, ...same } = curve;
        expect(time).toEqual(times.map((t) => t * 2));
        expect({ ...rest, notes }).toEqual({ ...same, notes: rest.notes.length === notes.length ? notes : rest.notes });
        const last = times.at(-1)!;
        const { mean, standardError } = restrictedMean(curve, { horizon: last });
        const far = restrictedMean(double, { horizon: 2 * last });
        expectNear(far.mean, 2 * mean);
        expectNear(far.standardError, 2 * standardError);
      }),
    );
  });

  it("given a duration is the curve of those who reached it", () => {
    fc.assert(
      fc.property(rows(), fc.double({ min: 0, max: 6, noNaN: true }), (list, given) => {
        const later = list.filter(({ duration }) => duration > given);
        fc.pre(later.length > 0);
        const conditional = conditionalSurvival(kaplanMeier(columnsOf(list)), { given });
        const direct = kaplanMeier({ ...columnsOf(later), entry: later.map(() => given) });
        for (const name of ["time", "atRisk", "events", "survival", "standardError", "lower", "upper"] as const) {
          expect(conditional[name]).toEqual(direct[name]);
        }
        expect(conditional.start).toBe(given);
      }),
    );
  });

  it("has the area under it as restricted mean, with the error of its definition", () => {
    fc.assert(
      fc.property(rows(), fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const horizon = share * timesOf(list).at(-1)!;
        const { mean, standardError } = restrictedMean(columnsOf(list, "entry", "weight"), { horizon });
        const times = timesOf(list);
        const area = (from: number): number => areaOf((time) => survivalAfter(list, time), times, from, horizon);
        expectNear(mean, area(0));
        const variance = times
          .filter((time) => time <= horizon && survivalAfter(list, time) > 0)
          .reduce((sum, time, i, before) => {
            const step = greenwood(list, time) - (i === 0 ? 0 : greenwood(list, before[i - 1]!));
            return sum + area(time) ** 2 * step;
          }, 0);
        expect(Math.abs(standardError ** 2 - variance)).toBeLessThan(1e-8 * Math.max(1, variance));
      }),
    );
  });

  it("is a retention that stack takes", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const curve = kaplanMeier(columnsOf(list));
        const shares = survivalShares(curve);
        const { totals } = stack({ acquisitions: [100], periods: shares.survival.length, retention: shares });
        totals.forEach((total, age) => {
          expectNear(total, age === 0 ? 100 : 100 * survivalAfter(bare(list), age));
        });
      }),
    );
  });
});

describe("incidences", () => {
  it("are what their definitions say, and add up to 1 with survival", () => {
    fc.assert(
      fc.property(rows(3), (list) => {
        const { time, causes, survival } = cumulativeIncidence(columnsOf(list, "entry", "weight"), {
          causes: ["one", "two", "three"],
        });
        time.forEach((t, j) => {
          const all = causes.reduce((sum, { incidence }) => sum + incidence[j]!, survival[j]!);
          expectNear(all, 1, "sum");
          causes.forEach(({ incidence, standardError }, k) => {
            expectNear(incidence[j], incidenceAfter(list, k + 1, t), "incidence");
            const variance = incidenceVariance(list, k + 1, t);
            expect(Math.abs(standardError[j]! ** 2 - variance)).toBeLessThan(1e-10);
          });
        });
      }),
    );
  });

  it("of one cause are 1 less survival, and their time lost is the rest of the restricted mean", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const columns = columnsOf(list, "entry", "weight");
        const curves = cumulativeIncidence(columns, { causes: ["left"] });
        const curve = kaplanMeier(columns);
        const horizon = curve.time.at(-1)!;
        const lost = timeLost(curves, { horizon }).causes[0]!;
        const { mean, standardError } = restrictedMean(curve, { horizon });
        expectNear(lost.timeLost, horizon - mean);
        expect(Math.abs(lost.standardError ** 2 - standardError ** 2)).toBeLessThan(1e-8);
        curve.standardError.forEach((error, j) => {
          if (error !== null)
            expect(Math.abs(curves.causes[0]!.standardError[j]! ** 2 - error ** 2)).toBeLessThan(1e-10);
        });
      }),
    );
  });

  // The variance is that of the infinitesimal jackknife: the sum over rows of the squared derivative by the row's weight.
  it("have the time lost with the error of the infinitesimal jackknife", () => {
    fc.assert(
      fc.property(fc.array(row(2), { minLength: 4, maxLength: 15 }), (list) => {
        const columns = { duration: list.map(({ duration }) => duration), event: list.map(({ event }) => event) };
        const horizon = Math.max(...columns.duration);
        const at = (weight: readonly number[]): number =>
          timeLost(cumulativeIncidence({ ...columns, weight }, { causes: ["own", "other"] }), { horizon }).causes[0]!
            .timeLost;
        const ones = list.map(() => 1);
        const variance = list.reduce((sum, _, i) => {
          const moved = (step: number) => at(ones.map((one, k) => (k === i ? one + step : one)));
          return sum + ((moved(1e-4) - moved(-1e-4)) / 2e-4) ** 2;
        }, 0);
        const { standardError } = timeLost(cumulativeIncidence(columns, { causes: ["own", "other"] }), { horizon })
          .causes[0]!;
        expect(Math.abs(standardError ** 2 - variance)).toBeLessThan(1e-5 * Math.max(1, variance));
      }),
    );
  });
});

describe("a log-rank test", () => {
  const close = (a: number | null, b: number | null): void => {
    if (a === null || b === null) expect(a).toBe(b);
    else expect(Math.abs(a - b)).toBeLessThan(1e-7 * Math.max(1, Math.abs(b)));
  };

  it("of two groups is what its definition says", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        const two = list.filter(({ group }) => group !== "c");
        fc.pre(new Set(two.map(({ group }) => group)).size === 2);
        const expected = twoGroupChiSquare(two, "a");
        const { chiSquare } = logRank(columnsOf(two, "entry", "weight"));
        if (chiSquare === null) expect(Number.isNaN(expected) || expected === Infinity).toBe(true);
        else close(chiSquare, expected);
      }),
    );
  });

  it("does not depend on names, order of rows or unit of time; expected adds up to observed", () => {
    const weights = fc.constantFrom("log-rank" as const, "wilcoxon" as const, "tarone-ware" as const, "peto" as const);
    fc.assert(
      fc.property(rows(), weights, (list, weight) => {
        fc.pre(new Set(list.map(({ group }) => group)).size > 1);
        const columns = columnsOf(list, "entry");
        const one = logRank(columns, { weights: weight });
        const names: Readonly<Record<string, string>> = { a: "z", b: "y", c: "x" };
        const turned = columnsOf([...list].reverse(), "entry");
        const other = logRank(
          {
            ...turned,
            duration: turned.duration.map((d) => 4 * d),
            entry: turned.entry!.map((e) => 4 * e),
            group: turned.group.map((name) => names[name]!),
          },
          { weights: weight },
        );
        expect(other.degreesOfFreedom).toBe(one.degreesOfFreedom);
        close(other.chiSquare, one.chiSquare);
        const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
        expectNear(sum(one.groups.map(({ observed }) => observed)), sum(one.groups.map(({ expected }) => expected)));
      }),
    );
  });

  it("of strata with the same rows twice has twice the sums", () => {
    fc.assert(
      fc.property(rows(), (list) => {
        fc.pre(new Set(list.map(({ group }) => group)).size > 1);
        const columns = columnsOf(list);
        const twice = <T>(column: readonly T[]): T[] => [...column, ...column];
        const stratum = list.map(() => 1);
        const both = logRank({
          duration: twice(columns.duration),
          event: twice(columns.event),
          group: twice(columns.group),
          stratum: [...stratum, ...stratum.map(() => 2)],
        });
        const one = logRank(columns);
        close(both.chiSquare, one.chiSquare === null ? null : 2 * one.chiSquare);
      }),
    );
  });
});
