import { readFileSync } from "node:fs";

/** A JSON file of `test/fixtures/`, whose README names its source. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8")) as unknown;
}

/** |value − expected| relative to |expected|; absolute below 1e-300, where doubles lose digits. */
export function relativeError(value: number, expected: number): number {
  return Math.abs(value - expected) / Math.max(Math.abs(expected), 1e-300);
}
