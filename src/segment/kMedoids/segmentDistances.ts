import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";

/** How far customers are from the segments of a model. */
export interface SegmentDistances {
  readonly rows: number;
  readonly segments: number;
  /** Nearest segment of each row, from 0. */
  readonly segment: Int32Array;
  /** Distance to it. */
  readonly nearest: Float64Array;
  /** Distance of each row to each segment, row by row. */
  readonly values: Float64Array;
  /** `unseen-category`. */
  readonly notes: readonly Note[];
}

/**
 * @param parts what its parameters must hold
 * @throws {KeizokuError} `invalid-input` where there is no model of the kind
 */
export function checkModel(operation: string, model: unknown, kind: string, parts: readonly string[]): void {
  const given = model as { readonly kind?: unknown; readonly parameters?: Readonly<Record<string, unknown>> } | null;
  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
  if (given?.kind === kind && isObject(given.parameters) && parts.every((part) => isObject(given.parameters![part]))) {
    return;
  }
  const expected = `a model of the kind ${kind}`;
  const received = given?.kind === undefined ? show(given) : show(given.kind);
  const fix = "Pass a fitted model, or one that readModel has read.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path: "model", expected, received, fix }]);
}
