import type * as z from "zod/mini";

/** What every fitted model is: plain data with its kind, the version of its shape, and the report of its fit. */
export interface ModelBase {
  /** Name of the family: `bg-nbd`. */
  readonly kind: string;
  /** Version of the shape, from 1; raised when stored models of before could no longer be read as they are. */
  readonly version: number;
  readonly parameters: object;
  /** How it was fitted: a `FitReport`, or what another kind of model has to report. */
  readonly fit: object;
}

/** A stored model of an older version, as parsed from JSON. */
export type StoredModel = Readonly<Record<string, unknown>>;

/** What `readModel` needs to know of a family of models. */
export interface ModelFamily<M extends ModelBase = ModelBase> {
  readonly kind: M["kind"];
  /** The version written today. */
  readonly version: M["version"];
  /** Checks a model of that version. */
  readonly schema: z.ZodMiniType<M>;
  /** For each older version: how its models become models of the next one. `version` itself is set by `readModel`. */
  readonly lift?: Readonly<Record<number, (model: StoredModel) => StoredModel>>;
}

/** The model that a family reads. */
export type ModelOf<F> = F extends { readonly schema: z.ZodMiniType<infer M> } ? M : never;
