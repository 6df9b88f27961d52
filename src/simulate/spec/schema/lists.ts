import * as z from "zod/mini";

/** How many entries a list or a table of names may have. */
export interface Limits {
  /** 1 unless given. */
  readonly least?: number;
  readonly most: number;
}

/** What {@link named} needs beside its entries. */
export interface NamedOptions extends Limits {
  /** Names that the records use for something else. */
  readonly reserved?: readonly string[];
}

const LONGEST_NAME = 100;

/** A text that is not empty. */
export const text: z.ZodMiniType<string> = /* @__PURE__ */ makeText();

function makeText(): z.ZodMiniType<string> {
  const message = `a text of 1 to ${String(LONGEST_NAME)} characters`;
  return z.custom<string>(isName, { message, params: { fix: "Write a name." } });
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_NAME;
}

/**
 * Entries by name. They are copied to an object without prototype: a look-up of a name such as `constructor` finds only
 * what the spec has.
 */
export function named<T>(entry: z.ZodMiniType<T>, options: NamedOptions): z.ZodMiniType<Readonly<Record<string, T>>> {
  const { least = 1, most, reserved = [] } = options;
  const gate = z.custom<Record<string, unknown>>((value) => hasSize(value, least, most), {
    message: `an object with ${range(least, most)} names`,
    params: { fix: "Write the entries by their names; copy a preset for the form." },
  });
  // Two steps: the entries of a table that is far too long are not looked at one by one.
  const table = z.pipe(gate, z.record(nameSchema(reserved), entry));
  return z.pipe(table, z.transform(withoutPrototype)) as unknown as z.ZodMiniType<Readonly<Record<string, T>>>;
}

function nameSchema(reserved: readonly string[]): z.ZodMiniType<string> & z.core.$ZodRecordKey {
  const kept = reserved.length === 0 ? "" : ` other than ${reserved.join(", ")}`;
  const message = `a name of 1 to ${String(LONGEST_NAME)} characters${kept}`;
  const fix = "Rename it; the records use some names for what happens by itself.";
  const fits = (value: unknown): boolean => isName(value) && !reserved.includes(value as string);
  return z.string().check(z.refine(fits, { message, params: { fix } }));
}

function hasSize(value: unknown, least: number, most: number): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const size = Object.keys(value).length;
  return size >= least && size <= most;
}

function withoutPrototype<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}

/** A list; `what` names its entries in messages: `dates`. */
export function list<T>(entry: z.ZodMiniType<T>, what: string, limits: Limits): z.ZodMiniType<readonly T[]> {
  const { least = 1, most } = limits;
  const gate = z.custom<unknown[]>((value) => Array.isArray(value) && value.length >= least && value.length <= most, {
    message: `a list of ${range(least, most)} ${what}`,
    params: { fix: least === 0 ? "Write a list; it may be empty." : "Write a list of this length." },
  });
  return z.pipe(gate, z.array(entry)) as unknown as z.ZodMiniType<readonly T[]>;
}

/** Two numbers that are written together. */
export function pair(
  first: z.ZodMiniType<number>,
  second: z.ZodMiniType<number>,
  what: string,
): z.ZodMiniType<readonly [number, number]> {
  const gate = z.custom<unknown[]>((value) => Array.isArray(value) && value.length === 2, {
    message: `two numbers: ${what}`,
    params: { fix: "Write both in one list." },
  });
  return z.pipe(gate, z.tuple([first, second])) as unknown as z.ZodMiniType<readonly [number, number]>;
}

/** A part of a business that need not be there. */
export function part<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | null> {
  const gate = z.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value), {
    message: "an object, or null where it does not happen",
    params: { fix: "Copy the part from a preset, or write null." },
  });
  return z.nullable(z.pipe(gate, schema as z.ZodMiniType<T, object>)) as unknown as z.ZodMiniType<T | null>;
}

function range(least: number, most: number): string {
  return least === most ? String(least) : `${String(least)} to ${String(most)}`;
}
