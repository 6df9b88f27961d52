import type { SpellColumns } from "../../ledger/columns.ts";
import { spellColumns } from "../../ledger/spellColumns.ts";
import type { SpellOptions } from "../../ledger/spell.ts";
import { statusCodes, statusOfCode } from "../../ledger/statusCodes.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { ReadContext } from "../read/readContext.ts";
import { knownRows, type ReadSubscriptions } from "./knownRows.ts";

/** Where all customers stood just before a date. */
export interface ContractState {
  readonly date: number;
  /** As they were known. */
  readonly rows: readonly Subscription[];
  /** Null where no subscription was known. */
  readonly spells: SpellColumns | null;
  /** The spell that each customer number is in; -1 for none. */
  readonly spell: Int32Array;
  /** When each customer's first spell began; NaN without one. */
  readonly first: Float64Array;
  /** When each customer left: who paused, stayed or never came has NaN. */
  readonly leftAt: Float64Array;
}

/** What the state of a date is made with. */
export interface ContractOptions {
  readonly customers: number;
  readonly gap: SpellOptions["gap"];
  readonly timeZone: string;
  readonly context: ReadContext;
}

const CHURNED = statusOfCode.indexOf("churned");

/** Reads the contracts as they were known just before a date: `ledger`'s spells of the rows that had begun, their later ends unknown. */
export function contractState(
  subscriptions: ReadSubscriptions | null,
  date: number,
  { customers, gap = 0, timeZone, context }: ContractOptions,
): ContractState {
  const spell = new Int32Array(customers).fill(-1);
  const first = new Float64Array(customers).fill(NaN);
  const leftAt = new Float64Array(customers).fill(NaN);
  const { rows, source } =
    subscriptions === null ? { rows: [], source: new Int32Array(0) } : knownRows(subscriptions, date);
  if (rows.length === 0) return { date, rows, spells: null, spell, first, leftAt };
  const { columns: spells, rejected } = spellColumns("features", rows, { asOf: date, gap, timeZone });
  for (const { index, issues } of rejected) context.rejections.add("subscriptions", source[index]!, () => issues);
  const status = statusCodes(spells, date);
  const { customer, from, until, rowStart } = spells;
  for (let s = 0; s < from.length; s++) {
    const who = subscriptions!.customer[source[spells.rows[rowStart[s]!]!]!]!;
    if (!(first[who]! <= from[s]!)) first[who] = from[s]!;
    if (until[s] === Infinity) spell[who] = s;
    else if (status[customer[s]!] === CHURNED && !(leftAt[who]! >= until[s]!)) leftAt[who] = until[s]!;
  }
  return { date, rows, spells, spell, first, leftAt };
}
