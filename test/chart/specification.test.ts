import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import * as chart from "keizoku/chart";
import { pictures } from "./pictures.ts";

describe.each(Object.entries(pictures))("%s", (_, draw) => {
  it("is plain JSON of Vega-Lite 5", () => {
    const spec = draw();
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v5.json");
  });

  it("compiles without a warning", () => {
    const said: unknown[] = [];
    const logger = {
      level: () => logger,
      error: (...text: unknown[]) => (said.push(text), logger),
      warn: (...text: unknown[]) => (said.push(text), logger),
      info: () => logger,
      debug: () => logger,
    };
    compile(draw() as never, { logger: logger as never });
    expect(said).toEqual([]);
  });

  it("speaks both languages", () => {
    expect(JSON.stringify(draw({ locale: "en" }))).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    expect(draw({ locale: "ja" })["title"]).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });

  it("takes title, size and surface", () => {
    const spec = draw({ title: null, width: 270, surface: "page" });
    expect(spec["title"]).toBeUndefined();
    expect(spec["width"]).toBe(270);
    expect(JSON.stringify(spec["config"])).toContain("currentColor");
    expect(draw({ title: "mine" })["title"]).toBe("mine");
  });
});

describe("milleFeuille", () => {
  const layers = [[200], [100, 200], [50, 100, 200]];

  it("keeps every layer, the oldest below", () => {
    const spec = chart.milleFeuille({ periods: ["1", "2", "3"], layers });
    expect((spec["data"] as { values: unknown[] }).values.length).toBe(6);
    expect(JSON.stringify(spec["encoding"])).toContain('"order":{"field":"index"}');
  });

  it("leaves out cohorts without anybody", () => {
    const spec = chart.milleFeuille({ periods: ["1", "2", "3"], layers: [[200], [100, 0], [50, 0, 0]] });
    const { values } = spec["data"] as unknown as { values: { cohort: string }[] };
    expect(new Set(values.map(({ cohort }) => cohort))).toEqual(new Set(["1"]));
  });

  it("names the ends of many cohorts instead of all", () => {
    const periods = Array.from({ length: 50 }, (_, i) => `p${String(i)}`);
    const many = periods.map((_, p) => Array.from({ length: p + 1 }, () => 1));
    const spec = chart.milleFeuille({ periods, layers: many });
    expect(JSON.stringify(spec["encoding"])).toContain('"values":[0,49]');
    expect(JSON.stringify(spec["mark"])).toContain("area");
  });

  it("keeps a period's name out of the expression language", () => {
    const periods = Array.from({ length: 12 }, (_, i) => `"]); alert(${String(i)}); //`);
    const spec = chart.milleFeuille({ periods, layers: periods.map((_, p) => new Array<number>(p + 1).fill(1)) });
    expect(() => compile(spec as never)).not.toThrow();
  });
});
