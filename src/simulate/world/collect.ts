import type { Money } from "../../schema/money/money.ts";
import type { Contact } from "../../schema/record/contact.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { BusinessRecords } from "../records.ts";
import { nobody, type ContactFacts, type NewCustomer, type Sink, type Terms, type TrueExitKind } from "./sink.ts";
import type { World } from "./world.ts";

/** Records under construction. */
export type RecordLists = { -readonly [K in keyof BusinessRecords]: BusinessRecords[K][number][] };

/** No records yet. */
export function emptyLists(): RecordLists {
  return {
    customers: [],
    subscriptions: [],
    transactions: [],
    activities: [],
    surveyAnswers: [],
    contacts: [],
    interviews: [],
  };
}

/** The lists as they are handed out: what goes on from them relies on the order of their rows. */
export function frozenLists(lists: RecordLists): BusinessRecords {
  for (const rows of Object.values(lists)) Object.freeze(rows);
  return Object.freeze(lists);
}

/** The open spells, by customer: their rows and where these stand in the list. */
export interface OpenSpells {
  readonly rows: (Subscription | undefined)[];
  readonly places: number[];
}

/** A sink that makes records. */
export interface Collector extends Sink {
  /** Where records go; may be replaced between days. */
  lists: RecordLists;
  readonly spells: OpenSpells;
  readonly exits: TrueExit[];
}

/** Who left, and why in truth. */
export interface TrueExit {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly how: TrueExitKind;
  /** Null where payments failed. */
  readonly reason: string | null;
}

/** How a collector begins. */
export interface CollectorOptions {
  /** What came before. */
  readonly lists?: RecordLists;
  readonly spells?: OpenSpells;
  readonly exits?: TrueExit[];
  /** Whether a row that ends takes the place of its open form, or is written once more. */
  readonly replaces: boolean;
}

/** A sink that makes the records of a world. */
export function createCollector(world: World, options: CollectorOptions): Collector {
  const { ids } = world;
  const { lists = emptyLists(), spells = { rows: [], places: [] }, exits = [], replaces } = options;
  const money = moneyIn(world);
  const collector: Collector = {
    keeps: true,
    lists,
    spells,
    exits,
    customer(who, at, facts): void {
      collector.lists.customers.push(customerRow(ids, money, who, at, facts));
    },
    open(who, at, terms): void {
      const row = openRow(ids[who]!, money, at, terms);
      spells.rows[who] = row;
      spells.places[who] = collector.lists.subscriptions.push(row) - 1;
    },
    close(who, at, exit): void {
      const row = { ...spells.rows[who]!, until: at, exit };
      spells.rows[who] = undefined;
      if (replaces) collector.lists.subscriptions[spells.places[who]!] = row;
      else collector.lists.subscriptions.push(row);
    },
    transaction(who, at, minor, product): void {
      const transactionId = `${ids[who]!}-p${String(world.columns.payments[who]!)}`;
      const amount = money(minor);
      collector.lists.transactions.push({ transactionId, customerId: ids[who]!, at, amount, items: null, product });
    },
    usage(who, at, quantity, item): void {
      const kind = "usage";
      collector.lists.activities.push({ customerId: ids[who]!, at, kind, quantity, item, otherCustomerId: null });
    },
    activity(who, at, kind, item, other): void {
      const otherCustomerId = other === nobody ? null : ids[other]!;
      collector.lists.activities.push({ customerId: ids[who]!, at, kind, quantity: 1, item, otherCustomerId });
    },
    answer(who, at, question, answer, [scaleMin, scaleMax]): void {
      collector.lists.surveyAnswers.push({ customerId: ids[who]!, at, question, answer, scaleMin, scaleMax });
    },
    contact(who, at, facts): void {
      collector.lists.contacts.push(contactRow(ids[who]!, money, at, facts));
    },
    interview(who, at, facts): void {
      collector.lists.interviews.push({ customerId: ids[who]!, at, ...facts });
    },
    left(who, at, how, reason): void {
      exits.push({ customerId: ids[who]!, at, how, reason: world.compiled.exit.names[reason] ?? null });
    },
  };
  return collector;
}

type MakeMoney = (minor: number) => Money;

function moneyIn(world: World): MakeMoney {
  const { currency } = world.compiled.spec;
  return (minor) => ({ minor, currency });
}

function customerRow(
  ids: readonly string[],
  money: MakeMoney,
  who: number,
  at: number,
  { channel, costMinor, referredBy, attributes }: NewCustomer,
): Customer {
  return {
    customerId: ids[who]!,
    at,
    channel,
    cost: money(costMinor),
    referredBy: referredBy === nobody ? null : ids[referredBy]!,
    attributes: attributes(),
  };
}

function openRow(customerId: string, money: MakeMoney, from: number, terms: Terms): Subscription {
  return {
    subscriptionId: `${customerId}-${String(terms.contract)}`,
    customerId,
    plan: terms.plan,
    from,
    until: null,
    price: money(terms.priceMinor),
    interval: terms.interval,
    quantity: terms.seats,
    trialUntil: terms.trialUntil,
    exit: null,
  };
}

function contactRow(customerId: string, money: MakeMoney, at: number, facts: ContactFacts): Contact {
  const { channel, playbook, agent, outcome, costMinor, minutes, text } = facts;
  const cost = costMinor === null ? null : money(costMinor);
  return { customerId, at, channel, playbook, agent, outcome, cost, minutes, text: text?.() ?? null };
}
