import { describe, expect, it } from "vitest";
import { toSvg } from "keizoku/chart";
import { build, toHtml } from "keizoku/report";
import { en } from "../../src/report/messages/en.ts";
import { ja } from "../../src/report/messages/ja.ts";
import { cdnowLog } from "./cdnow.ts";

const attack = `<script>alert("1")</script>'&`;
const small = build([
  { customerId: attack, at: "2024-01-05", amount: { minor: 2000, currency: "JPY" } },
  { customerId: attack, at: "2024-02-10", amount: { minor: 3000, currency: "JPY" } },
  { customerId: attack, at: "2024-04-10", amount: { minor: 3000, currency: "JPY" } },
  { customerId: "b", at: "2024-01-20", amount: { minor: 1000, currency: "JPY" } },
]);

describe("the page", () => {
  it.each(["en", "ja"] as const)("is one file in %s that loads and runs nothing", async (locale) => {
    const page = await toHtml(small, { locale, renderChart: toSvg });
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|@import|src=/);
    expect(page.match(/https?:\/\/[^"' <]+/g)?.filter((url) => !url.startsWith("http://www.w3.org/")) ?? []).toEqual(
      [],
    );
    expect(page).not.toMatch(/NaN|undefined|\[object|Infinity|\{\w+\}(?=[^;]*<\/p>)/);
  });

  it("shows customers' names as text, whatever they are", async () => {
    const page = await toHtml(small);
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;");
    expect(page).not.toContain(attack);
  });

  it("escapes its title", async () => {
    expect(await toHtml(small, { title: "<b>" })).toContain("<title>&lt;b&gt;</title>");
  });

  it("writes money as the language and the currency want it", async () => {
    expect(await toHtml(small, { locale: "ja" })).toMatch(/[¥￥]9,000/);
    expect(await toHtml(small, { locale: "en" })).toContain("¥9,000");
  });

  it("gives every picture ids of its own", async () => {
    const page = await toHtml(small, { renderChart: toSvg });
    const ids = Array.from(page.matchAll(/\bid="([^"]+)"/g), (match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, used] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used!);
  });

  it("does without pictures", async () => {
    expect(await toHtml(small)).not.toContain("<svg");
  });

  it("closes what it opens", async () => {
    const page = await toHtml(build(cdnowLog()), { locale: "ja", renderChart: toSvg });
    const body = page.slice(page.indexOf("<body>"));
    for (const tag of ["section", "table", "tr", "div", "figure", "svg", "p", "dl", "main", "g", "text"]) {
      const opened = body.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
      const closed = body.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0;
      expect(`${tag} ${String(closed)}`).toBe(`${tag} ${String(opened)}`);
    }
  });
});

describe("the catalogue", () => {
  it("has the same places in both languages", () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, places(ja[key])]).toEqual([key, places(en[key])]);
    }
  });

  it("has no text that is still English", () => {
    expect(Object.entries(ja).filter(([, text]) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});
