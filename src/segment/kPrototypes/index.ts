export type { GammaRule } from "./gamma.ts";
export { fit, type KPrototypesOptions } from "./model.ts";
export { assign, distances } from "./predictions.ts";
export type { CategoryRecipe, PrototypeRecipe } from "./recipe.ts";
export type { KPrototypesFit, KPrototypesModel, KPrototypesParameters, Prototype } from "./schema.ts";
