import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import { scaledNames } from "../scale/applyScale.ts";
import type { ScaleRecipe } from "../scale/recipe.ts";
import { recipeSchema } from "../scale/recipeSchema.ts";

/** What assigns customers. */
export interface KMeansParameters {
  readonly recipe: ScaleRecipe;
  /** Scaled columns: those of the recipe, then `name:missing` for each indicator. */
  readonly columns: readonly string[];
  /** Mean of each segment in scaled units, in the order of `columns`. */
  readonly centroids: readonly (readonly number[])[];
  /** Weight of the customers seen in each segment, those of updates too. */
  readonly counts: readonly number[];
  /** A customer farther than this from his nearest centroid is an outlier, in scaled units. */
  readonly outlierDistance: number;
}

/** A segment as people read it. */
export interface KMeansSegment {
  /** Weight of its customers, and the share of all. */
  readonly size: number;
  readonly share: number;
  /** Its centroid in the units of the columns; under log1p exp(mean of ln(1 + x)) − 1. */
  readonly centre: Readonly<Record<string, number>>;
}

/** How the centroids were found. */
export interface KMeansFit {
  /** Rows, and their weight. */
  readonly observations: number;
  readonly weight: number;
  /** Weighted sum of squared distances to the own centroid, in scaled units; of the fit, updates do not change it. */
  readonly inertia: number;
  /** Passes over the rows of the start that was kept. */
  readonly iterations: number;
  readonly converged: boolean;
  readonly start: "k-means++" | "given";
  /** Inertia that each start came to, in their order. */
  readonly restartInertia: readonly number[];
  /** Null where the start was given. */
  readonly seed: number | string | null;
  /** Rows beyond `outlierDistance`. */
  readonly outliers: number;
  /** Tables taken in by `update` since, and their rows. */
  readonly updates: number;
  readonly updateRows: number;
  readonly notes: readonly Note[];
}

/** Segments around their means: plain data, no customer in it. */
export interface KMeansModel {
  readonly kind: "k-means";
  readonly version: 1;
  readonly parameters: KMeansParameters;
  readonly segments: readonly KMeansSegment[];
  readonly fit: KMeansFit;
}

/** Shape of a stored model. */
export const kMeansModelSchema: z.ZodMiniType<KMeansModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<KMeansModel> {
  const count = z.int().check(z.gte(0));
  const size = z.number().check(z.gte(0));
  const parameters = z.object({
    recipe: recipeSchema(),
    columns: z.array(z.string()),
    centroids: z.array(z.array(z.number())).check(z.minLength(1)),
    counts: z.array(size),
    outlierDistance: size,
  });
  const segment = z.object({ size, share: size, centre: z.record(z.string(), z.number()) });
  const fit = z.object({
    observations: count,
    weight: size,
    inertia: size,
    iterations: count,
    converged: z.boolean(),
    start: z.enum(["k-means++", "given"]),
    restartInertia: z.array(size),
    seed: z.nullable(z.union([z.number(), z.string()])),
    outliers: count,
    updates: count,
    updateRows: count,
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  const segments = z.array(segment);
  const shape = z.object({ kind: z.literal("k-means"), version: z.literal(1), parameters, segments, fit });
  const fits = z.refine((model) => isConsistent(model as KMeansModel), {
    error: "as many centroids, counts and segments, and a number of each centroid in every scaled column",
  });
  return (shape as unknown as z.ZodMiniType<KMeansModel>).check(fits);
}

function isConsistent({ parameters, segments }: KMeansModel): boolean {
  const { recipe, columns, centroids, counts } = parameters;
  const names = scaledNames(recipe);
  return (
    counts.length === centroids.length &&
    segments.length === centroids.length &&
    columns.length === names.length &&
    names.every((name, place) => columns[place] === name) &&
    centroids.every((row) => row.length === columns.length)
  );
}

/** What `readModel` needs to know of the family. */
export const kMeansFamily: ModelFamily<KMeansModel> = { kind: "k-means", version: 1, schema: kMeansModelSchema };
