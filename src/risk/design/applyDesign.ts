import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { fillDesign } from "./fill.ts";
import { readInputs, type ReadInputs, type RowInput } from "./readInputs.ts";
import type { DesignMatrix, DesignRecipe } from "./recipe.ts";

const ROWS = 256;

/**
 * Makes the columns of a regression from raw rows, those that the recipe was learnt from or new ones.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `unseen-category`
 */
export function applyDesign(operation: string, recipe: DesignRecipe, input: TableInput | RowInput): DesignMatrix {
  return matrixOf(recipe, readInputs(operation, recipe, input));
}

/** The matrix of inputs that were read. */
export function matrixOf(recipe: DesignRecipe, { rows, inputs }: ReadInputs): DesignMatrix {
  const { columns: names, groups } = recipe;
  const width = names.length;
  const values = new Float64Array(rows * width);
  for (let from = 0; from < rows; from += ROWS) {
    const to = Math.min(rows, from + ROWS);
    fillDesign(recipe, inputs, { from, to, out: values, at: from * width, rowStep: width, columnStep: 1 });
  }
  return { rows, width, names, groups, values };
}

/** `unseen-category` for each column with categories that the fit has not seen, with their count. */
export function unseenNotes(recipe: DesignRecipe, { unseen }: ReadInputs): Note[] {
  return recipe.inputs.flatMap(({ name }, place) => {
    const count = unseen[place]!;
    if (count === 0) return [];
    const message = `${name}: ${String(count)} rows with a category that the fit has not seen; they count as the reference.`;
    return [{ code: "unseen-category", message }];
  });
}
