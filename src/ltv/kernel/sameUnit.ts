import { KeizokuError, show } from "../../schema/error.ts";
import type { MaybeTimed } from "./observedUnit.ts";

/** A model that may know its unit of time; null stands for none. */
export interface MaybeTimedModel {
  readonly fit?: { readonly timeUnit?: unknown } | null;
}

/**
 * Customers that carry their `unit` must be in the model's; nothing is checked where either does not say.
 *
 * @throws {KeizokuError} `invalid-input` at `unit`
 */
export function checkSameUnit(operation: string, model: object, customers: unknown): void {
  const unit: unknown = (customers as MaybeTimed | null | undefined)?.unit ?? undefined;
  const own = (model as MaybeTimedModel).fit?.timeUnit ?? undefined;
  if (unit === undefined || own === undefined || unit === own) return;
  const expected = `${show(own)}, the model's unit of time`;
  const fix = `Summarise with unit ${show(own)}.`;
  throw new KeizokuError(operation, [{ code: "invalid-input", path: "unit", expected, received: show(unit), fix }]);
}
