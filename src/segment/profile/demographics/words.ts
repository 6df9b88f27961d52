import type { Locale, Messages } from "../../../schema/locale.ts";

/** Texts that say how much demographics explain. */
export type DemographicsWord =
  "oneSegment" | "nothing" | "explains" | "predicts" | "predictsNoBetter" | "behaviour" | "outcome" | "between";

/** Words of `demographicsOnly`, to be read, copied and changed: pass what should be different as `words`. */
export const demographicsWords: Messages<DemographicsWord> = {
  en: {
    oneSegment: "All customers are in one segment: there is nothing to explain.",
    nothing: "Nothing of the segmentation is explained by {columns} beyond chance (p = {p}).",
    explains: "{explained} of the segmentation is explained by {columns} (chance taken off; p = {p}).",
    predicts:
      "From them the segment of {accuracy} of customers is named rightly; naming the largest segment each time is right for {base}.",
    predictsNoBetter:
      "From them the segment of {accuracy} of customers is named rightly, no better than naming the largest segment each time ({base}).",
    behaviour: "The other {rest} lies in what the segments were made of, which these columns do not tell.",
    outcome:
      "Of the differences in {outcome}, {demographics} can be predicted from {columns}, {segments} from the segments, {both} from both together: the segments add {added} points.",
    between: " ",
  },
  ja: {
    oneSegment: "すべての顧客が一つのセグメントにいるため、説明するものがありません。",
    nothing: "{columns}は、セグメントの違いを偶然以上には説明しません（p = {p}）。",
    explains: "{columns}で説明できるのは、セグメントの違いの{explained}です（偶然の分を除く、p = {p}）。",
    predicts:
      "これらからセグメントを言い当てられるのは顧客の{accuracy}です。いつも最大のセグメントと答えた場合は{base}です。",
    predictsNoBetter:
      "これらからセグメントを言い当てられるのは顧客の{accuracy}で、いつも最大のセグメントと答えた場合（{base}）を上回りません。",
    behaviour: "残りの{rest}は、セグメントを作った行動などの違いにあり、属性からはわかりません。",
    outcome:
      "{outcome}の違いのうち、{columns}で予測できるのは{demographics}、セグメントでは{segments}、両方では{both}です。セグメントによって{added}ポイント増えます。",
    between: "",
  },
};

/** Usual columns; others go by the caller's words or their names. */
export const usualColumns: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    age: "age",
    sex: "sex",
    gender: "gender",
    region: "region",
    value: "value",
    risk: "risk of leaving",
    retention: "retention",
  },
  ja: {
    age: "年齢",
    sex: "性別",
    gender: "性別",
    region: "地域",
    value: "価値",
    risk: "離脱リスク",
    retention: "継続率",
  },
};
