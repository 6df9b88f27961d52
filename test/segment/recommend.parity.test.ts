import { describe, expect, it } from "vitest";
import { itemAffinity, similarItems } from "../../src/segment/recommend/index.ts";
import { groceries, groceriesFile } from "./groceries.ts";
import { reference } from "./rulesReference.ts";

const absent = groceriesFile === undefined;

describe.skipIf(absent)("shared/data/groceries.csv: neighbours of items", () => {
  const baskets = absent ? [] : groceries();
  const named = Object.entries(reference.neighbours.items);

  it("by cosine", () => {
    const model = itemAffinity.fit(baskets, { shrinkage: 0 });
    for (const [item, { byCosine }] of named) {
      expect(similarItems(model, item, { n: 5 })).toEqual(
        byCosine.map(
          (near) =>
            expect.objectContaining({
              item: near.item,
              similarity: expect.closeTo(near.cosine, 12) as number,
            }) as object,
        ),
      );
    }
  });

  it("by lift, with at least 20 baskets together", () => {
    const model = itemAffinity.fit(baskets, { shrinkage: 0, similarity: "lift", minTogether: 20 });
    for (const [item, { byLiftWithAtLeast20Together }] of named) {
      expect(similarItems(model, item, { n: 5 })).toEqual(
        byLiftWithAtLeast20Together.map(
          (near) =>
            expect.objectContaining({ item: near.item, similarity: expect.closeTo(near.lift, 12) as number }) as object,
        ),
      );
    }
  });
});
