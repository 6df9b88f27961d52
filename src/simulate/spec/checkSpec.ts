import { KeizokuError, type Issue } from "../../schema/error.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { plainCopy } from "../../schema/plainCopy.ts";
import type { BusinessSpec } from "./businessSpec.ts";
import { businessSchema } from "./schema/business.ts";
import { relations } from "./schema/relations/relations.ts";
import { viewOf } from "./schema/relations/view.ts";
import { specIssues, toIssue } from "./schema/specIssues.ts";

/**
 * A frozen copy of a spec that came from outside, which later changes of the original do not reach. Its tables of names
 * have no prototype.
 *
 * All issues are listed at once: of single values, and between those that are right by themselves. A key that is no field
 * is one, too, so that a misspelt effect is not simply absent.
 *
 * @param path of the spec in the caller's argument
 * @throws {KeizokuError} `invalid-input`, `unknown-currency`, `invalid-time-zone`, `invalid-instant` (a day that does not exist)
 */
export function checkSpec(operation: string, spec: unknown, path = "spec"): BusinessSpec {
  const hostile: Issue[] = [];
  const copy = plainCopy(spec, "invalid-input", hostile);
  const parsed = businessSchema.safeParse(copy);
  const found = parsed.error?.issues ?? [];
  const notData = hostile.map((issue) => ({ ...issue, path: joined(path, issue.path), fix: notDataFix }));
  // What is no data is absent from the copy, and need not be reported as absent.
  const known = new Set(notData.map((issue) => issue.path));
  const shapes = specIssues(found, copy, path).filter((issue) => !known.has(issue.path));
  const view = viewOf(copy, found);
  const between = relations.flatMap((relation) => relation(view)).map((issue) => toIssue(issue, copy, path));
  const issues = [...notData, ...shapes, ...between];
  if (issues.length > 0 || !parsed.success) throw new KeizokuError(operation, issues);
  return freezeDeep(parsed.data);
}

const notDataFix = "A spec is plain data: objects, lists, texts, numbers, true, false and null.";

function joined(root: string, path: string): string {
  return path === "" || path.startsWith("[") ? root + path : `${root}.${path}`;
}
