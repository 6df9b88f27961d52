import type { ActivityKind } from "../../schema/record/activity.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { FeatureGroup, FeatureText } from "../table.ts";

/** A length of time before a date, by the local calendar: one of these, a whole number of at least 1. */
export type FeatureWindow =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly quarters: number }
  | { readonly years: number };

/** What happened to a customer: an activity by its kind, a purchase, a contact, an answer to a survey. */
export type EventKind = ActivityKind | "transaction" | "contact" | "survey";

/** What may be said of every feature instead of what its kind says. */
export interface FeatureLabels {
  readonly description?: FeatureText;
  readonly group?: FeatureGroup;
  readonly actionable?: boolean;
}

/** Which events. An item is an activity's item, a purchase's product, a contact's channel, an answer's question. */
export interface EventChoice {
  readonly of: EventKind;
  /** Only these items. */
  readonly item?: string | readonly string[];
  /** All but these items; what has no item stays in. */
  readonly except?: string | readonly string[];
}

/** How events are added: by their number, or by quantity, amount (in units of the currency) or score. */
export type EventValue = "times" | "quantity";

/** Which events to add, and how; `times` unless given. */
export interface EventPart extends EventChoice {
  readonly value?: EventValue;
}

/** Which stretch of time before the date. */
export interface Stretch {
  /** How far back; "all" for everything that is known. */
  readonly window?: FeatureWindow | "all";
  /** How late records arrive: the window ends so long before the date. None unless given. */
  readonly lag?: FeatureWindow;
}

/** Time since the spell began (unless given), since the first one did, or since the customer was acquired. */
export interface TenureFeature extends FeatureLabels {
  readonly kind: "tenure";
  readonly since?: "spell" | "first" | "acquisition";
  /** "day" unless given. */
  readonly unit?: TimeUnit;
}

/** The contract as it stands: each a fact of the row that the date lies in (with several, of the one that ends last). */
export interface ContractFeature extends FeatureLabels {
  /**
   * `plan`; `seats`; `trial` 1 in free time, else 0; `renewal` days to the next one; `discount` share below what most customers of the plan and
   * interval pay, all as known; `returns` how often he came back; `late` 1 while a payment is late and `gap` has not run out.
   */
  readonly kind: "plan" | "seats" | "trial" | "renewal" | "discount" | "returns" | "late";
}

/** What is paid for all subscriptions together, per month unless given. */
export interface PriceFeature extends FeatureLabels {
  readonly kind: "price";
  readonly per?: TimeUnit;
}

/** Share by which the price has changed within the window; missing where the spell is younger. */
export interface PriceChangeFeature extends FeatureLabels {
  readonly kind: "priceChange";
  readonly window?: FeatureWindow;
}

/** Length of the billing interval, in months unless given. */
export interface IntervalFeature extends FeatureLabels {
  readonly kind: "interval";
  readonly unit?: TimeUnit;
}

/** From the customer's record: the acquisition channel, what winning him cost, whether a customer referred him. */
export interface ProfileFeature extends FeatureLabels {
  readonly kind: "channel" | "acquisitionCost" | "referred";
}

/** An attribute of the customer's record: numbers where all that are known are numbers or truth values, else categories. */
export interface AttributeFeature extends FeatureLabels {
  readonly kind: "attribute";
  readonly name: string;
}

/** How many there were. */
export interface CountFeature extends FeatureLabels, EventChoice, Stretch {
  readonly kind: "count";
}

/** Their quantities, amounts or scores together, or on the mean (missing where there are none). */
export interface AmountFeature extends FeatureLabels, EventChoice, Stretch {
  readonly kind: "sum" | "mean";
}

/**
 * How many per unit of time, per month unless given. A spell that began within the window counts from its beginning; missing where
 * less than a day was observed.
 */
export interface RateFeature extends FeatureLabels, EventPart, Stretch {
  readonly kind: "rate";
  readonly per?: TimeUnit;
}

/** Events of one kind for each of another; missing where there is none of the other. */
export interface RatioFeature extends FeatureLabels, EventPart, Stretch {
  readonly kind: "ratio";
  readonly to: EventPart;
}

/** Part of the events `of`, with its items, in all of the kinds `among` (itself, unless given); missing where there are none. */
export interface ShareFeature extends FeatureLabels, EventPart, Stretch {
  readonly kind: "share";
  readonly among?: readonly EventKind[];
}

/**
 * Change from the window before to the last window, both per day, as a share of the former; or, not `relative`, as a difference for the
 * length of the last one. Missing where the spell is younger than both, and, as a share, where there was nothing before.
 */
export interface ChangeFeature extends FeatureLabels, EventPart {
  readonly kind: "change";
  readonly window?: FeatureWindow;
  /** As long as `window` unless given. */
  readonly before?: FeatureWindow;
  readonly relative?: boolean;
  readonly lag?: FeatureWindow;
}

/**
 * Slope of a straight line through the totals of whole periods, counted back from the date: per period, as a share of the mean unless `relative` is false.
 * Periods in which the spell had not begun are left out; missing with fewer than three, and, as a share, where the mean is 0.
 */
export interface TrendFeature extends FeatureLabels, EventPart {
  readonly kind: "trend";
  readonly window?: FeatureWindow;
  /** "week" unless given. */
  readonly by?: TimeUnit;
  readonly relative?: boolean;
  readonly lag?: FeatureWindow;
}

/** Time since the last one; missing where there never was one. */
export interface SinceFeature extends FeatureLabels, EventChoice {
  readonly kind: "since";
  /** "day" unless given. */
  readonly unit?: TimeUnit;
  readonly lag?: FeatureWindow;
}

/** How many different items, local days or other customers. */
export interface DistinctFeature extends FeatureLabels, EventChoice, Stretch {
  readonly kind: "distinct";
  /** "item" unless given. */
  readonly what?: "item" | "day" | "other";
}

/** What the last one was: its item (a channel, a product), or a contact's outcome or playbook. */
export interface LastFeature extends FeatureLabels, EventChoice, Stretch {
  readonly kind: "last";
  readonly what?: "item" | "outcome" | "playbook";
}

/** Answers as scores from 0 (the least answer there is) to 1: the last, the mean, or 1 where he answered at all. */
export interface SurveyFeature extends FeatureLabels, Stretch {
  readonly kind: "survey";
  /** Only these questions. */
  readonly question?: string | readonly string[];
  /** "last" unless given. */
  readonly value?: "last" | "mean" | "answered";
}

/**
 * Occasions (one item on one local day) that other customers took part in too: how many; how many people that makes, each counted on each occasion;
 * or the days since the last.
 */
export interface SharedFeature extends FeatureLabels, Stretch {
  readonly kind: "shared";
  /** "event" unless given. */
  readonly of?: ActivityKind;
  /** "occasions" unless given. */
  readonly value?: "occasions" | "people" | "since";
}

/** Ties to other customers, from whichever side they are on record: how many; how many of them have left; which share has. */
export interface TiesFeature extends FeatureLabels {
  readonly kind: "ties";
  /** "count" unless given. */
  readonly value?: "count" | "left" | "leftShare";
  /** Only those who left within the window; "all" unless given. */
  readonly window?: FeatureWindow | "all";
}

/** One feature, as data. */
export type Feature =
  | TenureFeature
  | ContractFeature
  | PriceFeature
  | PriceChangeFeature
  | IntervalFeature
  | ProfileFeature
  | AttributeFeature
  | CountFeature
  | AmountFeature
  | RateFeature
  | RatioFeature
  | ShareFeature
  | ChangeFeature
  | TrendFeature
  | SinceFeature
  | DistinctFeature
  | LastFeature
  | SurveyFeature
  | SharedFeature
  | TiesFeature;

/** Features by the names of their columns. */
export type FeatureSpec = Readonly<Record<string, Feature>>;
