import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { BasketLog, LogRequest } from "./logTypes.ts";
import { isName, itemIssue, noRejections, reject } from "./rejections.ts";

/** Reads baskets that are lists of items; a basket with a wrong item is set apart as a whole. */
export function readLists(lists: readonly unknown[], { path }: LogRequest): BasketLog {
  const rejections = noRejections();
  const codes = new Map<string, number>();
  const basketIds: string[] = [];
  const size = entriesOf(lists);
  const basket = new Int32Array(size);
  const item = new Int32Array(size);
  let entries = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i];
    const issues = listIssues(`${path}[${String(i)}]`, list);
    if (issues !== null) {
      reject(rejections, i, issues);
      continue;
    }
    const items = list as ArrayLike<string | number>;
    for (let k = 0; k < items.length; k++) {
      basket[entries] = basketIds.length;
      item[entries++] = codeOf(codes, items[k]!);
    }
    basketIds.push(String(i));
  }
  return {
    basket: basket.subarray(0, entries),
    item: item.subarray(0, entries),
    at: null,
    basketIds,
    items: [...codes.keys()],
    rowsWithoutItem: 0,
    rejected: rejections.rows,
    rejectedCount: rejections.count,
  };
}

/** The number of an item, a new one where it was not seen. */
export function codeOf(codes: Map<string, number>, name: string | number): number {
  const key = typeof name === "string" ? name : String(name);
  const known = codes.get(key);
  if (known !== undefined) return known;
  codes.set(key, codes.size);
  return codes.size - 1;
}

function entriesOf(lists: readonly unknown[]): number {
  let entries = 0;
  for (const list of lists) if (isArrayLike(list)) entries += list.length;
  return entries;
}

/** Null where nothing is wrong. */
function listIssues(path: string, list: unknown): Issue[] | null {
  if (!isArrayLike(list)) {
    const fix = "Pass every basket as a list of items, an empty one where there are none.";
    return [{ code: "invalid-input", path, expected: "a list of items", received: show(list), fix }];
  }
  let issues: Issue[] | null = null;
  for (let k = 0; k < list.length; k++) {
    if (!isName(list[k])) (issues ??= []).push(itemIssue(`${path}[${String(k)}]`, list[k]));
  }
  return issues;
}
