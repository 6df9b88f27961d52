/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite v5 specification as plain JSON: paste it into any Vega-Lite viewer, or draw it with `toSvg`. */
export interface VegaLiteSpec {
  readonly $schema: "https://vega.github.io/schema/vega-lite/v5.json";
  readonly [property: string]: Json;
}
