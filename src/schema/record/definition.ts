import type { Issue } from "../error.ts";
import type { Money } from "../money/money.ts";
import { emptyAttributes } from "./attributes.ts";
import type { BillingInterval } from "./billingInterval.ts";

/** Any text but the empty one, kept as it is: identifiers are not trimmed. */
export interface TextRule {
  readonly kind: "text";
}

/** A finite number; `min` is inclusive. */
export interface NumberRule {
  readonly kind: "number";
  readonly min?: number;
}

/** Epoch milliseconds inside; `Date`, ISO text or epoch number in rows. */
export interface InstantRule {
  readonly kind: "instant";
}

/** One of a few words. */
export interface ChoiceRule<T extends string = string> {
  readonly kind: "choice";
  readonly options: readonly T[];
}

/** {@link Money} inside; a plain decimal with a currency beside it in rows. */
export interface MoneyRule {
  readonly kind: "money";
}

/** {@link BillingInterval} inside; also `month`, `3 months`, `P4W` in rows. */
export interface IntervalRule {
  readonly kind: "interval";
}

/** An attribute bag inside; an object, its JSON, or listed columns in rows. */
export interface AttributesRule {
  readonly kind: "attributes";
}

/** Every kind of field. */
export type FieldRule = TextRule | NumberRule | InstantRule | ChoiceRule | MoneyRule | IntervalRule | AttributesRule;

/** What a field becomes where a row or an object has no value for it; without it the field must be there. */
export interface Absent<T> {
  readonly absent: T;
}

/** The rule that a field of type T needs. */
export type KindOf<T> = [T] extends [Money]
  ? MoneyRule
  : [T] extends [BillingInterval]
    ? IntervalRule
    : [T] extends [number]
      ? NumberRule | InstantRule
      : [T] extends [string]
        ? string extends T
          ? TextRule
          : ChoiceRule<T>
        : AttributesRule;

/** The rules that fit a field of type `T`; a field that may be null says so with `absent`. */
export type RuleOf<T> = KindOf<NonNullable<T>> & (null extends T ? Absent<T> : Partial<Absent<T>>);

/**
 * A kind of record as data: its fields, from which the row reader and the zod schema are made.
 *
 * In every record an optional fact is `null` where it is not known, so all records of a kind have the same keys.
 */
export interface RecordDefinition<R> {
  /** As messages name it: `transaction`. */
  readonly name: string;
  readonly fields: { readonly [K in keyof R]-?: RuleOf<R[K]> };
  /** What must hold between the fields of one record, each of which is right by itself. */
  readonly relations?: (record: R) => readonly Issue[];
}

/** The result of a `relations` that finds nothing wrong: shared, so that checking good rows allocates nothing. */
export const noIssues: readonly Issue[] = [];

/** What a field becomes where it is absent: a new bag each time for attributes, the stated value for the others. */
export function absentValue(rule: FieldRule & Partial<Absent<unknown>>): unknown {
  return rule.kind === "attributes" ? emptyAttributes() : rule.absent;
}
