import { instantIssue, readInstant } from "../../calendar/instant.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { BasketLog, LogRequest } from "./logTypes.ts";
import { codeOf } from "./readLists.ts";
import { idIssue, isName, itemIssue, noRejections, reject } from "./rejections.ts";

type GivenRow = Readonly<
  Partial<Record<"basket" | "customerId" | "transactionId" | "item" | "product" | "at", unknown>>
>;

/** Reads rows, records among them; each row that is wrong is set apart with all its reasons. */
export function readRows(rows: readonly unknown[], request: LogRequest): BasketLog {
  const rejections = noRejections();
  const baskets = new Map<string, number>();
  const codes = new Map<string, number>();
  const basket = new Int32Array(rows.length);
  const item = new Int32Array(rows.length);
  const at = request.timed ? new Float64Array(rows.length) : null;
  let [entries, rowsWithoutItem] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as GivenRow;
    const issues = rowIssues(row, i, request);
    if (issues.length > 0) reject(rejections, i, issues);
    else if (itemOf(row) === null) rowsWithoutItem++;
    else {
      basket[entries] = codeOf(baskets, basketOf(row, request) as string | number);
      item[entries] = codeOf(codes, itemOf(row) as string | number);
      if (at !== null) at[entries] = readInstant(request.zone, row.at)!;
      entries++;
    }
  }
  return {
    basket: basket.subarray(0, entries),
    item: item.subarray(0, entries),
    at: at === null ? null : at.subarray(0, entries),
    basketIds: [...baskets.keys()],
    items: [...codes.keys()],
    rowsWithoutItem,
    rejected: rejections.rows,
    rejectedCount: rejections.count,
  };
}

function basketOf(row: GivenRow, { per }: LogRequest): unknown {
  return row.basket ?? (per === "transaction" ? row.transactionId : row.customerId);
}

function itemOf(row: GivenRow): unknown {
  return row.item === undefined ? row.product : row.item;
}

function rowIssues(row: GivenRow, i: number, request: LogRequest): Issue[] {
  const path = `${request.path}[${String(i)}]`;
  if (typeof row !== "object" || (row as unknown) === null) {
    const fix = "Pass one object a row.";
    return [{ code: "invalid-input", path, expected: "a row { customerId, item }", received: show(row), fix }];
  }
  const issues: Issue[] = [];
  const id = basketOf(row, request);
  const idName = request.per === "transaction" ? "transactionId" : "customerId";
  if (!isName(id)) issues.push(idIssue(`${path}.${row.basket === undefined ? idName : "basket"}`, id));
  const item = itemOf(row);
  if (item !== null && !isName(item)) issues.push(itemIssue(`${path}.item`, item));
  if (request.timed && readInstant(request.zone, row.at) === undefined) issues.push(instantIssue(row.at, `${path}.at`));
  return issues;
}
