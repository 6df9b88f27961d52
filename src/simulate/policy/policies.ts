import { checkNumbers } from "../../schema/columns.ts";
import { randomStream } from "../../numeric/random/stream.ts";
import { shuffle } from "../../numeric/random/shuffle.ts";
import type { EffectQuery } from "../truth/checkQuery.ts";
import type { TrueDay } from "../truth/trueDay.ts";
import type { PolicyContact, PolicyFunction, PolicyView, TruthPolicy } from "./policy.ts";

/** What the policies for comparison do each day. */
export interface DailyContacts {
  /** Contacts a day, at most. */
  readonly perDay: number;
  readonly channel: string;
  readonly playbook: string;
  /** Days in which nobody is contacted twice; 30 by default. */
  readonly restDays?: number;
  /** Of the random choice; 1 by default. */
  readonly seed?: number | string;
}

/**
 * Contacts nobody: what every other policy is measured against.
 *
 * @example
 * const salon = business({ preset: "online-salon", customers: 20, from: "2024-01-01", until: "2024-03-01" });
 * run(salon, nothing, { days: 5, horizonDays: 5 }).contacts.length // => 0
 */
export const nothing: PolicyFunction = () => [];

/**
 * Contacts customers drawn at random.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const policy = atRandom({ perDay: 5, channel: "phone", playbook: "check-in" });
 * typeof policy // => "function"
 */
export function atRandom(contacts: DailyContacts): PolicyFunction {
  checkDaily("atRandom", contacts);
  const stream = randomStream(contacts.seed ?? 1);
  return (view) => {
    const rested = restedCustomers(view, contacts);
    return contactsOf(shuffle(stream.split(view.day), rested), contacts);
  };
}

/**
 * Contacts those with the highest true hazard to leave: what the best risk model could do.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const policy = byTrueRisk({ perDay: 5, channel: "phone", playbook: "check-in" });
 * typeof policy.withTruth // => "function"
 */
export function byTrueRisk(contacts: DailyContacts): TruthPolicy {
  checkDaily("byTrueRisk", contacts);
  return ranking(contacts, (truth, customerId) => truth.hazard(customerId).voluntary);
}

/**
 * Contacts those in whom a contact brings the most, and nobody in whom it costs more than it brings: the oracle.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const policy = byTrueEffect({ perDay: 5, channel: "phone", playbook: "check-in" });
 * typeof policy.withTruth // => "function"
 */
export function byTrueEffect(contacts: DailyContacts): TruthPolicy {
  checkDaily("byTrueEffect", contacts);
  const query: EffectQuery = { channel: contacts.channel, playbook: contacts.playbook };
  const { playbook } = contacts;
  // A contact that holds nobody brings nothing.
  const value = (truth: TrueDay, customerId: string): number =>
    truth.persuasion(customerId, playbook) === "persuadable" ? truth.effect(customerId, query).value : 0;
  return ranking(contacts, value, 0);
}

function ranking(
  contacts: DailyContacts,
  score: (truth: TrueDay, customerId: string) => number,
  above = -Infinity,
): TruthPolicy {
  return {
    withTruth(view, truth) {
      const scored = restedCustomers(view, contacts)
        .map((customerId) => ({ customerId, score: score(truth, customerId) }))
        .filter((customer) => customer.score > above)
        .sort((x, y) => y.score - x.score);
      return contactsOf(
        scored.map(({ customerId }) => customerId),
        contacts,
      );
    },
  };
}

/** Those whom nobody contacted in the last days. */
function restedCustomers(view: PolicyView, { restDays = 30 }: DailyContacts): string[] {
  const recent = new Set(
    view.contacts.filter(({ day }) => view.day - day < restDays).map(({ customerId }) => customerId),
  );
  return view.customerIds.filter((customerId) => !recent.has(customerId));
}

function contactsOf(customerIds: readonly string[], { perDay, channel, playbook }: DailyContacts): PolicyContact[] {
  return customerIds.slice(0, perDay).map((customerId) => ({ customerId, channel, playbook }));
}

function checkDaily(operation: string, contacts: DailyContacts): void {
  checkNumbers<never>(operation, "contacts", contacts as never, {});
  const { perDay, restDays = 30 } = contacts;
  const rule = { min: 0, max: 1e6, integer: true, fix: "Pass a whole number." };
  checkNumbers(operation, "contacts", { perDay, restDays }, { perDay: rule, restDays: rule });
}
