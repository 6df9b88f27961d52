import { listed } from "./readSegments.ts";
import { readerText, rounded, type QualityMessage, type ReaderText } from "./messages.ts";

/** Measures that have a say in how many segments there are. */
export type CountMeasure = "hopkins" | "gap" | "silhouette" | "calinskiHarabasz" | "daviesBouldin" | "stability";

/** What one measure says. */
export interface CountReason {
  readonly measure: CountMeasure;
  /** The number of segments it favours: 1 says "no groups"; null where it only speaks against some. */
  readonly k: number | null;
  readonly text: ReaderText;
}

/** A number of segments with a measure in its favour. */
export interface CountCandidate {
  readonly k: number;
  readonly measures: readonly CountMeasure[];
}

/** A reading of the table over k: advice with its reasons, to be weighed with what the segments are for. */
export interface CountRecommendation {
  /** 1 where no grouping is recommended. */
  readonly k: number;
  /** `none`: no groups to find; `agreed`: at least two thirds of the measures name this k; `split`: fewer do. */
  readonly verdict: "none" | "agreed" | "split";
  readonly summary: ReaderText;
  readonly reasons: readonly CountReason[];
  /** Most votes first, then the smaller k. */
  readonly candidates: readonly CountCandidate[];
}

/** What is read of each k. */
export interface CountEvidence {
  readonly k: number;
  readonly silhouette: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  /** Mean adjusted Rand index over resamples, and whether a segment dissolves. */
  readonly adjustedRand: number | null;
  readonly dissolves: boolean;
}

/** What is said of the data as a whole. */
export interface OverallEvidence {
  /** k by the gap statistic; null where it names none or was not computed. */
  readonly gap: number | null;
  /** Whether the gap statistic sees no groups; null where it was not computed. */
  readonly flatGap: boolean | null;
  /** What Hopkins says where it sees no groups. */
  readonly noGroups: ReaderText | null;
}

/** A mean silhouette of at most this is no substantial structure (Kaufman & Rousseeuw 1990, table 4). */
const NO_STRUCTURE = 0.25;

/** Above this, a reasonable structure. */
const REASONABLE = 0.5;

/** Votes of the measures, and what follows from them. */
export function recommendCount(rows: readonly CountEvidence[], overall: OverallEvidence): CountRecommendation {
  const reasons = reasonsOf(rows, overall);
  const candidates = candidatesOf(rows, reasons);
  const isNone = countsAgainst(rows, overall) >= (overall.flatGap === null ? 1 : 2);
  const [first] = candidates;
  if (isNone || first === undefined || first.k === 1) {
    return { k: 1, verdict: "none", summary: readerText("recommendNone"), reasons, candidates };
  }
  const all = reasons.filter(({ k }) => k !== null).length;
  const votes = first.measures.length;
  const agreed = 3 * votes >= 2 * all;
  const summary = readerText(agreed ? "recommendAgreed" : "recommendSplit", { k: first.k, votes, all });
  return { k: first.k, verdict: agreed ? "agreed" : "split", summary, reasons, candidates };
}

/**
 * What speaks against any grouping. The gap statistic is the one measure that compares with data without groups: it decides, unless the silhouettes are
 * good; Hopkins and poor silhouettes decide together, or alone where there is no gap.
 */
function countsAgainst(rows: readonly CountEvidence[], { flatGap, noGroups }: OverallEvidence): number {
  const best = bestBy(rows, ({ silhouette }) => silhouette)?.silhouette ?? null;
  const byGap = flatGap !== true ? 0 : best !== null && best > REASONABLE ? 1 : 2;
  return byGap + (noGroups === null ? 0 : 1) + (best !== null && best <= NO_STRUCTURE ? 1 : 0);
}

function reasonsOf(rows: readonly CountEvidence[], { gap, noGroups }: OverallEvidence): CountReason[] {
  const reasons: CountReason[] = noGroups === null ? [] : [{ measure: "hopkins", k: 1, text: noGroups }];
  if (gap !== null) reasons.push({ measure: "gap", k: gap, text: readerText("gapFavours", { k: gap }) });
  const favours = (
    measure: CountMeasure,
    best: CountEvidence | null,
    text: (row: CountEvidence) => ReaderText,
  ): void => {
    if (best !== null) reasons.push({ measure, k: best.k, text: text(best) });
  };
  favours(
    "silhouette",
    bestBy(rows, ({ silhouette }) => silhouette),
    ({ k, silhouette }) => readerText(silhouetteKey(silhouette!), { k, value: rounded(silhouette!) }),
  );
  favours(
    "calinskiHarabasz",
    bestBy(rows, ({ calinskiHarabasz }) => calinskiHarabasz),
    ({ k }) => readerText("calinskiFavours", { k }),
  );
  favours(
    "daviesBouldin",
    bestBy(rows, ({ daviesBouldin }) => (daviesBouldin === null ? null : -daviesBouldin)),
    ({ k }) => readerText("daviesFavours", { k }),
  );
  favours(
    "stability",
    bestBy(rows, ({ adjustedRand }) => adjustedRand),
    ({ k, adjustedRand }) => readerText("stabilityFavours", { k, value: rounded(adjustedRand!) }),
  );
  const dissolving = rows.filter(({ dissolves }) => dissolves).map(({ k }) => k);
  if (dissolving.length > 0) {
    reasons.push({ measure: "stability", k: null, text: readerText("stabilityAgainst", { ks: listed(dissolving) }) });
  }
  return reasons;
}

/** A k of which a segment dissolves is no candidate, as long as there are others. */
function candidatesOf(rows: readonly CountEvidence[], reasons: readonly CountReason[]): CountCandidate[] {
  const dissolves = new Set(rows.filter((row) => row.dissolves).map(({ k }) => k));
  const votes = new Map<number, CountMeasure[]>();
  for (const { k, measure } of reasons) if (k !== null) votes.set(k, [...(votes.get(k) ?? []), measure]);
  const all = [...votes]
    .map(([k, measures]): CountCandidate => ({ k, measures }))
    .sort((a, b) => b.measures.length - a.measures.length || a.k - b.k);
  const firm = all.filter(({ k }) => !dissolves.has(k));
  return firm.length > 0 ? firm : all;
}

/** The row of the highest value, the smaller k of two. */
function bestBy(rows: readonly CountEvidence[], value: (row: CountEvidence) => number | null): CountEvidence | null {
  let best: CountEvidence | null = null;
  for (const row of rows) {
    const own = value(row);
    if (own !== null && (best === null || own > value(best)!)) best = row;
  }
  return best;
}

function silhouetteKey(silhouette: number): QualityMessage {
  if (silhouette <= NO_STRUCTURE) return "silhouetteNone";
  if (silhouette <= REASONABLE) return "silhouetteWeak";
  return silhouette <= 0.7 ? "silhouetteReasonable" : "silhouetteStrong";
}
