import type { Moments } from "./moments.ts";

/**
 * The moments with one more value: for streams that are seen once. For a column at hand `moments` is faster and exact.
 *
 * @param value finite, not checked
 * @example addToMoments(addToMoments(noMoments, 2), 4).mean // => 3
 * @see Welford (1962), Technometrics 4, 419–420; Pébay (2008), Sandia report SAND2008-6212
 */
export function addToMoments(to: Moments, value: number): Moments {
  const before = to.count;
  const count = before + 1;
  const off = value - to.mean;
  const part = off / count;
  const across = off * part * before;
  return {
    count,
    mean: to.mean + part,
    m2: to.m2 + across,
    m3: to.m3 + across * part * (count - 2) - 3 * part * to.m2,
    m4: to.m4 + across * part * part * (count * count - 3 * count + 3) + 6 * part * part * to.m2 - 4 * part * to.m3,
  };
}
