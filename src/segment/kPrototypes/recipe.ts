import type { MissingRule, ScaleRecipe } from "../scale/recipe.ts";

/** What was learnt of a column of categories; part of a model. */
export interface CategoryRecipe {
  readonly name: string;
  /** Alphabetical by code units. */
  readonly categories: readonly string[];
  /** How much a difference in this column counts, times gamma. */
  readonly weight: number;
  readonly missing: MissingRule;
}

/** How a mixed table becomes numbers and categories: plain data. */
export interface PrototypeRecipe {
  /** Of the columns of numbers; null where there are none (k-modes). */
  readonly numbers: ScaleRecipe | null;
  readonly categories: readonly CategoryRecipe[];
}
