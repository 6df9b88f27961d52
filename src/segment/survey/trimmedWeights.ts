/**
 * Weights of which none is above `limit` times their mean over the answers; what is cut is given to the others in proportion, again and again
 * until nothing is above, so that the sum stays. Kernel: weights of at least 0, 0 for no answer; limit at least 1.
 *
 * @see Kalton & Flores-Cervantes (2003), Journal of Official Statistics 19, 81–97, section 6
 */
export function trimmedWeights(
  raw: Float64Array,
  limit: number,
): { readonly weights: Float64Array; readonly trimmed: number } {
  const weights = raw.slice();
  let [total, answers] = [0, 0];
  for (const weight of raw) {
    total += weight;
    if (weight > 0) answers++;
  }
  const most = (limit * total) / answers;
  const cut = new Uint8Array(raw.length);
  for (;;) {
    let [freed, others, fresh] = [0, 0, 0];
    for (let row = 0; row < weights.length; row++) {
      const weight = weights[row]!;
      // A hair of rounding above the limit is none.
      if (cut[row] === 0 && weight > most * (1 + 1e-12)) {
        freed += weight - most;
        weights[row] = most;
        cut[row] = 1;
        fresh++;
      } else if (cut[row] === 0) others += weight;
    }
    if (fresh === 0 || others === 0) break;
    const factor = 1 + freed / others;
    for (let row = 0; row < weights.length; row++) if (cut[row] === 0) weights[row]! *= factor;
  }
  return { weights, trimmed: cut.reduce((sum, own) => sum + own, 0) };
}
