import { checkNumbers, overRows, type ColumnRules, type Columns, type Row } from "../../schema/columns.ts";
import { costPerContact, keptPerContact } from "./contact.ts";
import { amountRule, shareRule } from "./money.ts";

/** What a retention contact costs; all money in one unit of one currency. */
export interface ContactCosts {
  /** Reaching one customer, at least 0. */
  readonly contactCost: number;
  /** What is given to each customer who stays and takes the offer (a discount, a free month), at least 0; 0 by default. */
  readonly offerCost?: number;
  /** Share of those who would have stayed anyway who take the offer too, from 0 to 1; 1 by default. */
  readonly offerTaken?: number;
  /** Chance that a contact drives away a customer who would have stayed, from 0 to 1; 0 by default. */
  readonly harmProbability?: number;
}

/** What is known of a customer to contact: his chance to leave, the chance that a contact then keeps him, what he is worth if kept. */
export type ContactKey = "exitProbability" | "saveProbability" | "keptValue";

const rules: ColumnRules<ContactKey> = {
  exitProbability: shareRule("Pass the chance that the customer leaves if nobody contacts him."),
  saveProbability: shareRule("Pass the chance that a contact keeps a customer who would have left."),
  keptValue: amountRule("Pass what a customer is worth who stays."),
};

/**
 * Expected gain of contacting each customer: value kept less the cost of the contact and of the offers taken, those who would have stayed anyway included.
 *
 * (p s − (1 − p) h) V − c − o (p s + (1 − p)(1 − h) taken), with p chance to leave, s chance to save, h to harm, V value, c and o cost of contact and offer.
 * Contact those above 0, the greatest first.
 *
 * @param customers one customer, or columns
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const customers = { exitProbability: [0.05, 0.3, 0.3], saveProbability: [0.2, 0.2, 0.2], keptValue: [300, 300, 60] };
 * contactGain(customers, { contactCost: 5 }) // => [-2, 13, -1.4]
 * contactGain(customers, { contactCost: 5, offerCost: 10 }) // => [-11.6, 5.4, -9]
 * @see Neslin, Gupta, Kamakura, Lu & Mason (2006), J. Marketing Research 43(2), 204–211
 */
export function contactGain(customers: Row<ContactKey>, costs: ContactCosts): number;
export function contactGain(customers: Columns<ContactKey>, costs: ContactCosts): Float64Array;
export function contactGain(
  customers: Row<ContactKey> | Columns<ContactKey>,
  costs: ContactCosts,
): number | Float64Array {
  const operation = "contactGain";
  checkNumbers<never>(operation, "costs", costs as unknown as Record<never, number>, {});
  const { contactCost, offerCost = 0, offerTaken = 1, harmProbability = 0 } = costs;
  const plan = { contactCost, offerCost, offerTaken, harmProbability };
  checkNumbers(operation, "costs", plan, contactRules);
  return overRows(operation, customers, rules, ({ exitProbability, saveProbability, keptValue }, out) => {
    const chances = { exitProbability: 0, saveProbability: 0 };
    for (let i = 0; i < out.length; i++) {
      chances.exitProbability = exitProbability[i]!;
      chances.saveProbability = saveProbability[i]!;
      out[i] = keptPerContact(chances, harmProbability) * keptValue[i]! - costPerContact(chances, plan);
    }
  });
}

/** What the costs of a contact may be. */
export const contactRules: ColumnRules<keyof ContactCosts> = {
  contactCost: amountRule("Pass what reaching one customer costs."),
  offerCost: amountRule("Pass what an offer costs when taken, 0 for none."),
  offerTaken: shareRule("Pass the share of those who would stay anyway who take the offer."),
  harmProbability: shareRule("Pass the chance to drive away a customer who would have stayed, 0 for none."),
};
