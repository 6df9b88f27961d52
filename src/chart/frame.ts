import { checkNumbers } from "../schema/columns.ts";
import type { ChartMessage } from "./messages/en.ts";
import { chartText } from "./messages/messages.ts";
import type { ChartOptions } from "./options.ts";
import type { Json, VegaLiteSpec } from "./spec.ts";
import { chartConfig } from "./theme.ts";

/** What differs from chart to chart. */
export interface Picture {
  readonly operation: string;
  readonly title: ChartMessage;
  readonly height: number;
  readonly body: Readonly<Record<string, Json>>;
}

const size = { above: 0, max: 20_000, fix: "Pass a size in pixels." };

/**
 * A picture in the common frame: schema, size, title, look.
 *
 * @throws {KeizokuError} `invalid-input` (size), `unknown-locale`
 */
export function framed(picture: Picture, options: ChartOptions): VegaLiteSpec {
  const { locale = "en", width = 560, height = picture.height, surface = "paper" } = options;
  checkNumbers(picture.operation, "options", { width, height }, { width: size, height: size });
  const title = options.title === undefined ? chartText(locale, picture.title) : options.title;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    ...(title === null ? {} : { title }),
    background: surface === "page" ? "transparent" : "#ffffff",
    padding: surface === "page" ? 2 : 16,
    width,
    height,
    ...picture.body,
    config: chartConfig(surface),
  };
}

/** The text function of a chart's language. */
export function textOf({
  locale = "en",
}: ChartOptions): (key: ChartMessage, values?: Readonly<Record<string, string>>) => string {
  return (key, values) => chartText(locale, key, values);
}
