import * as z from "zod/mini";
import { termNames } from "./columnNames.ts";
import type { DesignInput, DesignRecipe, DesignTerm } from "./recipe.ts";

/** Shape of a stored recipe. */
export function designRecipeSchema(): z.ZodMiniType<DesignRecipe> {
  const place = z.int().check(z.gte(0));
  const numeric = z.object({
    kind: z.literal("numeric"),
    name: z.string(),
    mean: z.number(),
    required: z.boolean(),
  });
  const category = z.object({
    kind: z.literal("category"),
    name: z.string(),
    levels: z.array(z.string()).check(z.minLength(1)),
    missingLevel: z.boolean(),
    required: z.boolean(),
    unseen: z.enum(["reference", "error"]),
  });
  const simple = z.union([
    z.object({ kind: z.literal("linear"), input: place, log1p: z.boolean() }),
    z.object({
      kind: z.literal("spline"),
      input: place,
      log1p: z.boolean(),
      knots: z.array(z.number()).check(z.minLength(3), z.maxLength(10)),
    }),
    z.object({ kind: z.literal("category"), input: place }),
    z.object({ kind: z.literal("missing"), input: place }),
  ]);
  const product = z.object({ kind: z.literal("product"), of: z.tuple([simple, simple]) });
  const shape = z.object({
    inputs: z.array(z.union([numeric, category])).check(z.minLength(1)),
    terms: z.array(z.union([simple, product])).check(z.minLength(1)),
    columns: z.array(z.string()),
    groups: z.array(z.string()),
  });
  const fits = z.refine((recipe) => isConsistent(recipe as DesignRecipe), {
    error: "terms of the inputs, knots that rise, and a name and a group for each column",
  });
  return (shape as unknown as z.ZodMiniType<DesignRecipe>).check(fits);
}

function isConsistent({ inputs, terms, columns, groups }: DesignRecipe): boolean {
  if (!terms.every((term) => fitsInputs(term, inputs))) return false;
  const names = terms.flatMap((term) => termNames(term, inputs));
  return (
    columns.length === names.length && groups.length === names.length && names.every((name, i) => name === columns[i])
  );
}

function fitsInputs(term: DesignTerm, inputs: readonly DesignInput[]): boolean {
  if (term.kind === "product") return term.of.every((part) => fitsInputs(part, inputs));
  const input = inputs[term.input];
  if (input === undefined || (term.kind === "category") !== (input.kind === "category")) return false;
  return term.kind !== "spline" || term.knots.every((knot, i) => i === 0 || knot > term.knots[i - 1]!);
}
