import type { Issue } from "./error.ts";

/** Issues of one column beyond this many are counted, not listed. */
const LISTED = 1000;

/** Gathers the issues of a table: a broken million-row table must not fill the memory. */
export interface IssueList {
  /** `make` is not called for issues that are only counted. */
  readonly add: (column: string, make: () => Issue) => void;
  /** In the order added; behind them one issue for each column that has more. */
  readonly all: () => Issue[];
}

/** An empty list. */
export function issueList(): IssueList {
  const listed: Issue[] = [];
  const found = new Map<string, number>();
  return {
    add: (column, make) => {
      const count = (found.get(column) ?? 0) + 1;
      found.set(column, count);
      if (count <= LISTED) listed.push(make());
    },
    all: () => {
      const more = Array.from(found).filter(([, count]) => count > LISTED);
      return [...listed, ...more.map(([column, count]) => moreIssue(column, count - LISTED))];
    },
  };
}

function moreIssue(column: string, count: number): Issue {
  const fix = "Mend what is listed first: the others are of the same column.";
  const expected = "what the listed issues of this column ask for";
  return { code: "invalid-input", path: column, expected, received: `${String(count)} more wrong values`, fix };
}
