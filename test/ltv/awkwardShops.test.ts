import { describe, expect, it } from "vitest";
import { buyingModules, type BuyingModel } from "../../src/ltv/buying/families.ts";
import { KeizokuError } from "../../src/schema/error.ts";
import { awkwardShops, type Shop } from "./awkwardShops.ts";
import { buyingFits } from "./buyingFits.ts";

const dear = { discountRate: { rate: 0.1, per: "year" } } as const;

/** Every figure a model gives of the shop's customers. */
function figuresOf(model: BuyingModel, shop: Shop): number[] {
  const { probabilityAlive, expectedPurchases, residualValue } = buyingModules[model.kind];
  const horizon = { horizon: 12 };
  return [
    ...Object.values(model.parameters),
    ...probabilityAlive(model, shop),
    ...expectedPurchases(model, shop, horizon),
    ...residualValue(model, shop, { ...dear, horizon: 12 }),
  ];
}

describe("awkward shops", () => {
  it("are thirty, each of its kind", () => {
    expect(awkwardShops).toHaveLength(30);
    expect(new Set(awkwardShops.map(({ name }) => name)).size).toBe(30);
  });
});

describe.each(buyingFits)("$name", ({ fit, takes }) => {
  it.each(awkwardShops.filter(takes))("fits or says why not: $name", (shop) => {
    let model: BuyingModel;
    try {
      model = fit(shop);
    } catch (error) {
      expect(error).toBeInstanceOf(KeizokuError);
      // What the data cannot tell is said as such; an optimiser that gives up would be ours to mend.
      expect(["no-maximum", "too-few-observations"]).toContain((error as KeizokuError).code);
      return;
    }
    expect(model.fit).toMatchObject({ prior: null });
    expect(figuresOf(model, shop).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });

  it.each(awkwardShops.filter(takes))("always fits with a weak prior: $name", (shop) => {
    const model = fit(shop, { prior: "weak" });
    expect(figuresOf(model, shop).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });
});
