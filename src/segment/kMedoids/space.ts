import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { encodeGower, type NotedRows } from "../gower/encodeGower.ts";
import { gowerMeasure } from "../gower/kernel.ts";
import type { GowerRecipe } from "../gower/recipe.ts";
import type { RowMeasure } from "../gower/rowMeasure.ts";
import { applyScale } from "../scale/applyScale.ts";
import type { ScaleRecipe } from "../scale/recipe.ts";
import { encodeScaled, straightMeasure } from "./straightMeasure.ts";

/** How rows become distances: plain data, part of a model. */
export type DistanceRecipe =
  ({ readonly distance: "gower" } & GowerRecipe) | ({ readonly distance: "euclidean" | "manhattan" } & ScaleRecipe);

/** Rows of a table in the space of a recipe. */
export interface PlacedRows {
  readonly encoded: NotedRows;
  readonly measure: RowMeasure;
}

const noNotes: readonly Note[] = [];

/**
 * Puts the rows of a table into the space of a recipe.
 *
 * @throws {KeizokuError} as `encodeGower` and `applyScale`
 */
export function placeRows(operation: string, recipe: DistanceRecipe, input: TableInput): PlacedRows {
  if (recipe.distance === "gower") {
    return { encoded: encodeGower(operation, recipe, input), measure: gowerMeasure(recipe) };
  }
  const encoded = encodeScaled(applyScale(operation, recipe, input));
  return {
    encoded: { ...encoded, notes: noNotes },
    measure: straightMeasure(encoded.width, recipe.distance === "euclidean"),
  };
}
