/** Plain Lloyd's iterations with the stated rules, as directly as they can be written: the judge of the fast ones. */
export function naiveLloyd(
  rows: readonly (readonly number[])[],
  start: readonly (readonly number[])[],
  weights?: readonly number[],
): {
  labels: number[];
  centroids: number[][];
  inertia: number;
  iterations: number;
} {
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  const squared = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0);
  let centroids = start.map((row) => [...row]);
  let labels = rows.map(() => -1);
  for (let iterations = 1; ; iterations++) {
    const next = rows.map((row) => {
      const all = centroids.map((centroid) => squared(row, centroid));
      return all.indexOf(Math.min(...all));
    });
    centroids.forEach((_, j) => {
      const members = (s: number): number => next.filter((label, i) => label === s && weightOf(i) > 0).length;
      if (members(j) > 0) return;
      let farthest = -1;
      let most = (1e-11 * Math.max(...rows.flat().map(Math.abs))) ** 2;
      rows.forEach((row, i) => {
        if (members(next[i]!) < 2 || weightOf(i) === 0) return;
        const distance = squared(row, centroids[next[i]!]!);
        if (distance > most) [farthest, most] = [i, distance];
      });
      if (farthest >= 0) next[farthest] = j;
    });
    const changed = next.some((label, i) => label !== labels[i]);
    labels = next;
    centroids = centroids.map((centroid, j) => {
      const own = rows.flatMap((row, i) => (labels[i] === j && weightOf(i) > 0 ? [{ row, weight: weightOf(i) }] : []));
      const total = own.reduce((sum, { weight }) => sum + weight, 0);
      return total === 0
        ? centroid
        : centroid.map((_, c) => own.reduce((sum, { row, weight }) => sum + weight * row[c]!, 0) / total);
    });
    if (changed) continue;
    const inertia = rows.reduce((sum, row, i) => sum + weightOf(i) * squared(row, centroids[labels[i]!]!), 0);
    return { labels, centroids, inertia, iterations };
  }
}

/** Rows as columns named a0, a1, … */
export function columnsOf(rows: readonly (readonly number[])[]): Record<string, number[]> {
  return Object.fromEntries(rows[0]!.map((_, c) => [`a${String(c)}`, rows.map((row) => row[c]!)]));
}
