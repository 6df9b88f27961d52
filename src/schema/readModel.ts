import * as z from "zod/mini";
import { KeizokuError, show, type Issue } from "./error.ts";
import { freezeDeep } from "./freezeDeep.ts";
import type { ModelFamily, ModelOf, StoredModel } from "./model.ts";
import { plainCopy } from "./plainCopy.ts";
import { fromZodIssues } from "./zodIssues.ts";

const FIX = "Pass a model as JSON.stringify wrote it, unchanged.";

/**
 * Reads a stored model: finds its family by `kind`, lifts an older version step by step, checks it, and freezes it.
 *
 * The input is never changed: the model is a copy.
 *
 * @param json text, or what `JSON.parse` made of it
 * @param families those that may come
 * @throws {KeizokuError} `invalid-model` (no JSON, no model, or against the family's schema: every issue with its path),
 *   `unknown-model` (a kind of none of the families), `model-version` (newer than the family knows, or older than it can lift)
 * @example
 * import * as z from "zod/mini";
 * const shape = { kind: z.literal("coin"), version: z.literal(1), parameters: z.object({ heads: z.number() }), fit: z.any() };
 * const coin = { kind: "coin", version: 1, schema: z.object(shape) };
 * readModel('{"kind":"coin","version":1,"parameters":{"heads":0.5},"fit":{}}', [coin]).parameters.heads // => 0.5
 */
export function readModel<F extends ModelFamily>(json: unknown, families: readonly F[]): ModelOf<F> {
  const stored = parse(json);
  const family = families.find((f) => f.kind === stored["kind"]);
  if (family === undefined) {
    const known = families.map((f) => f.kind).join(", ");
    throw rejection(
      "unknown-model",
      "kind",
      `one of ${known}`,
      stored["kind"],
      "Pass the family that wrote this model.",
    );
  }
  const lifted = lift(stored, family);
  const checked = z.safeParse(family.schema, lifted);
  if (checked.success) return freezeDeep(checked.data) as ModelOf<F>;
  throw new KeizokuError("readModel", fromZodIssues(checked.error.issues, lifted, { code: "invalid-model", fix: FIX }));
}

function parse(json: unknown): StoredModel {
  const issues: Issue[] = [];
  const stored = plainCopy(typeof json === "string" ? parseText(json) : json, "invalid-model", issues);
  if (issues.length > 0) throw new KeizokuError("readModel", issues);
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) {
    throw rejection("invalid-model", "", "an object with kind and version", stored, FIX);
  }
  return stored as StoredModel;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw rejection("invalid-model", "", "JSON", text, FIX);
  }
}

function lift(stored: StoredModel, family: ModelFamily): StoredModel {
  const { version } = stored;
  if (!Number.isSafeInteger(version) || (version as number) < 1) {
    throw rejection("invalid-model", "version", "a whole number of at least 1", version, FIX);
  }
  if ((version as number) > family.version) {
    const fix = "Update the package that reads, or fit the model again.";
    throw rejection("model-version", "version", `at most ${String(family.version)}`, version, fix);
  }
  let model = stored;
  for (let v = version as number; v < family.version; v++) {
    const step = family.lift?.[v];
    if (step === undefined) {
      const fix = "Fit the model again.";
      throw rejection("model-version", "version", `a version that ${family.kind} can lift`, version, fix);
    }
    model = { ...step(model), version: v + 1 };
  }
  return model;
}

function rejection(code: string, path: string, expected: string, received: unknown, fix: string): KeizokuError {
  return new KeizokuError("readModel", [{ code, path, expected, received: show(received), fix }]);
}
