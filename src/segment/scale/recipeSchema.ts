import * as z from "zod/mini";
import type { ScaleRecipe } from "./recipe.ts";

/** Shape of a stored recipe. */
export function recipeSchema(): z.ZodMiniType<ScaleRecipe> {
  const column = z.object({
    name: z.string(),
    log1p: z.boolean(),
    centre: z.number(),
    spread: z.number().check(z.positive()),
    missing: z.enum(["error", "indicator", "partial"]),
  });
  return z.object({ columns: z.array(column).check(z.minLength(1)) });
}
