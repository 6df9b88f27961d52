import type { MixedCost } from "./kernel.ts";
import type { CategoryRecipe, PrototypeRecipe } from "./recipe.ts";
import type { KPrototypesParameters, Prototype } from "./schema.ts";

/** Sizes and weights of a recipe's columns; `numbers` counts the indicators too. */
export function costShape({ categories }: PrototypeRecipe, numbers: number): Omit<MixedCost, "gamma"> {
  return {
    numbers,
    categoryWeights: Float64Array.from(categories, ({ weight }) => weight),
    categoryCounts: Int32Array.from(categories, codesOf),
  };
}

function codesOf({ categories, missing }: CategoryRecipe): number {
  return categories.length + (missing === "indicator" ? 1 : 0);
}

/** Prototypes as a model keeps them. */
export function describePrototypes(
  { categories }: PrototypeRecipe,
  numbers: number,
  prototypes: Float64Array,
): Prototype[] {
  const width = numbers + categories.length;
  return Array.from({ length: prototypes.length / width }, (_, s) => {
    const row = prototypes.subarray(s * width, (s + 1) * width);
    return {
      numbers: Array.from(row.subarray(0, numbers)),
      modes: categories.map((rule, c) => rule.categories[row[numbers + c]!] ?? null),
    };
  });
}

/** Prototypes as the kernel takes them. */
export function encodePrototypes({ recipe, prototypes }: KPrototypesParameters): Float64Array {
  const rows = prototypes.map(({ numbers, modes }) => [
    ...numbers,
    ...modes.map((mode, c) => {
      const { categories } = recipe.categories[c]!;
      return mode === null ? categories.length : categories.indexOf(mode);
    }),
  ]);
  return Float64Array.from(rows.flat());
}
