import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";

/** Columns that may know their unit of time. */
export interface MaybeTimed {
  readonly unit?: TimeUnit;
}

/**
 * The unit of time of columns: what the caller says, or what they carry; the two must agree.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function observedUnit(
  operation: string,
  columns: MaybeTimed,
  options: { readonly timeUnit?: TimeUnit },
): TimeUnit {
  checkNumbers<never>(operation, "options", options, {});
  const given = (columns as MaybeTimed | null)?.unit;
  const unit = options.timeUnit ?? given;
  checkTimeUnit(operation, "options.timeUnit", unit);
  if (given === undefined || given === unit) return unit;
  const expected = `${given}, the unit of the columns`;
  const fix = "Leave options.timeUnit out, or summarise in that unit.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options.timeUnit", expected, received: unit, fix },
  ]);
}
