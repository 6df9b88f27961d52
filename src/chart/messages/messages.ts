import { formatMessage, type Locale, type Messages, type MessageValues } from "../../schema/locale.ts";
import { en, type ChartMessage } from "./en.ts";
import { ja } from "./ja.ts";

const messages: Messages<ChartMessage> = { en, ja };

/** A text of the charts. */
export function chartText(locale: Locale, key: ChartMessage, values?: MessageValues): string {
  return formatMessage(messages, locale, key, values);
}
