/** The largest scores seen so far, as a heap whose root is the one to go next; ties go to the smaller code. */
export interface TopList {
  readonly codes: Int32Array;
  readonly scores: Float64Array;
  size: number;
}

/** An empty list for so many. */
export function newTopList(capacity: number): TopList {
  return { codes: new Int32Array(capacity), scores: new Float64Array(capacity), size: 0 };
}

/** Takes a score in where it is among the largest. Kernel. */
export function offer(list: TopList, code: number, score: number): void {
  const { codes, scores } = list;
  if (list.size < codes.length) {
    let at = list.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(scores[parent]!, codes[parent]!, score, code)) break;
      scores[at] = scores[parent]!;
      codes[at] = codes[parent]!;
      at = parent;
    }
    scores[at] = score;
    codes[at] = code;
  } else if (list.size > 0 && isBefore(score, code, scores[0]!, codes[0]!)) sink(list, code, score, list.size);
}

/** Sorts the list, the largest first; it is no heap after that until `size` is set to 0. Kernel. */
export function sortTop(list: TopList): void {
  const { codes, scores } = list;
  for (let end = list.size - 1; end > 0; end--) {
    const [code, score] = [codes[end]!, scores[end]!];
    [codes[end], scores[end]] = [codes[0]!, scores[0]!];
    sink(list, code, score, end);
  }
}

/** Puts an entry in place of the root of the first `size`. */
function sink({ codes, scores }: TopList, code: number, score: number, size: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(scores[child]!, codes[child]!, scores[child + 1]!, codes[child + 1]!)) child++;
    if (!isBefore(score, code, scores[child]!, codes[child]!)) break;
    scores[at] = scores[child]!;
    codes[at] = codes[child]!;
    at = child;
  }
  scores[at] = score;
  codes[at] = code;
}

/** Whether the first comes before the second in the answer. */
function isBefore(score: number, code: number, other: number, otherCode: number): boolean {
  return score > other || (score === other && code < otherCode);
}
