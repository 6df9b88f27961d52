import { adjustLogP } from "./benjaminiHochberg.ts";
import { countOf, ranksOf, type ItemsetTree } from "./itemsetTree.ts";
import { logFisherP, type RuleCounts } from "./measures.ts";

/** A rule before it is written out: an itemset and which of its items are the antecedent. */
export interface Candidate {
  readonly node: number;
  /** Bit k is set where the k-th rank of the itemset is of the antecedent. */
  readonly mask: number;
  readonly counts: RuleCounts;
  /** Natural logarithm of Fisher's p. */
  readonly logP: number;
  /** The same, adjusted for the number of candidates. */
  readonly logAdjustedP: number;
}

/** Every rule of every itemset with at most `maxConsequent` items behind the arrow; all of them are tests. Null beyond the limit. */
export function candidatesOf(tree: ItemsetTree, maxConsequent: number, limit: number): Candidate[] | null {
  const found: Omit<Candidate, "logAdjustedP">[] = [];
  for (let node = 1; node < tree.rank.length; node++) {
    const size = tree.size[node]!;
    if (size < 2) continue;
    const ranks = ranksOf(tree, node);
    const all = 2 ** size - 1;
    for (let mask = 1; mask < all; mask++) {
      if (size - bits(mask) > maxConsequent) continue;
      if (found.length >= limit) return null;
      const counts = {
        both: tree.count[node]!,
        antecedent: countOf(tree, ranks, mask),
        consequent: countOf(tree, ranks, all - mask),
        baskets: tree.count[0]!,
      };
      found.push({ node, mask, counts, logP: logFisherP(counts) });
    }
  }
  const adjusted = adjustLogP(Float64Array.from(found, ({ logP }) => logP));
  return found.map((candidate, i) => ({ ...candidate, logAdjustedP: adjusted[i]! }));
}

/**
 * Confidence less the largest confidence of a shorter rule with the same consequent, that without antecedent (the consequent's share) included:
 * what the whole antecedent says beyond its parts.
 */
export function improvementOf(tree: ItemsetTree, { node, mask, counts }: Candidate): number {
  const ranks = ranksOf(tree, node);
  const consequent = 2 ** ranks.length - 1 - mask;
  let best = counts.consequent / counts.baskets;
  for (let part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) {
    best = Math.max(best, countOf(tree, ranks, part | consequent) / countOf(tree, ranks, part));
  }
  return counts.both / counts.antecedent - best;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
