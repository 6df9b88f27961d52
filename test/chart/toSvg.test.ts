import { describe, expect, it } from "vitest";
import { toSvg } from "keizoku/chart";
import { missingPeer } from "../../src/chart/toSvg.ts";
import { pictures } from "./pictures.ts";

describe("toSvg", () => {
  it.each(Object.entries(pictures))("draws %s", async (_, draw) => {
    const svg = await toSvg(draw());
    expect(svg).toMatch(/^<svg[^>]* viewBox=/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("writes Japanese as it is", async () => {
    expect(await toSvg(pictures["aliveMap"]!({ locale: "ja" }))).toContain("継続確率");
  });

  it("says what to install where a peer is missing", async () => {
    const gone = (): Promise<never> => Promise.reject(new Error("Cannot find package 'vega'"));
    await expect(gone().catch(missingPeer)).rejects.toMatchObject({ code: "missing-peer", operation: "toSvg" });
  });
});
