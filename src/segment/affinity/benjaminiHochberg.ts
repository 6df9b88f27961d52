/**
 * Adjusted p-values of many tests at once, as logarithms: to call every test with an adjusted p of at most q a finding keeps the share of false
 * findings at q, on average. Kernel; takes and gives natural logarithms, so that tiny p do not vanish.
 *
 * @see Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300
 */
export function adjustLogP(logP: Float64Array): Float64Array {
  const order = Uint32Array.from(logP.keys()).sort((i, j) => logP[i]! - logP[j]!);
  const adjusted = new Float64Array(logP.length);
  let smallest = 0;
  for (let k = order.length - 1; k >= 0; k--) {
    const value = logP[order[k]!]! + Math.log(order.length / (k + 1));
    if (value < smallest) smallest = value;
    adjusted[order[k]!] = smallest;
  }
  return adjusted;
}
