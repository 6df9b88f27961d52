import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";

/**
 * How alike two items are, from b customers with both, i and j with each, of N (with time decay: sums of products of weights).
 * `cosine` b / √(i j); `jaccard` b / (i + j − b); `co-occurrence` b / i, the share of those with the first who have the second; `lift` b N / (i j).
 */
export type ItemSimilarity = "cosine" | "jaccard" | "co-occurrence" | "lift";

/** All measures of likeness. */
export const itemSimilarities: readonly ItemSimilarity[] = ["cosine", "jaccard", "co-occurrence", "lift"];

/** What is known of items: no customer is in it. */
export interface ItemAffinityParameters {
  readonly similarity: ItemSimilarity;
  /** Likenesses are multiplied by b / (b + shrinkage). */
  readonly shrinkage: number;
  /** Customers that were counted, those without items included. */
  readonly customers: number;
  /** In the order of their characters. */
  readonly items: readonly string[];
  /** Customers of each item. */
  readonly itemCustomers: readonly number[];
  /** Places in `items` of the items most like each one, the most alike first. */
  readonly neighbours: readonly (readonly number[])[];
  /** How alike they are, above 0. */
  readonly similarities: readonly (readonly number[])[];
}

/** How the model came about. */
export interface ItemAffinityReport {
  /** Different items of each customer, summed. */
  readonly entries: number;
  /** Ordered pairs of items in the model. */
  readonly pairs: number;
  /** Days after which an interaction counts half; null without time decay. */
  readonly halfLifeDays: number | null;
  /** From when age is counted, epoch milliseconds; null without time decay. */
  readonly asOf: number | null;
  /** Of what was read, and `no-neighbours`. */
  readonly notes: readonly Note[];
}

/** A fitted model of which items go together: plain data. */
export interface ItemAffinityModel {
  readonly kind: "item-affinity";
  readonly version: 1;
  readonly parameters: ItemAffinityParameters;
  readonly fit: ItemAffinityReport;
}

/** Shape of a stored model. */
export const itemAffinityModelSchema: z.ZodMiniType<ItemAffinityModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<ItemAffinityModel> {
  const whole = z.number().check(z.int(), z.gte(0));
  const parameters = z
    .object({
      similarity: z.enum(["cosine", "jaccard", "co-occurrence", "lift"]),
      shrinkage: z.number().check(z.gte(0)),
      customers: whole,
      items: z.array(z.string()),
      itemCustomers: z.array(whole),
      neighbours: z.array(z.array(whole)),
      similarities: z.array(z.array(z.number().check(z.gt(0)))),
    })
    .check(z.refine(isSound, "counts, neighbours and similarities of every item, and neighbours among the items"));
  const fit = z.object({
    entries: whole,
    pairs: whole,
    halfLifeDays: z.nullable(z.number()),
    asOf: z.nullable(z.number()),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  return z.object({ kind: z.literal("item-affinity"), version: z.literal(1), parameters, fit });
}

function isSound(given: ItemAffinityParameters): boolean {
  const { items, itemCustomers, neighbours, similarities } = given;
  const size = items.length;
  if (itemCustomers.length !== size || neighbours.length !== size || similarities.length !== size) return false;
  return neighbours.every((list, i) => list.length === similarities[i]!.length && list.every((j) => j < size));
}

/** What `readModel` needs to know of the family. */
export const itemAffinityFamily: ModelFamily<ItemAffinityModel> = {
  kind: "item-affinity",
  version: 1,
  schema: itemAffinityModelSchema,
};
