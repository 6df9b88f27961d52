import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { DistanceRecipe } from "./space.ts";

/** A value of a medoid as it stood in the table; null where it is missing. */
export type MedoidValue = number | string | null;

/** What assigns customers: the medoids' own rows and how rows are compared with them. */
export interface KMedoidsParameters {
  readonly recipe: DistanceRecipe;
  /** Row of each segment's medoid, values in the order of the recipe's columns. Segments are in the order of `medoidRows`. */
  readonly medoids: readonly (readonly MedoidValue[])[];
  /** Number of each medoid's row in the table of the fit, from 0; the first of its copies, ascending. */
  readonly medoidRows: readonly number[];
  /** Id of each medoid; null where the fit got no ids. */
  readonly medoidIds: readonly string[] | null;
}

/** How medoids were found. */
export interface KMedoidsFit {
  /** Rows, and how many of them differ. */
  readonly observations: number;
  readonly distinctRows: number;
  /** Rows in each segment. */
  readonly sizes: readonly number[];
  /** Sum over all rows of weight times distance to the own medoid. */
  readonly cost: number;
  /** The cost by unit of weight. */
  readonly meanDistance: number;
  /** Weighted mean of 1 − (distance to the own medoid) / (distance to the next one), from 0 to 1; null for one segment. */
  readonly medoidSilhouette: number | null;
  /** `pam`: all different rows were searched; `clara`: samples of them. */
  readonly method: "pam" | "clara";
  /** Starts tried, or samples drawn. */
  readonly starts: number;
  /** Rows of each sample; null where all were searched. */
  readonly sampleRows: number | null;
  readonly seed: number | string;
  /** Rounds over the rows and swaps of the start that was kept. */
  readonly iterations: number;
  readonly swaps: number;
  readonly notes: readonly Note[];
}

/** Segments around real customers: plain data. */
export interface KMedoidsModel {
  readonly kind: "k-medoids";
  readonly version: 1;
  readonly parameters: KMedoidsParameters;
  readonly fit: KMedoidsFit;
}

/** Shape of a stored model. */
export const kMedoidsModelSchema: z.ZodMiniType<KMedoidsModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<KMedoidsModel> {
  const count = z.int().check(z.gte(0));
  const size = z.number().check(z.gte(0));
  const fit = z.object({
    observations: count,
    distinctRows: count,
    sizes: z.array(count),
    cost: size,
    meanDistance: size,
    medoidSilhouette: z.nullable(z.number()),
    method: z.enum(["pam", "clara"]),
    starts: count,
    sampleRows: z.nullable(count),
    seed: z.union([z.number(), z.string()]),
    iterations: count,
    swaps: count,
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  const parameters = z.object({
    recipe: recipeSchema(),
    medoids: z.array(z.array(z.nullable(z.union([z.number(), z.string()])))).check(z.minLength(1)),
    medoidRows: z.array(count),
    medoidIds: z.nullable(z.array(z.string())),
  });
  const shape = z.object({ kind: z.literal("k-medoids"), version: z.literal(1), parameters, fit });
  const fits = z.refine((model) => isConsistent(model as KMedoidsModel), {
    error: "as many medoids, rows, ids and sizes as segments, and a value of each medoid in every column",
  });
  return (shape as unknown as z.ZodMiniType<KMedoidsModel>).check(fits);
}

function isConsistent({ parameters, fit }: KMedoidsModel): boolean {
  const { recipe, medoids, medoidRows, medoidIds } = parameters;
  const lengths = [medoidRows.length, fit.sizes.length, ...(medoidIds === null ? [] : [medoidIds.length])];
  const width = recipe.columns.length;
  return lengths.every((length) => length === medoids.length) && medoids.every((row) => row.length === width);
}

function recipeSchema(): z.ZodMiniType {
  const positive = z.number().check(z.positive());
  const gower = z.object({
    name: z.string(),
    kind: z.enum(["numeric", "nominal", "ordinal", "asymmetric"]),
    weight: positive,
    log1p: z.boolean(),
    least: z.number(),
    range: positive,
    categories: z.array(z.string()),
  });
  return z.union([
    z.object({ distance: z.literal("gower"), columns: z.array(gower).check(z.minLength(1)) }),
    z.object({ distance: z.enum(["euclidean", "manhattan"]), ...scaleShape() }),
  ]);
}

/** Shape of a `ScaleRecipe`. */
export function scaleShape(): { columns: z.ZodMiniType } {
  const column = z.object({
    name: z.string(),
    log1p: z.boolean(),
    centre: z.number(),
    spread: z.number().check(z.positive()),
    missing: z.enum(["error", "indicator", "partial"]),
  });
  return { columns: z.array(column).check(z.minLength(1)) };
}

/** What `readModel` needs to know of the family. */
export const kMedoidsFamily: ModelFamily<KMedoidsModel> = {
  kind: "k-medoids",
  version: 1,
  schema: kMedoidsModelSchema,
};
