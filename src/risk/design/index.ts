import type { TableInput } from "../../schema/table/table.ts";
import { applyDesign } from "./applyDesign.ts";
import { fitDesign } from "./fitDesign.ts";
import type { DesignMatrix, DesignRecipe } from "./recipe.ts";
import type { RowInput } from "./readInputs.ts";
import type { DesignSpec } from "./spec.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";

export type { RowInput } from "./readInputs.ts";
export type {
  CategoryInput,
  DesignInput,
  DesignMatrix,
  DesignRecipe,
  DesignTerm,
  NumericInput,
  ProductTerm,
  SimpleTerm,
} from "./recipe.ts";
export type {
  CategoryTerm,
  ColumnTerm,
  DesignSpec,
  InteractionTerm,
  NumericTerm,
  OtherColumns,
  SplineTerm,
  TermSpec,
} from "./spec.ts";

/**
 * Learns how a table becomes the columns of a regression: reference coding, natural cubic splines, interactions, missing indicators.
 *
 * A recipe is JSON: with {@link designMatrix} it makes the same columns from raw rows at any later time. Indicators of missing values come last.
 *
 * @param table columns of numbers, truth values or texts, null where missing
 * @param spec terms in their order; by default every column, numbers as they are, categories by their levels
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`
 * @example
 * const customers = { tenure: [1, 5, 9, 2], contract: ["year", "month", "month", "year"] };
 * design(customers).columns // => ["tenure", "contract=year"]
 * design(customers, { terms: ["tenure", { interaction: ["contract", "tenure"] }] }).columns // => ["tenure", "contract=year × tenure"]
 * @see Harrell (2015), Regression Modeling Strategies, 2nd edition, chapter 2
 */
export function design(table: TableInput, spec: DesignSpec = {}): DesignRecipe {
  return freezeDeep(fitDesign("design", table, spec).recipe);
}

/**
 * The columns of a recipe from raw rows: a matrix without intercept, in the units of the table.
 *
 * @param input a table, or one customer's values by column
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `unseen-category` (under `unseen: "error"`)
 * @example
 * const recipe = design({ tenure: [1, 5, null], contract: ["year", "month", "month"] });
 * recipe.columns // => ["tenure", "contract=year", "tenure:missing"]
 * designMatrix(recipe, { tenure: 4, contract: "year" }).values // => [4, 1, 0]
 * designMatrix(recipe, { tenure: [null], contract: ["two years"] }).values // => [3, 0, 1]
 */
export function designMatrix(recipe: DesignRecipe, input: TableInput | RowInput): DesignMatrix {
  return applyDesign("designMatrix", recipe, input);
}
