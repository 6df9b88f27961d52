import { fixture } from "../fixture.ts";

type Row = readonly [frequency: number, recency: number, opportunities: number, customers: number];

const { rows } = (fixture("bg-bb.json") as { readonly donations: { readonly rows: readonly Row[] } }).donations;

/** The 11,104 donors of Fader, Hardie & Shang (2010), six yearly opportunities to give again. */
export const donations: Readonly<Record<"frequency" | "recency" | "age" | "weight", readonly number[]>> = {
  frequency: rows.map(([frequency]) => frequency),
  recency: rows.map(([, recency]) => recency),
  age: rows.map(([, , opportunities]) => opportunities),
  weight: rows.map(([, , , customers]) => customers),
};
