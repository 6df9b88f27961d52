/**
 * What a retention contact does, in expectation. Kernels, not checked: chances from 0 to 1.
 *
 * A customer leaves with chance p. A contact keeps him with chance s if he would have left, and drives him away with chance h if he would have stayed.
 * Who stays takes the offer: all who were saved, and the share `taken` of those who would have stayed anyway.
 */
export interface ContactPlan {
  readonly contactCost: number;
  readonly offerCost: number;
  readonly offerTaken: number;
  readonly harmProbability: number;
}

/** What is known of a customer. */
export interface ContactChances {
  readonly exitProbability: number;
  readonly saveProbability: number;
}

/** Customers kept per contact: p s − (1 − p) h. */
export function keptPerContact({ exitProbability: p, saveProbability: s }: ContactChances, harm: number): number {
  return p * s - (1 - p) * harm;
}

/** Contact and offers: c + o (p s + (1 − p)(1 − h) taken). */
export function costPerContact({ exitProbability: p, saveProbability: s }: ContactChances, plan: ContactPlan): number {
  const { contactCost, offerCost, offerTaken, harmProbability } = plan;
  return contactCost + offerCost * (p * s + (1 - p) * (1 - harmProbability) * offerTaken);
}
