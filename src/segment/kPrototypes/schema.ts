import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import { scaleShape } from "../kMedoids/schema.ts";
import type { PrototypeRecipe } from "./recipe.ts";

/** The middle of a segment. */
export interface Prototype {
  /** Means of the scaled columns of numbers, in the order of the recipe, then shares of missing values under `indicator`. */
  readonly numbers: readonly number[];
  /** Most frequent category of each column of categories; null where that is a missing value. */
  readonly modes: readonly (string | null)[];
}

/** What assigns customers. */
export interface KPrototypesParameters {
  readonly recipe: PrototypeRecipe;
  /** Cost of a differing category, in squared units of the scaled numbers. */
  readonly gamma: number;
  readonly prototypes: readonly Prototype[];
}

/** How prototypes were found. */
export interface KPrototypesFit {
  /** Rows, and how many of them differ. */
  readonly observations: number;
  readonly distinctRows: number;
  /** Rows in each segment. */
  readonly sizes: readonly number[];
  /** Sum over all rows of weight times (squared distance on the scaled numbers + gamma × differing categories). */
  readonly cost: number;
  /** Where gamma comes from. */
  readonly gammaRule: "given" | "szepannek" | "huang";
  /** Starts tried, and rounds of the one that was kept. */
  readonly starts: number;
  readonly iterations: number;
  readonly seed: number | string;
  readonly notes: readonly Note[];
}

/** Segments of mixed data around prototypes: plain data, no customer in it. */
export interface KPrototypesModel {
  readonly kind: "k-prototypes";
  readonly version: 1;
  readonly parameters: KPrototypesParameters;
  readonly fit: KPrototypesFit;
}

/** Shape of a stored model. */
export const kPrototypesModelSchema: z.ZodMiniType<KPrototypesModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<KPrototypesModel> {
  const count = z.int().check(z.gte(0));
  const size = z.number().check(z.gte(0));
  const category = z.object({
    name: z.string(),
    categories: z.array(z.string()),
    weight: z.number().check(z.positive()),
    missing: z.enum(["error", "indicator", "partial"]),
  });
  const prototype = z.object({ numbers: z.array(z.number()), modes: z.array(z.nullable(z.string())) });
  const parameters = z.object({
    recipe: z.object({ numbers: z.nullable(z.object(scaleShape())), categories: z.array(category) }),
    gamma: size,
    prototypes: z.array(prototype).check(z.minLength(1)),
  });
  const fit = z.object({
    observations: count,
    distinctRows: count,
    sizes: z.array(count),
    cost: size,
    gammaRule: z.enum(["given", "szepannek", "huang"]),
    starts: count,
    iterations: count,
    seed: z.union([z.number(), z.string()]),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  const shape = z.object({ kind: z.literal("k-prototypes"), version: z.literal(1), parameters, fit });
  const fits = z.refine((model) => isConsistent(model as KPrototypesModel), {
    error: "as many sizes as prototypes, and a number or a known category of each prototype for every column",
  });
  return (shape as unknown as z.ZodMiniType<KPrototypesModel>).check(fits);
}

function isConsistent({ parameters, fit }: KPrototypesModel): boolean {
  const { recipe, prototypes } = parameters;
  const columns = recipe.numbers?.columns ?? [];
  const width = columns.length + columns.filter(({ missing }) => missing === "indicator").length;
  const isKnown = (mode: string | null, c: number): boolean => {
    const rule = recipe.categories[c]!;
    return mode === null ? rule.missing === "indicator" : rule.categories.includes(mode);
  };
  return (
    fit.sizes.length === prototypes.length &&
    width + recipe.categories.length > 0 &&
    prototypes.every(({ numbers, modes }) => {
      return numbers.length === width && modes.length === recipe.categories.length && modes.every(isKnown);
    })
  );
}

/** What `readModel` needs to know of the family. */
export const kPrototypesFamily: ModelFamily<KPrototypesModel> = {
  kind: "k-prototypes",
  version: 1,
  schema: kPrototypesModelSchema,
};
