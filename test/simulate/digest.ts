/** The FNV-1a hash of a text's code units, 32 bits. Nothing is imported here: other runtimes are given the text of this file. */
export function fnv1a(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One short text for all records of a business: equal where every number and text is, in every runtime. */
export function digest(records: object): string {
  let hash = 0x811c9dc5;
  for (const [name, rows] of Object.entries(records) as [string, object[]][]) {
    hash = fnv1a(name, hash);
    for (const row of rows) hash = fnv1a(JSON.stringify(row), hash);
  }
  return hash.toString(16).padStart(8, "0");
}
