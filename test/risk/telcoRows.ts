import { readFileSync } from "node:fs";
import { sharedFile } from "../shared.ts";

/** Rows of the public table of telecom subscribers, where the folder of reference data stands beside the checkout. */
export const telcoPath: string | undefined = sharedFile("data/telco.csv");

export type TelcoRow = Readonly<Record<string, string>>;

export function telcoRows(): TelcoRow[] {
  const [head, ...lines] = readFileSync(telcoPath!, "utf8").trim().split(/\r?\n/);
  const names = head!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, k) => [name, cells[k]!]));
  });
}

/** A row's value under a rule of the fixtures, `Contract = Two year` or `tenure`. */
export function valueOf(row: TelcoRow, rule: string): number {
  const [name, level] = rule.split(" = ");
  return level === undefined ? Number(row[name!]) : Number(row[name!] === level);
}
