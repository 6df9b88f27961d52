/**
 * Puts null where a list of numbers holds NaN, in place. A kernel writes numbers only and leaves this to the end: a list that holds
 * null among its numbers is several times slower to fill.
 */
export function nullForNaN(numbers: number[]): (number | null)[] {
  const list: (number | null)[] = numbers;
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) list[i] = null;
  return list;
}
