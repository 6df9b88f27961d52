/**
 * Sums over a chain with exits, without cancellation. The system is (D − N) x = b with N >= 0 off the diagonal and D = leak + row sum of N: what a
 * state loses each step (exit, discount) is given apart and never found as a difference, so that even a state left once in 10¹⁵ periods keeps all
 * its digits. Grassmann, Taksar & Heyman (1985), Operations Research 33, 1107–1116; Alfa, Xue & Ye (2002), Mathematics of Computation 71, 217–236.
 */

/** A chain between the states that go on: `moves` from row to column (n × n, its diagonal is not read), `leak` out of them. */
export interface LeakyChain {
  readonly moves: Float64Array;
  readonly leak: Float64Array;
}

/**
 * Solves (D − N) x = b for several columns at once (`columns`: n × width, row-major, overwritten by x). The chain is overwritten.
 * A kernel: from every state a leak can be reached.
 */
export function solveChain({ moves, leak }: LeakyChain, columns: Float64Array): Float64Array {
  const n = leak.length;
  const width = columns.length / n;
  const rate = new Float64Array(n);
  // States are taken out one by one: who would go there goes on to where he goes from there.
  for (let k = n - 1; k >= 0; k--) {
    rate[k] = leak[k]!;
    for (let j = 0; j < k; j++) rate[k]! += moves[k * n + j]!;
    for (let i = 0; i < k; i++) {
      const share = moves[i * n + k]! / rate[k]!;
      if (share === 0) continue;
      for (let j = 0; j < k; j++) if (j !== i) moves[i * n + j]! += share * moves[k * n + j]!;
      leak[i]! += share * leak[k]!;
      for (let c = 0; c < width; c++) columns[i * width + c]! += share * columns[k * width + c]!;
    }
  }
  for (let k = 0; k < n; k++) {
    for (let c = 0; c < width; c++) {
      let sum = columns[k * width + c]!;
      for (let j = 0; j < k; j++) sum += moves[k * n + j]! * columns[j * width + c]!;
      columns[k * width + c] = sum / rate[k]!;
    }
  }
  return columns;
}

/** Posterior means: (counts + prior) / their sum, row-major, states − exits rows. */
export function meanTransitions(
  counts: readonly (readonly number[])[],
  prior: readonly (readonly number[])[],
): Float64Array {
  const width = counts[0]!.length;
  const out = new Float64Array(counts.length * width);
  for (let i = 0; i < counts.length; i++) {
    let total = 0;
    for (let j = 0; j < width; j++) total += counts[i]![j]! + prior[i]![j]!;
    for (let j = 0; j < width; j++) out[i * width + j] = (counts[i]![j]! + prior[i]![j]!) / total;
  }
  return out;
}

/** Rows of a chain over states of which the first `rows` go on. */
export interface Chain {
  readonly rows: number;
  readonly width: number;
  /** rows × width, row-major. */
  readonly transitions: Float64Array;
}

/** States from which one of `targets` can be reached (1) or not (0); a target itself counts. */
export function reaching({ rows, width, transitions }: Chain, targets: Uint8Array): Uint8Array {
  const found = Uint8Array.from(targets);
  for (let again = true; again;) {
    again = false;
    for (let i = 0; i < rows; i++) {
      if (found[i] === 1) continue;
      for (let j = 0; j < width; j++) {
        if (transitions[i * width + j]! > 0 && found[j] === 1) {
          found[i] = 1;
          again = true;
          break;
        }
      }
    }
  }
  return found;
}

/** The chain as steps that count e^(−delta) each: N = e^(−delta) · P between the states that go on, the leak what is lost on the way. */
export function discountedChain({ rows, width, transitions }: Chain, delta: number): LeakyChain {
  const factor = Math.exp(-delta);
  const moves = new Float64Array(rows * rows);
  const leak = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) moves[i * rows + j] = factor * transitions[i * width + j]!;
    let out = 0;
    for (let j = rows; j < width; j++) out += transitions[i * width + j]!;
    leak[i] = factor * out - Math.expm1(-delta);
  }
  return { moves, leak };
}

/** One step of values back in time: out = reward + factor · P next, of the states that go on. */
export function stepBack(
  chain: Chain,
  next: Float64Array,
  reward: Float64Array,
  factor: number,
  out: Float64Array,
): void {
  const { rows, width, transitions } = chain;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += transitions[i * width + j]! * next[j]!;
    out[i] = reward[i]! + factor * sum;
  }
}
