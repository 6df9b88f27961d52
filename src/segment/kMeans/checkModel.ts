import { KeizokuError, show } from "../../schema/error.ts";
import type { KMeansModel } from "./schema.ts";

/** @throws {KeizokuError} `invalid-input` where there is no model of the kind */
export function checkModel(operation: string, model: KMeansModel): void {
  const given = model as Partial<KMeansModel> | null | undefined;
  if (
    given?.kind === "k-means" &&
    Array.isArray(
      (given.parameters?.recipe as Partial<KMeansModel["parameters"]["recipe"]> | null | undefined)?.columns,
    )
  )
    return;
  const received = show(given?.kind ?? given);
  const fix = "Pass a fitted model, or one that readModel has read.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "model", expected: "a model of kind k-means", received, fix },
  ]);
}
