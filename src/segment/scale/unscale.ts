import type { ScaleRecipe } from "./recipe.ts";

/**
 * A scaled row in the units of its columns; of an indicator, the share that is missing. Under log1p a mean comes back as exp(mean of ln(1 + x)) − 1,
 * which is below the mean of x.
 */
export function unscale(
  recipe: ScaleRecipe,
  names: readonly string[],
  values: ArrayLike<number>,
): Record<string, number> {
  const entries = names.map((name, place): [string, number] => {
    const column = recipe.columns[place];
    if (column === undefined) return [name, values[place]!];
    const value = values[place]! * column.spread + column.centre;
    return [name, column.log1p ? Math.expm1(value) : value];
  });
  return Object.fromEntries(entries);
}
