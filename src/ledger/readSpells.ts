import { checkedInstant, instantIssue, maxInstant, minInstant, readInstant } from "../calendar/instant.ts";
import type { InstantOptions } from "../calendar/instant.ts";
import { checkedZone, type Zone } from "../calendar/zone.ts";
import { isArrayLike, isBigIntColumn } from "../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { issueList, type IssueList } from "../schema/issueList.ts";
import { numberCustomers } from "../schema/numberCustomers.ts";
import type { SpellColumns } from "./columns.ts";
import { exitOfCode, NONE } from "./exitCode.ts";
import { sortSlice } from "./sortSlice.ts";
import type { Spell, SpellExit, Spells } from "./spell.ts";

/** Times and exits of spells that came back as objects, by customer number, then by `from`. */
export type ReadSpells = Pick<SpellColumns, "asOf" | "customerIds" | "customer" | "from" | "until" | "exit">;

/**
 * Reads spells, in any order and also a selection of them.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`
 */
export function readSpells(operation: string, given: Spells): ReadSpells {
  checkShape(operation, given);
  const { asOf, spells } = given;
  const list = issueList();
  for (let s = 0; s < spells.length; s++) addIssues(spells[s], `spells.spells[${String(s)}]`, list);
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { customer, customerIds } = numberCustomers(spells.map((spell) => spell.customerId));
  const order = customer.map((_, s) => s);
  sortSlice(order, 0, order.length, (a, b) => customer[a]! - customer[b]! || spells[a]!.from - spells[b]!.from);
  return {
    asOf,
    customerIds,
    customer: order.map((s) => customer[s]!),
    from: Float64Array.from(order, (s) => spells[s]!.from),
    until: Float64Array.from(order, (s) => spells[s]!.until ?? Infinity),
    exit: Uint8Array.from(order, (s) => exitOfCode.indexOf(spells[s]!.exit)),
  };
}

/**
 * An instant up to the as-of date, after which nothing is known.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input` (after `asOf`)
 */
export function knownInstant(operation: string, value: unknown, asOf: number, options?: InstantOptions): number {
  const at = checkedInstant(operation, zoneOf(operation, options), value, "instant");
  if (at > asOf) throw new KeizokuError(operation, [afterIssue("instant", asOf, value)]);
  return at;
}

/**
 * Instants up to the as-of date.
 *
 * @throws {KeizokuError} as {@link knownInstant}, with the path of every wrong value
 */
export function knownInstants(
  operation: string,
  values: unknown,
  asOf: number,
  options?: InstantOptions,
): Float64Array {
  const zone = zoneOf(operation, options);
  if (!isArrayLike(values) || isBigIntColumn(values)) {
    const fix = "Pass the instants as an array or a typed array.";
    throw new KeizokuError(operation, [invalid("instants", "a list of instants", values, fix)]);
  }
  const list = issueList();
  const read = Float64Array.from(values, (value, i) => {
    const at = readInstant(zone, value);
    const path = `instants[${String(i)}]`;
    if (at === undefined) list.add("instants", () => instantIssue(value, path));
    else if (at > asOf) list.add("instants", () => afterIssue(path, asOf, value));
    return at ?? NaN;
  });
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return read;
}

function zoneOf(operation: string, options: InstantOptions | null | undefined): Zone {
  return checkedZone(operation, options?.timeZone ?? "UTC", "options.timeZone");
}

function checkShape(operation: string, given: unknown): void {
  const { asOf, spells } = (typeof given === "object" && given !== null ? given : {}) as Partial<Spells>;
  if (isInstant(asOf) && Array.isArray(spells)) return;
  const fix = "Pass what `spells` returned.";
  throw new KeizokuError(operation, [invalid("spells", "an object with asOf and spells", given, fix)]);
}

function addIssues(spell: unknown, path: string, list: IssueList): void {
  const fix = "Pass spells as `spells` returned them.";
  if (typeof spell !== "object" || spell === null) {
    list.add("spells", () => invalid(path, "a spell", spell, fix));
    return;
  }
  const { customerId, from, until, exit } = spell as Readonly<Partial<Record<keyof Spell, unknown>>>;
  if (typeof customerId !== "string") {
    list.add("customerId", () => invalid(`${path}.customerId`, "a text", customerId, fix));
  }
  if (!isInstant(from)) list.add("from", () => ({ ...instantIssue(from, `${path}.from`), fix }));
  const isEnd = until === null || (isInstant(until) && !(isInstant(from) && until < from));
  if (!isEnd) list.add("until", () => invalid(`${path}.until`, "an instant not before from, or null", until, fix));
  const isOpen = until === null;
  const known = exitOfCode.includes(exit as SpellExit | null) && (exitOfCode[NONE] === exit) === isOpen;
  if (!known) {
    const expected = isOpen ? "null, as until is" : "voluntary, involuntary, pause or unknown";
    list.add("exit", () => invalid(`${path}.exit`, expected, exit, fix));
  }
}

function isInstant(value: unknown): value is number {
  return typeof value === "number" && value >= minInstant && value <= maxInstant;
}

function afterIssue(path: string, asOf: number, received: unknown): Issue {
  const fix = "Pass instants up to asOf: what comes later is not known.";
  return invalid(path, `an instant not after asOf (${String(asOf)})`, received, fix);
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
