import { KeizokuError, show } from "../schema/error.ts";
import { locales, type Locale } from "../schema/locale.ts";
import type { Report } from "./report.ts";

/**
 * Checks that options, where there are any, are an object.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkOptions(operation: string, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  reject(operation, "options", {
    expected: "an object",
    received: options,
    fix: "Leave options out for the defaults.",
  });
}

/**
 * Checks that a value is a report of this version.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkReport(operation: string, report: unknown): asserts report is Report {
  const { kind, version } = (report ?? {}) as Partial<Record<string, unknown>>;
  if (kind === "report" && version === 1) return;
  const fix = "Pass what build returned, or what JSON.parse made of its JSON.";
  reject(operation, "report", { expected: "a report of version 1", received: report, fix });
}

/**
 * Checks the language of a page or a chart; none is fine.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkLocale(operation: string, locale: unknown): asserts locale is Locale | undefined {
  if (locale === undefined || locales.includes(locale as Locale)) return;
  const expected = `one of ${locales.join(", ")}`;
  reject(operation, "options.locale", { expected, received: locale, fix: "Pass one of these languages." });
}

function reject(
  operation: string,
  path: string,
  what: { readonly expected: string; readonly received: unknown; readonly fix: string },
): never {
  const { expected, received, fix } = what;
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(received), fix }]);
}
