import { KeizokuError } from "../schema/error.ts";
import type { VegaLiteSpec } from "./spec.ts";

/**
 * Draws a specification as SVG with vega and vega-lite, which the application installs: they are optional peers.
 *
 * Text is measured by rule of thumb where there is no canvas, as in Node; the picture needs no network and no DOM.
 *
 * @returns the SVG element as text
 * @throws {KeizokuError} `missing-peer` (vega or vega-lite is not installed)
 * @example
 * const picture = milleFeuille({ periods: ["2023", "2024"], layers: [[200], [100, 200]] });
 * (await toSvg(picture)).slice(0, 4) // => "<svg"
 */
export async function toSvg(spec: VegaLiteSpec): Promise<string> {
  // `catch` stands on each import itself: so bundlers know that the application may not have it.
  const [vegaLite, vega] = await Promise.all([
    import("vega-lite").catch(missingPeer),
    import("vega").catch(missingPeer),
  ]);
  const compiled = vegaLite.compile(spec as unknown as Parameters<typeof vegaLite.compile>[0]).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * Says what to install.
 *
 * @throws {KeizokuError} `missing-peer`
 */
export function missingPeer(error: unknown): never {
  const received = error instanceof Error ? error.message : String(error);
  const expected = "vega and vega-lite beside keizoku";
  const fix = "Install them (npm install vega vega-lite), or draw the specification elsewhere: it is plain JSON.";
  throw new KeizokuError("toSvg", [{ code: "missing-peer", path: "", expected, received, fix }]);
}
