/**
 * The right side of `expression // => value` in an example, read as data.
 * Numbers keep how many digits were printed; `…` stands for what is left out.
 */
export type Expected =
  | { readonly kind: "number"; readonly value: number; readonly tolerance: number }
  | { readonly kind: "exact"; readonly value: string | boolean | null | undefined }
  | { readonly kind: "array"; readonly items: readonly Expected[]; readonly open: boolean }
  | { readonly kind: "object"; readonly fields: readonly (readonly [string, Expected])[]; readonly open: boolean };

const words: Readonly<Record<string, Expected>> = {
  true: { kind: "exact", value: true },
  false: { kind: "exact", value: false },
  null: { kind: "exact", value: null },
  undefined: { kind: "exact", value: undefined },
  NaN: { kind: "number", value: NaN, tolerance: 0 },
  Infinity: { kind: "number", value: Infinity, tolerance: 0 },
  "-Infinity": { kind: "number", value: -Infinity, tolerance: 0 },
};

const token =
  /\s*(?:(-?(?:\d[\d_]*)?\.?\d+(?:\.(?=\D|$))?(?:e[+-]?\d+)?…?)(?![\w.])|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?[A-Za-z_$][\w$]*)|(\.\.\.|…|[[\]{}(),:]))/y;

/** A position in the text; the functions below move it on. */
interface Reader {
  readonly text: string;
  at: number;
}

/** Reads a literal; throws a `SyntaxError` where the text is none. */
export function parseLiteral(text: string): Expected {
  const reader = { text: text.trim(), at: 0 };
  const value = readValue(reader);
  if (reader.at < reader.text.length) throw new SyntaxError(`not a literal: ${text}`);
  return value;
}

function peek(reader: Reader): { text: string; groups: (string | undefined)[]; end: number } {
  token.lastIndex = reader.at;
  const match = token.exec(reader.text);
  if (match === null) throw new SyntaxError(`not a literal: ${reader.text}`);
  return { text: match[0].trim(), groups: match.slice(1), end: token.lastIndex };
}

function next(reader: Reader): string {
  const { text, end } = peek(reader);
  reader.at = end;
  return text;
}

function readValue(reader: Reader): Expected {
  const { text, groups, end } = peek(reader);
  if (text === "[") return readArray(reader);
  if (text === "{") return readObject(reader);
  reader.at = end;
  if (groups[0] !== undefined) return readNumber(text);
  if (groups[1] !== undefined) return { kind: "exact", value: unquote(text) };
  const word = words[text];
  if (word !== undefined) return word;
  // A typed array as Node prints it: `Float64Array(3) [1, 2, 3]`.
  if (/^\w+Array$/.test(text)) {
    if (peek(reader).text === "(") for (let i = 0; i < 3; i++) next(reader);
    return readArray(reader);
  }
  throw new SyntaxError(`not a literal: ${reader.text}`);
}

/** A whole number is meant exactly; decimals to half of the last digit, or to all of it where `…` cuts them off. */
function readNumber(text: string): Expected {
  const cut = text.endsWith("…");
  const plain = text.replace(/[_…]/g, "");
  const value = Number(plain);
  const [mantissa = "", exponent] = plain.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  if (decimals === 0 && exponent === undefined)
    return { kind: "number", value, tolerance: 1e-9 * Math.max(1, Math.abs(value)) };
  const digit = 10 ** (Number(exponent ?? 0) - decimals);
  return { kind: "number", value, tolerance: digit * (cut ? 1 : 0.5) * (1 + 1e-6) };
}

function unquote(text: string): string {
  return text.startsWith('"')
    ? (JSON.parse(text) as string)
    : (JSON.parse(`"${text.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`) as string);
}

function readArray(reader: Reader): Expected {
  const items: Expected[] = [];
  const open = readList(reader, "[", "]", () => {
    items.push(readValue(reader));
  });
  return { kind: "array", items, open };
}

function readObject(reader: Reader): Expected {
  const fields: (readonly [string, Expected])[] = [];
  const open = readList(reader, "{", "}", () => {
    const key = next(reader);
    if (next(reader) !== ":") throw new SyntaxError(`not a literal: ${reader.text}`);
    fields.push([/^["']/.test(key) ? unquote(key) : key, readValue(reader)]);
  });
  return { kind: "object", fields, open };
}

/** Reads the members between two brackets; true where `…` left some out. */
function readList(reader: Reader, first: string, last: string, member: () => void): boolean {
  if (next(reader) !== first) throw new SyntaxError(`not a literal: ${reader.text}`);
  let open = false;
  while (peek(reader).text !== last) {
    if (/^(?:…|\.\.\.)$/.test(peek(reader).text)) {
      open = true;
      next(reader);
    } else member();
    if (peek(reader).text === ",") next(reader);
  }
  next(reader);
  return open;
}
