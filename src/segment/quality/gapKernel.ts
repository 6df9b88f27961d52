import type { CompactLabels } from "../partition/readLabels.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";
import { centresOf, squaresWithin } from "./centres.ts";
import type { ReferenceMaker } from "./referenceSets.ts";

/** What the gap is computed from. */
export interface GapWork {
  readonly matrix: ScaledMatrix;
  /** In rising order. */
  readonly ks: readonly number[];
  readonly references: number;
  readonly makeReference: ReferenceMaker;
  /** Uniform numbers of a reference set. */
  readonly uniforms: (set: number) => () => number;
  /** Segments of rows, `set` −1 for the data. */
  readonly cluster: (matrix: ScaledMatrix, k: number, set: number) => Pick<CompactLabels, "codes" | "sizes">;
}

/** How much better k segments do on the data than on rows without groups. */
export interface GapRow {
  readonly k: number;
  /** Natural logarithm of the squared distances to the centres; null where they are 0. */
  readonly logWithin: number | null;
  /** Mean of the same over the reference sets. */
  readonly referenceLogWithin: number | null;
  readonly gap: number | null;
  /** Standard deviation over the reference sets, times √(1 + 1 / sets). */
  readonly standardError: number | null;
}

/** Gaps in the order of `ks`. */
export function gapRows(work: GapWork): GapRow[] {
  const { matrix, ks, references } = work;
  const own = ks.map((k) => logWithin(matrix, work.cluster(matrix, k, -1)));
  const byK = ks.map(() => new Float64Array(references));
  for (let set = 0; set < references; set++) {
    const made = work.makeReference(work.uniforms(set));
    ks.forEach((k, at) => (byK[at]![set] = logWithin(made, work.cluster(made, k, set))));
  }
  return ks.map((k, at) => gapRow(k, own[at]!, byK[at]!));
}

function gapRow(k: number, own: number, sets: Float64Array): GapRow {
  let mean = 0;
  for (const value of sets) mean += value / sets.length;
  let squares = 0;
  for (const value of sets) squares += (value - mean) ** 2 / sets.length;
  const known = Number.isFinite(mean);
  return {
    k,
    logWithin: Number.isFinite(own) ? own : null,
    referenceLogWithin: known ? mean : null,
    gap: known && Number.isFinite(own) ? mean - own : null,
    standardError: known ? Math.sqrt(squares * (1 + 1 / sets.length)) : null,
  };
}

function logWithin(matrix: ScaledMatrix, segments: Pick<CompactLabels, "codes" | "sizes">): number {
  return Math.log(squaresWithin(centresOf(matrix, segments)));
}

/** The smallest k whose gap is at least the next one's less its standard error; null where there is none. */
export function oneStandardErrorChoice(rows: readonly GapRow[]): number | null {
  for (let at = 0; at + 1 < rows.length; at++) {
    const [{ k, gap }, next] = [rows[at]!, rows[at + 1]!];
    if (gap !== null && next.gap !== null && gap >= next.gap - next.standardError!) return k;
  }
  return null;
}
