import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rfm } from "../../src/segment/rfm/model.ts";
import { assignRfm } from "../../src/segment/rfm/predictions.ts";
import { rfmFamily, type RfmTies } from "../../src/segment/rfm/schema.ts";
import { readModel } from "../../src/schema/readModel.ts";

const tieRules: readonly RfmTies[] = ["low", "high", "mid", "together"];
const customers = fc
  .array(fc.tuple(fc.nat(400), fc.nat(9), fc.integer({ min: -50, max: 5000 })), { minLength: 1, maxLength: 60 })
  .map((rows) => ({
    recency: rows.map(([recency]) => recency),
    frequency: rows.map(([, frequency]) => frequency),
    monetary: rows.map(([, , monetary]) => monetary),
  }));
const ties = fc.constantFrom(...tieRules);
const levels = fc.integer({ min: 2, max: 10 });
const anyGroup = {
  match: "first" as const,
  groups: [{ key: "all", name: { en: "All", ja: "全員" }, rules: [] }],
  otherwise: "all",
};

describe("scores", () => {
  it("run from 1 to the number of levels, and a better value never has a worse score", () => {
    fc.assert(
      fc.property(customers, ties, levels, (columns, rule, quantile) => {
        const { scores } = rfm(columns, { cuts: { quantile, ties: rule }, groups: anyGroup });
        const senses = { recency: -1, frequency: 1, monetary: 1 };
        for (const measure of ["recency", "frequency", "monetary"] as const) {
          const of = Array.from(
            scores[measure],
            (score, i) => [senses[measure] * columns[measure][i]!, score] as const,
          );
          of.sort(([a], [b]) => a - b);
          of.forEach(([value, score], i) => {
            expect(score >= 1 && score <= quantile).toBe(true);
            if (i === 0) return;
            const [before, worse] = of[i - 1]!;
            expect(value === before ? score === worse : score >= worse).toBe(true);
          });
        }
      }),
    );
  });

  it("low is at most mid is at most high", () => {
    fc.assert(
      fc.property(customers, (columns) => {
        const [low, high, mid] = tieRules
          .slice(0, 3)
          .map((rule) => rfm(columns, { cuts: { ties: rule } }).scores.frequency);
        low!.forEach((score, i) => {
          expect(score <= mid![i]! && mid![i]! <= high![i]!).toBe(true);
        });
      }),
    );
  });

  it("without ties all rank rules make fifths", () => {
    const columns = {
      recency: Array.from({ length: 100 }, (_, i) => i),
      frequency: Array.from({ length: 100 }, (_, i) => i),
      monetary: Array.from({ length: 100 }, (_, i) => 7 * i),
    };
    for (const rule of tieRules) {
      const { scoreCounts } = rfm(columns, { cuts: { ties: rule } }).model.fit;
      expect(scoreCounts).toEqual({
        recency: [20, 20, 20, 20, 20],
        frequency: [20, 20, 20, 20, 20],
        monetary: [20, 20, 20, 20, 20],
      });
    }
  });
});

it("the stored model, read back, gives its own customers the same scores, and one customer alone too", () => {
  fc.assert(
    fc.property(customers, ties, (columns, rule) => {
      const { model, scores, labels } = rfm(columns, { cuts: { ties: rule } });
      const read = readModel(JSON.stringify(model), [rfmFamily]);
      expect(read).toEqual(model);
      const again = assignRfm(read, columns);
      expect([again.scores, again.labels]).toEqual([scores, labels]);
      const last = columns.recency.length - 1;
      const one = {
        recency: [columns.recency[last]!],
        frequency: [columns.frequency[last]!],
        monetary: [columns.monetary[last]!],
      };
      expect(assignRfm(read, one).labels[0]).toBe(labels[last]);
    }),
  );
});

it("groups hold every customer once, and all of the money", () => {
  fc.assert(
    fc.property(customers, (columns) => {
      const { groups, labels } = rfm(columns);
      expect(groups.reduce((sum, group) => sum + group.customers, 0)).toBe(labels.length);
      const total = columns.monetary.reduce((sum, own) => sum + own, 0);
      expect(groups.reduce((sum, group) => sum + (group.monetary as number), 0)).toBe(total);
    }),
  );
});
