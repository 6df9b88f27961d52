/** What turning to customers does to them. */
export interface CareSpec {
  readonly channels: Readonly<Record<string, ContactChannelSpec>>;
  readonly playbooks: Readonly<Record<string, PlaybookSpec>>;
  /** Days after which an effect is down to half. */
  readonly halfLifeDays: number;
  /**
   * Correlation between how risky a customer is by his latents and how well he responds, from -1 to 1. At 0 risk says
   * nothing of who can be moved; at 1 those at risk are the ones to call.
   */
  readonly alignment: number;
  /** Correlation between a customer's responses to two playbooks beyond what risk explains, from 0 to 1. */
  readonly common: number;
  readonly fatigue: FatigueSpec;
  /** Cost of an hour of work, in units of the currency. */
  readonly hourlyCost: number;
  /** What the business did so far; absent in `run`, where the policy decides. Null where it did nothing. */
  readonly routine: RoutineSpec | null;
}

/** A way to reach customers. */
export interface ContactChannelSpec {
  /** Chance to reach somebody. */
  readonly reach: number;
  /** Minutes of work of one contact. */
  readonly minutes: number;
  /** Money spent on each, working time aside, in units of the currency. */
  readonly cost: number;
  /** Effect through this channel over that of a call: 1 unless stated. */
  readonly effect?: number;
}

/** A prepared conversation or offer: some are held by it, most do not care, some are driven away. */
export interface PlaybookSpec {
  /** Share of the customers who are persuadable. */
  readonly persuadable: number;
  /** Share of sleeping dogs: better left alone. */
  readonly sleepingDogs: number;
  /** Fall of the log hazard of a persuadable customer on the day of the contact. */
  readonly strength: number;
  /** Rise of the log hazard of a sleeping dog. */
  readonly harm: number;
  /** Share of the effect on each reason, from 0 to 1; reasons not named are not touched (`{}`: none). Absent: all, in full. */
  readonly reasons?: Readonly<Record<string, number>>;
  /** Money the offer costs for each customer reached, in units of the currency. */
  readonly cost: number;
}

/** Too many contacts. */
export interface FatigueSpec {
  /** Days after which a contact is half forgotten. */
  readonly halfLifeDays: number;
  /** Loss of effect: a contact works times exp(-diminish × contacts remembered). */
  readonly diminish: number;
  /** Rise of the log hazard at a contact, for each contact remembered. */
  readonly irritation: number;
}

/** The contacts in the records so far. */
export interface RoutineSpec {
  /** Chance of an average customer to be contacted on a day. */
  readonly dailyShare: number;
  /** Change of the logarithm of that chance per standard deviation of risk: 0 is a random draw, above 0 is confounded. */
  readonly followsRisk: number;
  /** Names of the agents who make the calls. */
  readonly agents: readonly string[];
}
