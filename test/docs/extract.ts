import { readFileSync } from "node:fs";
import ts from "typescript";

/** One example of the documentation. */
export interface Example {
  /** From the checkout. */
  readonly file: string;
  readonly line: number;
  /** The declaration, or the heading, that it stands under. */
  readonly name: string;
  readonly code: string;
}

/** One export of a source file and its examples. */
export interface Documented {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly kind: "function" | "class" | "constant" | "type";
  readonly examples: readonly Example[];
}

/** The declarations that a source file exports by name, each with its `@example` blocks. */
export function documentedExports(file: string, text: string): Documented[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    const comment = docComment(source, statement);
    const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    return exportedNames(statement).map(({ name, kind }) => {
      const examples = examplesOf(comment).map((code) => ({ file, line, name, code }));
      return { file, line, name, kind, examples };
    });
  });
}

/** Every file from a list, read and taken apart. */
export function readExports(files: readonly string[], folder: string): Documented[] {
  return files.flatMap((file) => documentedExports(file, readFileSync(`${folder}/${file}`, "utf8")));
}

function exportedNames(statement: ts.Statement): { name: string; kind: Documented["kind"] }[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  // Of an overloaded function, the overloads are what a reader sees.
  if (ts.isFunctionDeclaration(statement)) return named(statement, "function");
  if (ts.isClassDeclaration(statement)) return named(statement, "class");
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return named(statement, "type");
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    const value = declaration.initializer;
    const callable = value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
    return named(declaration, callable ? "function" : "constant");
  });
}

function named(node: ts.NamedDeclaration, kind: Documented["kind"]): { name: string; kind: Documented["kind"] }[] {
  return node.name !== undefined && ts.isIdentifier(node.name) ? [{ name: node.name.text, kind }] : [];
}

/** The last `/** … *\/` before a statement, without its stars. */
function docComment(source: ts.SourceFile, statement: ts.Statement): string {
  const ranges = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
  const docs = ranges.map(({ pos, end }) => source.text.slice(pos, end)).filter((text) => text.startsWith("/**"));
  const last = docs.at(-1) ?? "";
  return last
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n");
}

function examplesOf(comment: string): string[] {
  const blocks: string[][] = [];
  let fenced = false;
  let inside = false;
  for (const line of comment.split("\n")) {
    const tag = fenced ? null : /^\s*@(\w+)\s?(.*)$/.exec(line);
    if (line.trimStart().startsWith("```")) fenced = !fenced;
    if (tag !== null) {
      inside = tag[1] === "example";
      if (inside) blocks.push([tag[2] ?? ""]);
    } else if (inside) blocks.at(-1)!.push(line);
  }
  return blocks.map((lines) => unfence(lines.join("\n"))).filter((code) => code.trim() !== "");
}

/** The code inside ``` fences where there are any, else the text itself. */
function unfence(text: string): string {
  const fences = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map((match) => match[1]!);
  return fences.length === 0 ? text : fences.join("\n");
}

/**
 * The ```ts blocks of a Markdown file. A block whose fence says `continued` goes on from the one before it; one that
 * says `norun` is only read.
 */
export function markdownExamples(file: string, text: string): Example[] {
  const examples: Example[] = [];
  let heading = "";
  for (const match of text.matchAll(/^(#+ .*)$|^```(\w*)([^\n]*)\n([\s\S]*?)^```/gm)) {
    const [, title, language, info = "", code = ""] = match;
    if (title !== undefined) heading = title.replace(/^#+ /, "");
    if (!/^(?:ts|typescript)$/.test(language ?? "") || info.includes("norun")) continue;
    const line = text.slice(0, match.index).split("\n").length;
    const before = info.includes("continued") ? examples.at(-1) : undefined;
    examples.push({ file, line, name: heading, code: before === undefined ? code : `${before.code}\n${code}` });
  }
  return examples;
}
