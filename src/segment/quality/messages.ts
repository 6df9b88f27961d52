import type { Note } from "../../schema/fitReport.ts";
import { formatMessage, type Locale, type MessageValues, type Messages } from "../../schema/locale.ts";

/** A sentence for people in each language. */
export type ReaderText = Readonly<Record<Locale, string>>;

/** A note that people read too: `message` is the English text. */
export interface ReaderNote extends Note {
  readonly texts: ReaderText;
}

const en = {
  noGroups:
    "The customers are spread no less evenly than by chance (Hopkins {statistic}, p = {p}): these columns show no groups to find.",
  unevenSpread:
    "The customers are not spread evenly (Hopkins {statistic}). That may be several groups or one dense middle: the gap statistic with k = 1 tells them apart.",
  identicalRows:
    "{share} % of the rows looked at have an identical twin, which alone raises the Hopkins statistic: whole numbers and zeros do that without any groups.",
  gapNoGroups:
    "By the gap statistic one group is as good as any number up to {last}: these columns show no groups to find.",
  gapRisesAgain: "The gap pauses at k = {k}, where the rule stops, but is clearly higher at k = {peak}: look at both.",
  gapNone: "No k from {first} to {last} satisfies the one-standard-error rule: the gap is still rising.",
  gapUndefined: "With {k} segments each row lies on its segment's centre: the gap has no value there.",
  emptySegment: "Nobody is in segment {segments}.",
  oneRowSegments: "Segments of one row ({segments}) have no silhouette of their own: it counts as 0.",
  countLeftOut: "k = {k} was left out: {reason}",
  allAlike: "All rows are alike: their silhouettes count as 0.",
  unstableSegment: "Segment {segment} dissolves in resamples (Jaccard {jaccard}): do not build on it.",
  stabilityDissolved: "not a group to trust: it dissolves when customers are drawn anew",
  stabilityDoubtful: "a pattern, but who belongs to it is doubtful",
  stabilityStable: "stable",
  stabilityVeryStable: "very stable",
  silhouetteNone: "Mean silhouette {value} at k = {k}, its best: no substantial structure (at most 0.25).",
  silhouetteWeak:
    "Mean silhouette {value} at k = {k}, its best: a weak structure, which may be artificial (0.26 to 0.50).",
  silhouetteReasonable: "Mean silhouette {value} at k = {k}, its best: a reasonable structure (0.51 to 0.70).",
  silhouetteStrong: "Mean silhouette {value} at k = {k}, its best: a strong structure (above 0.70).",
  gapFavours: "The gap statistic with its one-standard-error rule ends at k = {k}.",
  calinskiFavours: "Calinski-Harabasz is highest at k = {k}.",
  daviesFavours: "Davies-Bouldin is lowest at k = {k}.",
  stabilityFavours: "Resampling gives back the same segments best at k = {k} (adjusted Rand {value}).",
  stabilityAgainst: "k = {ks}: a segment dissolves in resamples (Jaccard below 0.6).",
  recommendNone: "No grouping is recommended: treat the customers as one group, or look at other columns.",
  recommendAgreed: "k = {k}: {votes} of {all} measures agree.",
  recommendSplit:
    "k = {k} has the most votes ({votes} of {all}), but the measures disagree: compare what the candidates mean.",
} as const;

type Key = keyof typeof en;

const ja: Readonly<Record<Key, string>> = {
  noGroups:
    "顧客の散らばりは偶然と変わりません（ホプキンス統計量{statistic}、p = {p}）。これらの列には見つけるべきグループがありません。",
  unevenSpread:
    "顧客の散らばりは一様ではありません（ホプキンス統計量{statistic}）。複数のグループか、中央に密集した一つの集まりかは、k = 1を含むギャップ統計量で見分けてください。",
  identicalRows:
    "調べた行の{share} %に同一の行があり、それだけでホプキンス統計量は高くなります。整数やゼロの多いデータでは、グループがなくても起こります。",
  gapNoGroups:
    "ギャップ統計量では、{last}グループまでのどれも1グループに勝りません。これらの列には見つけるべきグループがありません。",
  gapRisesAgain:
    "ギャップはk = {k}で一度止まり、規則はそこを選びますが、k = {peak}では明らかに高くなります。両方を見比べてください。",
  gapNone: "k = {first}〜{last}に1標準誤差の規則を満たすものがありません。ギャップはまだ増えています。",
  gapUndefined: "{k}セグメントではすべての行が中心と一致し、ギャップは定まりません。",
  emptySegment: "セグメント{segments}には誰もいません。",
  oneRowSegments: "1行だけのセグメント（{segments}）にはシルエットがなく、0とします。",
  countLeftOut: "k = {k}は対象外としました：{reason}",
  allAlike: "すべての行が同じです。シルエットは0とします。",
  unstableSegment: "セグメント{segment}は再抽出で崩れます（ジャッカード係数{jaccard}）。これに頼らないでください。",
  stabilityDissolved: "信頼できないグループ：顧客を抽出し直すと崩れます",
  stabilityDoubtful: "傾向はあるが、誰が属するかは不確か",
  stabilityStable: "安定",
  stabilityVeryStable: "非常に安定",
  silhouetteNone: "平均シルエットは最良のk = {k}でも{value}：はっきりした構造はありません（0.25以下）。",
  silhouetteWeak: "平均シルエットは最良のk = {k}で{value}：弱い構造で、見かけだけの可能性があります（0.26〜0.50）。",
  silhouetteReasonable: "平均シルエットは最良のk = {k}で{value}：妥当な構造です（0.51〜0.70）。",
  silhouetteStrong: "平均シルエットは最良のk = {k}で{value}：強い構造です（0.70超）。",
  gapFavours: "ギャップ統計量（1標準誤差の規則）はk = {k}を選びます。",
  calinskiFavours: "Calinski-Harabasz指標はk = {k}で最大です。",
  daviesFavours: "Davies-Bouldin指標はk = {k}で最小です。",
  stabilityFavours: "再抽出で同じセグメントが最もよく再現されるのはk = {k}です（調整ランド指数{value}）。",
  stabilityAgainst: "k = {ks}では再抽出で崩れるセグメントがあります（ジャッカード係数0.6未満）。",
  recommendNone: "グループ分けは勧められません。全体を一つのグループとして扱うか、別の列で試してください。",
  recommendAgreed: "k = {k}：{all}つの指標のうち{votes}つが一致しています。",
  recommendSplit:
    "k = {k}が最多（{all}つの指標のうち{votes}つ）ですが、指標は割れています。候補の意味を見比べてください。",
};

const messages: Messages<Key> = { en, ja };

/** A key of the catalogue. */
export type QualityMessage = Key;

/** A sentence in each language. */
export function readerText(key: QualityMessage, values: MessageValues = {}): ReaderText {
  return { en: formatMessage(messages, "en", key, values), ja: formatMessage(messages, "ja", key, values) };
}

/** A note in each language. */
export function readerNote(code: string, key: QualityMessage, values: MessageValues = {}): ReaderNote {
  const texts = readerText(key, values);
  return { code, message: texts.en, texts };
}

/** A number as a sentence writes it. */
export function rounded(value: number): string {
  return value.toFixed(2);
}
