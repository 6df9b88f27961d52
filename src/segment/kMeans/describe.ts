import type { ScaleRecipe } from "../scale/recipe.ts";
import { unscale } from "../scale/unscale.ts";
import type { KMeansParameters, KMeansSegment } from "./schema.ts";

/** Segments as people read them. */
export function describeSegments({ recipe, columns, centroids, counts }: Described): KMeansSegment[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return centroids.map((centroid, j) => ({
    size: counts[j]!,
    share: counts[j]! / total,
    centre: unscale(recipe, columns, centroid),
  }));
}

type Described = Pick<KMeansParameters, "columns" | "centroids" | "counts"> & { readonly recipe: ScaleRecipe };

/** Centroids out of the layout of the kernels. */
export function unpackCentroids(packed: Float64Array, stride: number, width: number): number[][] {
  const centroids: number[][] = [];
  for (let at = 0; at < packed.length; at += stride) centroids.push(Array.from(packed.subarray(at, at + width)));
  return centroids;
}

/** Numbers of the segments from the largest to the smallest; of two of one size that with the lower first coordinate comes first. */
export function canonicalOrder(centroids: readonly (readonly number[])[], sizes: ArrayLike<number>): number[] {
  return centroids
    .map((_, j) => j)
    .sort((a, b) => sizes[b]! - sizes[a]! || firstDifference(centroids[a]!, centroids[b]!));
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
