import type { LatentWeights } from "./latents.ts";

/** What customers do with the service. */
export interface UsageSpec {
  readonly items: Readonly<Record<string, ItemSpec>>;
  /** Days with usage in a week, of an average customer. */
  readonly daysPerWeek: number;
  /** Standard deviation of the logarithm of that between customers, beyond what the weights explain. */
  readonly spread: number;
  /** Change of the logarithm. Satisfaction makes usage fall before leaving. */
  readonly weights: LatentWeights;
  /** Relative usage on Monday … Sunday. */
  readonly weekdays: readonly number[];
  /** Median quantity of a day's use of an item, and the standard deviation of its logarithm. */
  readonly quantity: readonly [median: number, spread: number];
  /** Chance that a day of use has a second item. */
  readonly secondItem: number;
}

/** Something to use: a genre, a feature. */
export interface ItemSpec {
  readonly popularity: number;
  /** How the logarithm of its share changes per standard deviation of each taste dimension: items alike are liked together. */
  readonly taste: readonly number[];
}

/** Customers who write and call. */
export interface InquirySpec {
  /** Inquiries of an average customer in a month, cancellations aside. */
  readonly perMonth: number;
  /** Shares of the topics; they sum to 1. */
  readonly topics: Readonly<Record<string, number>>;
  /** Visits of the site in a month. */
  readonly visitsPerMonth: number;
  readonly complaints: {
    readonly perMonth: number;
    readonly weights: LatentWeights;
    readonly topics: Readonly<Record<string, number>>;
    /** Days after which a complaint weighs half. */
    readonly halfLifeDays: number;
  };
}

/** Newsletters: contacts of channel `mail` and playbook `newsletter`, without an effect. */
export interface MailSpec {
  readonly everyDays: number;
  /** Chance that an average customer opens one. */
  readonly open: number;
  readonly weights: LatentWeights;
}

/** Questionnaires: some answer, each in his own way. */
export interface SurveySpec {
  readonly everyDays: number;
  /** Chance that an average customer answers. */
  readonly reply: number;
  /** Response bias: change of the log odds. */
  readonly weights: LatentWeights;
  /** How customers differ in using a scale: standard deviation of the shift, and of the logarithm of the stretch. */
  readonly habits: { readonly shift: number; readonly stretch: number };
  readonly questions: Readonly<Record<string, QuestionSpec>>;
}

/** A question and what is behind its answers. */
export interface QuestionSpec {
  readonly scaleMin: number;
  readonly scaleMax: number;
  /** Mean answer, as a share of the way from `scaleMin` to `scaleMax`. */
  readonly mean: number;
  /** What the answer measures; negative for a reversed item. In fifths of the scale per standard deviation. */
  readonly measures: LatentWeights;
  /** Standard deviation of what is not measured, in fifths of the scale. */
  readonly noise: number;
}

/** Meetings of members. */
export interface EventSpec {
  readonly everyDays: number;
  /** What the meeting is called in the records. */
  readonly item: string;
  /** Chance that an average customer comes. */
  readonly attend: number;
  readonly weights: LatentWeights;
  /** Chance that one who comes makes an acquaintance there; without `ties` nobody does. */
  readonly tie: number;
}
