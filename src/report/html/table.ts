import { escapeHtml } from "./escape.ts";

/** A column of a table; numbers stand on the right. */
export interface Column {
  readonly head: string;
  readonly kind: "text" | "number";
}

/** A table of plain texts; the first cell of each row is its head. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Small type, for many columns. */
  readonly dense?: boolean;
}

/** A table as HTML in a box that scrolls sideways where the screen is narrow; every text is escaped. The title stays in view. */
export function tableHtml({ caption, columns, rows, dense = false }: Table): string {
  const cell = (text: string, c: number, tag: "td" | "th", scope = ""): string => {
    const css = columns[c]!.kind === "number" ? ' class="n"' : "";
    return `<${tag}${scope}${css}>${escapeHtml(text)}</${tag}>`;
  };
  const head = columns.map(({ head }, c) => cell(head, c, "th", ' scope="col"')).join("");
  const body = rows
    .map((row) => row.map((text, c) => (c === 0 ? cell(text, c, "th", ' scope="row"') : cell(text, c, "td"))).join(""))
    .map((cells) => `<tr>${cells}</tr>`)
    .join("\n");
  const title = escapeHtml(caption);
  return `<p class="caption" aria-hidden="true">${title}</p>\n<div class="scroll${dense ? " dense" : ""}"><table aria-label="${title}"><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}
