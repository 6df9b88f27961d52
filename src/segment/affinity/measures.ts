import { logUpperTail, quantile99 } from "./hypergeometric.ts";

/** Baskets behind a rule. */
export interface RuleCounts {
  /** With antecedent and consequent. */
  readonly both: number;
  readonly antecedent: number;
  readonly consequent: number;
  /** All, empty ones included. */
  readonly baskets: number;
}

/**
 * How strong a rule "who has A also has C" is. Shares are of all baskets: s of both, a of A, c of C; confidence is s / a.
 * A measure that is undefined, or infinite, is null.
 */
export interface RuleMeasures {
  /** s. */
  readonly support: number;
  /** Of the baskets with A, the share with C too. */
  readonly confidence: number;
  /** confidence / c: 1 where A says nothing about C. */
  readonly lift: number;
  /** s − a c: share of baskets beyond what chance brings together. */
  readonly leverage: number;
  /** (1 − c) / (1 − confidence): how many times as often the rule would fail by chance. Null at confidence 1: it never fails. */
  readonly conviction: number | null;
  /** leverage / max(s (1 − a), a (c − s)), from −1 (never together) to 1; null where everybody has A or C. */
  readonly zhang: number | null;
  /** Of the baskets with A or C, the share with both. */
  readonly jaccard: number;
  /** Mean of the confidences of both directions. */
  readonly kulczynski: number;
  /** s / √(a c). */
  readonly cosine: number;
  /** (confidence − c) / (1 − c), divided by c instead where negative: from −1 to 1. */
  readonly certainty: number;
  /** Correlation of A and C; null where everybody has A or C. */
  readonly phi: number | null;
  /** Pearson's statistic without correction for continuity; null where `phi` is. */
  readonly chiSquared: number | null;
  /** Odds of C with A against without; null where one of the two never fails. */
  readonly oddsRatio: number | null;
  /** |a − c| / (a + c − s): 0 where A and C are as frequent. */
  readonly imbalance: number;
  /** Fisher's exact test, one-sided: the chance of at least so many baskets with both, if A and C were independent. 0 below 1e-308. */
  readonly fisherP: number;
  /** Its decimal logarithm, which has no lower end. */
  readonly log10FisherP: number;
  /** `both` over the 0.99 quantile of its distribution by chance; null where that is 0. */
  readonly hyperLift99: number | null;
}

/** Natural logarithm of Fisher's one-sided p. Kernel. */
export function logFisherP({ both, antecedent, consequent, baskets }: RuleCounts): number {
  return logUpperTail(both, { baskets, marked: antecedent, drawn: consequent });
}

/** All measures of one fourfold table, `both` at least 1. Kernel. */
export function measuresOf(counts: RuleCounts, logP: number = logFisherP(counts)): RuleMeasures {
  const { both, antecedent, consequent, baskets } = counts;
  const [support, shareA, shareC] = [both / baskets, antecedent / baskets, consequent / baskets];
  const confidence = both / antecedent;
  const surplus = both * baskets - antecedent * consequent;
  const failures = antecedent - both;
  const [withoutA, withoutC] = [baskets - antecedent, baskets - consequent];
  const zhang = surplus / Math.max(both * withoutA, antecedent * (consequent - both));
  const phi = surplus / Math.sqrt(antecedent * consequent * withoutA * withoutC);
  const defined = withoutA > 0 && withoutC > 0;
  const wayOut = failures * (consequent - both);
  const quantile = quantile99({ baskets, marked: antecedent, drawn: consequent });
  return {
    support,
    confidence,
    lift: (both * baskets) / (antecedent * consequent),
    leverage: surplus / (baskets * baskets),
    conviction: failures === 0 ? null : (withoutC * antecedent) / (baskets * failures),
    zhang: defined ? zhang : null,
    jaccard: both / (antecedent + consequent - both),
    kulczynski: (confidence + both / consequent) / 2,
    cosine: both / Math.sqrt(antecedent * consequent),
    certainty: surplus > 0 ? surplus / (antecedent * withoutC) : surplus / (antecedent * consequent),
    phi: defined ? phi : null,
    chiSquared: defined ? baskets * phi * phi : null,
    oddsRatio: wayOut === 0 ? null : (both * (withoutA - consequent + both)) / wayOut,
    imbalance: Math.abs(shareA - shareC) / (shareA + shareC - support),
    fisherP: Math.exp(logP),
    log10FisherP: logP / Math.LN10,
    hyperLift99: quantile === 0 ? null : both / quantile,
  };
}
