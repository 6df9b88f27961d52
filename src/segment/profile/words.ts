import type { Messages } from "../../schema/locale.ts";

/** Texts that names and descriptions of segments are made of. */
export type SegmentWord =
  | "higher"
  | "lower"
  | "more"
  | "fewer"
  | "between"
  | "alike"
  | "numbered"
  | "amount"
  | "size"
  | "isHigher"
  | "isLower"
  | "isMore"
  | "isFewer"
  | "isAlike"
  | "betweenFacts"
  | "says"
  | "value"
  | "valueWithShare"
  | "saysValues";

/**
 * Words of segments, to be read, copied and changed: pass what should be different as `words`. `higher` and `lower` are parts of a name for a
 * number, `more` and `fewer` for a category; the others are parts of the description.
 */
export const segmentWords: Messages<SegmentWord> = {
  en: {
    higher: "high {what}",
    lower: "low {what}",
    more: "often {category} ({what})",
    fewer: "seldom {category} ({what})",
    between: ", ",
    alike: "No marked difference",
    numbered: "{name} ({number})",
    amount: "{number} {unit}",
    size: "{customers} customers ({share} of all)",
    isHigher: "higher {what} ({mean} on average, {all} for all customers)",
    isLower: "lower {what} ({mean} on average, {all} for all customers)",
    isMore: "{what} more often {category} ({share}, {all} of all customers)",
    isFewer: "{what} less often {category} ({share}, {all} of all customers)",
    isAlike: "no column sets them clearly apart from the others",
    betweenFacts: "; ",
    says: "{size}: {facts}.",
    value: "{what} {mean} on average",
    valueWithShare: "{what} {mean} on average ({share} of the total)",
    saysValues: " On record: {facts}.",
  },
  ja: {
    higher: "{what}が高め",
    lower: "{what}が低め",
    more: "{what}は{category}が多め",
    fewer: "{what}は{category}が少なめ",
    between: "、",
    alike: "目立った違いなし",
    numbered: "{name}（{number}）",
    amount: "{number}{unit}",
    size: "顧客{customers}人（全体の{share}）",
    isHigher: "{what}が高い（平均{mean}、全体の平均{all}）",
    isLower: "{what}が低い（平均{mean}、全体の平均{all}）",
    isMore: "{what}が「{category}」の割合が高い（{share}、全体では{all}）",
    isFewer: "{what}が「{category}」の割合が低い（{share}、全体では{all}）",
    isAlike: "ほかの顧客とはっきり異なる項目はありません",
    betweenFacts: "、",
    says: "{size}。{facts}。",
    value: "{what}は平均{mean}",
    valueWithShare: "{what}は平均{mean}（合計の{share}）",
    saysValues: "{facts}。",
  },
};

/** Words for the columns of `values` that have a usual name. */
export const valueWords: Messages<"value" | "risk" | "retention"> = {
  en: { value: "value", risk: "risk of leaving", retention: "retention" },
  ja: { value: "価値", risk: "離脱リスク", retention: "継続率" },
};
