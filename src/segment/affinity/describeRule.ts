import { KeizokuError, show } from "../../schema/error.ts";
import { formatMessage, type Locale, type Messages } from "../../schema/locale.ts";
import type { CoBehaviourRule } from "./rule.ts";

type Key = "rule" | "noLift" | "order" | "and";

const messages: Messages<Key> = {
  en: {
    rule: "Of those with {antecedent}, {confidence} % also have {consequent}: {lift} times as many as of all ({share} %).",
    noLift: "Of those with {antecedent}, {confidence} % also have {consequent}, as many as of all ({share} %).",
    order: " {after} of {ordered} came to {antecedent} first.",
    and: " and ",
  },
  ja: {
    rule: "{antecedent}の人のうち{confidence}%は{consequent}も選んでいます。全体（{share}%）の{lift}倍です。",
    noLift: "{antecedent}の人のうち{confidence}%は{consequent}も選んでいます。全体（{share}%）と同じ程度です。",
    order: "{ordered}人中{after}人は{antecedent}が先でした。",
    and: "と",
  },
};

/** What a sentence needs of a rule. */
export type DescribedRule = Pick<CoBehaviourRule, "antecedent" | "consequent" | "confidence" | "lift"> &
  Partial<Pick<CoBehaviourRule, "timeOrder">>;

/**
 * A rule as a sentence, in English or Japanese.
 *
 * @throws {KeizokuError} `invalid-input` (no rule), `unknown-locale`
 * @example
 * const rule = { antecedent: ["film reviews"], consequent: ["theatre reviews"], confidence: 0.45, lift: 1.8 };
 * describeRule(rule) // => "Of those with film reviews, 45 % also have theatre reviews: 1.8 times as many as of all (25 %)."
 * describeRule({ ...rule, antecedent: ["映画評"], consequent: ["劇評"] }, { locale: "ja" }) // => "映画評の人のうち45%は劇評も選んでいます。全体（25%）の1.8倍です。"
 */
export function describeRule(rule: DescribedRule, options: { readonly locale?: Locale } = {}): string {
  checkRule(rule, options);
  const { locale = "en" } = options;
  const and = formatMessage(messages, locale, "and");
  const lift = rule.lift.toFixed(1);
  const values = {
    antecedent: rule.antecedent.join(and),
    consequent: rule.consequent.join(and),
    confidence: Math.round(rule.confidence * 100),
    lift,
    share: Math.round((rule.confidence / rule.lift) * 100),
  };
  const text = formatMessage(messages, locale, lift === "1.0" ? "noLift" : "rule", values);
  const order = rule.timeOrder ?? null;
  if (order === null || order.after + order.before === 0) return text;
  const ordered = order.after + order.afterWindow + order.before;
  const counted = { antecedent: values.antecedent, after: order.after + order.afterWindow, ordered };
  return text + formatMessage(messages, locale, "order", counted);
}

function checkRule(rule: unknown, options: unknown): void {
  const given = rule as Partial<CoBehaviourRule> | null | undefined;
  const sound =
    Array.isArray(given?.antecedent) &&
    Array.isArray(given.consequent) &&
    Number.isFinite(given.confidence) &&
    Number.isFinite(given.lift) &&
    given.lift! > 0;
  if (sound && typeof options === "object" && options !== null) return;
  const [path, received] = sound ? ["options", options] : ["rule", rule];
  const expected = sound ? "an object" : "a rule with antecedent, consequent, confidence and lift";
  const fix = "Pass a rule as coBehaviour returned it, and options as an object.";
  throw new KeizokuError("describeRule", [{ code: "invalid-input", path, expected, received: show(received), fix }]);
}
