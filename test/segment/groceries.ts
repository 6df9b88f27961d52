import { readFileSync } from "node:fs";
import { sharedFile } from "../shared.ts";

/** Path of the grocery baskets; undefined where they are absent. */
export const groceriesFile: string | undefined = sharedFile("data/groceries.csv");

/** 9,835 baskets: one a line, items between commas, trimmed. */
export function groceries(): string[][] {
  const lines = readFileSync(groceriesFile!, "utf8").trimEnd().split("\n");
  return lines.map((line) =>
    line
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  );
}
