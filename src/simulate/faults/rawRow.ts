import { maxInstant, minInstant } from "../../calendar/instant.ts";
import { wallClockAt } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";
import { digitsOf } from "../../schema/money/currency.ts";
import type { Money } from "../../schema/money/money.ts";
import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import type { FieldRule, RecordDefinition } from "../../schema/record/definition.ts";

/** What a raw row holds in a column; null is an empty cell. */
export type Cell = string | number | null;

/** A row as an export has it: flat, instants as ISO text, money as a decimal with a `currency` beside it. */
export interface RawRow {
  readonly [column: string]: Cell;
  /** When the row reached the database, as ISO text. */
  readonly arrivedAt: string;
}

/** The cells of a record, to be read back by `read` as they are. A kernel: the record was checked. */
export function cellsOf<R>(
  definition: RecordDefinition<R>,
  record: Readonly<Record<string, unknown>>,
  zone: Zone,
): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [field, rule] of Object.entries<FieldRule>(definition.fields)) {
    const value = record[field];
    cells[field] = cellOf(rule, value, zone);
    if (rule.kind === "money") cells["currency"] = (value as Money | null)?.currency ?? null;
  }
  return cells;
}

function cellOf(rule: FieldRule, value: unknown, zone: Zone): Cell {
  if (value === null) return null;
  switch (rule.kind) {
    case "instant":
      return instantText(value as number, zone);
    case "money":
      return decimalText(value as Money);
    case "interval":
      return intervalText(value as BillingInterval);
    case "attributes":
      return JSON.stringify(value);
    default:
      return value as Cell;
  }
}

/** An instant with its offset in the zone; in UTC where the offset is not of whole minutes or the year leaves 1 to 9999. */
export function instantText(instant: number, zone: Zone): string {
  const wall = wallClockAt(zone, instant);
  const minutes = (wall - instant) / 60_000;
  if (minutes === 0 || !Number.isInteger(minutes) || wall < minInstant || wall > maxInstant) {
    return new Date(instant).toISOString();
  }
  const size = Math.abs(minutes);
  const offset = `${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return new Date(wall).toISOString().replace("Z", (minutes < 0 ? "-" : "+") + offset);
}

/** What the zone's clock shows at an instant, without saying which zone: cut to the years 1 to 9999. */
export function wallClockText(instant: number, zone: Zone): string {
  const wall = Math.min(Math.max(wallClockAt(zone, instant), minInstant), maxInstant);
  return new Date(wall).toISOString().slice(0, -1);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** An amount in major units with all decimals of its currency: `29.30`. Also for amounts beyond the safe integers. */
function decimalText({ minor, currency }: Money): string {
  const places = digitsOf(currency)!;
  const digits = String(BigInt(Math.abs(minor))).padStart(places + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function intervalText({ count, unit }: BillingInterval): string {
  return count === 1 ? unit : `${String(count)} ${unit}s`;
}
