import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { RfmGroups } from "./groups.ts";

/** The three measures of a customer. */
export type RfmMeasure = "recency" | "frequency" | "monetary";

/** How equal values are scored by quantiles: see {@link RfmOptions}. */
export type RfmTies = "low" | "high" | "mid" | "together";

/** Where the scores of a measure begin. */
export interface RfmCuts {
  /** For scores 2, 3, … in turn, in the measure's own unit: falling for recency, rising for the others; null for a score that nobody can reach. */
  readonly cuts: readonly (number | null)[];
  /** Whether a value at a cut has the better score. */
  readonly reached: boolean;
}

/** Cuts and rules: all that scores a customer. */
export interface RfmParameters {
  /** Scores run from 1 (worst) to this. */
  readonly levels: number;
  readonly recency: RfmCuts;
  readonly frequency: RfmCuts;
  readonly monetary: RfmCuts;
  readonly groups: RfmGroups;
}

/** What the cuts were learnt from. */
export interface RfmFit {
  readonly customers: number;
  /** Null for fixed cuts. */
  readonly ties: RfmTies | null;
  /** Of the monetary measure, in minor units; null for plain numbers. */
  readonly currency: string | null;
  /** What counts as one purchase; null where the three measures were given. */
  readonly occasion: "day" | "row" | null;
  /** Day that recency was counted to, ISO; null where recency was given. */
  readonly asOf: string | null;
  /** Customers of each score, from 1. */
  readonly scoreCounts: Readonly<Record<RfmMeasure, readonly number[]>>;
  readonly notes: readonly Note[];
}

/** Stored scores and groups by recency, frequency and spend: plain data. */
export interface RfmModel {
  readonly kind: "rfm";
  readonly version: 1;
  readonly parameters: RfmParameters;
  readonly fit: RfmFit;
}

/** Shape of a stored model. */
export const rfmModelSchema: z.ZodMiniType<RfmModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<RfmModel> {
  const cuts = z.object({ cuts: z.array(z.nullable(z.number())), reached: z.boolean() });
  const words = z.object({ en: z.string(), ja: z.string() });
  const score = z.int().check(z.gte(1));
  const range = z.readonly(z.tuple([score, score]));
  const rule = z.object({ recency: z.optional(range), frequency: z.optional(range), monetary: z.optional(range) });
  const group = z.object({ key: z.string(), name: words, about: z.optional(words), rules: z.array(rule) });
  const groups = z.object({
    match: z.enum(["once", "first"]),
    groups: z.array(group),
    otherwise: z.optional(z.string()),
  });
  const parameters = z
    .object({ levels: z.int().check(z.gte(2), z.lte(10)), recency: cuts, frequency: cuts, monetary: cuts, groups })
    .check(
      z.refine(
        ({ levels, ...of }) =>
          [of.recency, of.frequency, of.monetary].every((measure) => measure.cuts.length === levels - 1),
        "a cut for every score from 2 on, of each measure",
      ),
    );
  const counts = z.array(z.number());
  const fit = z.object({
    customers: z.number(),
    ties: z.nullable(z.enum(["low", "high", "mid", "together"])),
    currency: z.nullable(z.string()),
    occasion: z.nullable(z.enum(["day", "row"])),
    asOf: z.nullable(z.string()),
    scoreCounts: z.object({ recency: counts, frequency: counts, monetary: counts }),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  const shape = { kind: z.literal("rfm"), version: z.literal(1), parameters, fit };
  return z.object(shape) as unknown as z.ZodMiniType<RfmModel>;
}

/** What `readModel` needs to know of the family. */
export const rfmFamily: ModelFamily<RfmModel> = { kind: "rfm", version: 1, schema: rfmModelSchema };
