/** What a chain over plans is made of. Row i of the two tables is what happens to customers in state i, in the order of `states`. */
export interface PlanLadderParameters {
  /** All states: first those that customers go on from (plans, pause), then the exits. */
  readonly states: readonly string[];
  /** The last of the states, which nobody leaves. */
  readonly exits: readonly string[];
  /** Observed moves from each state but the exits (rows) to each state (columns), at least 0. Shares with a prior of 0 are a known chain. */
  readonly counts: readonly (readonly number[])[];
  /** Dirichlet prior: moves assumed beside those observed, at least 0; a move with neither is impossible. */
  readonly prior: readonly (readonly number[])[];
}

/** Whether the tables fit the states and every row has something to go by. */
export function isSound({ states, exits, counts, prior }: PlanLadderParameters): boolean {
  const rows = states.length - exits.length;
  const distinct = new Set(states).size === states.length;
  const last = exits.every((exit, e) => exit === states[rows + e]);
  if (!distinct || !last || rows < 1 || counts.length !== rows || prior.length !== rows) return false;
  return counts.every((row, i) => {
    const assumed = prior[i]!;
    if (row.length !== states.length || assumed.length !== states.length) return false;
    const total = row.reduce((sum, count, j) => sum + count + assumed[j]!, 0);
    return total > 0 && total < Infinity;
  });
}
