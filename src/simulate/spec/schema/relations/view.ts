import type * as z from "zod/mini";
import type { BusinessSpec } from "../../businessSpec.ts";
import type { SpecIssue } from "../specIssues.ts";

/** A spec of which some places may be wrong: a relation looks only at those that are right. */
export interface SpecView {
  /**
   * What `select` takes from the spec, which must not reach beyond `path`; undefined where something there, or around
   * it, is wrong. Parts that are null are right: `select` must expect them.
   */
  readonly at: <T>(path: readonly string[], select: (spec: BusinessSpec) => T | undefined) => T | undefined;
  /** Names of a table, whose entries may be wrong; undefined where there is no table. */
  readonly namesAt: (path: readonly string[]) => readonly string[] | undefined;
}

/** What must hold between numbers and names that are right by themselves. */
export type Relation = (view: SpecView) => readonly SpecIssue[];

/** The view of a spec in which the schema found these issues. */
export function viewOf(copy: unknown, found: readonly z.core.$ZodIssue[]): SpecView {
  // A key too many makes nothing else wrong.
  const wrong = found.filter((issue) => issue.code !== "unrecognized_keys").map((issue) => issue.path);
  return {
    at: (path, select) => (wrong.some((keys) => touches(keys, path)) ? undefined : select(copy as BusinessSpec)),
    namesAt: (path) =>
      wrong.some((keys) => keys.length <= path.length && touches(keys, path)) ? undefined : namesIn(copy, path),
  };
}

/** Whether one of the two paths begins with the other. */
function touches(wrong: readonly PropertyKey[], path: readonly string[]): boolean {
  const common = Math.min(wrong.length, path.length);
  for (let i = 0; i < common; i++) if (wrong[i] !== path[i]) return false;
  return true;
}

function namesIn(copy: unknown, path: readonly string[]): readonly string[] | undefined {
  let value = copy;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === "object" && value !== null ? Object.keys(value) : undefined;
}
