import ts from "typescript";
import { parseLiteral, type Expected } from "./literal.ts";
import { difference } from "./matches.ts";

/** What an example can name without importing it. */
export type Scope = Readonly<Record<string, unknown>>;

/** Gives the module that an import in an example names. */
export type Importer = (specifier: string) => Promise<Scope>;

/** A statement whose comment promises a result. */
interface Promised {
  readonly source: string;
  readonly expected: Expected | undefined;
  /** Error code that must be thrown. */
  readonly throws: string | undefined;
}

/** Runs an example and returns how many promises it made; throws where one is not kept. */
export async function execute(code: string, scope: Scope, importer: Importer): Promise<number> {
  const promised: Promised[] = [];
  const script = ts.transpileModule(instrument(code, promised), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  }).outputText;
  const used = Object.keys(scope).filter((name) => new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code));
  const check = async (index: number, evaluate: () => Promise<unknown>): Promise<void> => {
    await keep(promised[index]!, evaluate);
  };
  const body = `{\n${script}\n}`;
  const run = new AsyncFunction(...used, "$check", "$import", body);
  await run(...used.map((name) => scope[name]), check, importer);
  return promised.length;
}

type AnyAsync = (...values: unknown[]) => Promise<unknown>;
const AsyncFunction = (async () => undefined).constructor as new (...text: string[]) => AnyAsync;

async function keep({ source, expected, throws }: Promised, evaluate: () => Promise<unknown>): Promise<void> {
  if (expected !== undefined) {
    const found = difference(await evaluate(), expected);
    if (found !== undefined) throw new Error(`${source}\n  ${found}`);
    return;
  }
  const error = await evaluate().then(
    () => undefined,
    (reason: unknown) => reason as { code?: string; issues?: { code: string }[]; message?: string },
  );
  if (error === undefined) throw new Error(`${source}\n  expected the error ${throws!}, none was thrown`);
  const codes = [error.code, ...(error.issues ?? []).map((issue) => issue.code)];
  if (!codes.includes(throws))
    throw new Error(`${source}\n  expected the error ${throws!}, got ${String(error.message)}`);
}

/** The code with imports made dynamic and every promise wrapped in a check. */
function instrument(code: string, promised: Promised[]): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  const pieces: string[] = [];
  for (const statement of source.statements) {
    const text = statement.getText();
    if (ts.isImportDeclaration(statement)) pieces.push(dynamicImport(statement));
    else pieces.push(text.replace(/^export /, ""), ...checkOf(source, statement, promised));
    if (pieces.at(-1)!.startsWith("await $check") && ts.isExpressionStatement(statement)) pieces.splice(-2, 1);
  }
  return pieces.join("\n");
}

function dynamicImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): string {
  if (importClause?.isTypeOnly === true) return "";
  const load = `await $import(${moduleSpecifier.getText()})`;
  const bindings = importClause?.namedBindings;
  const pieces: string[] = [];
  if (importClause?.name !== undefined) pieces.push(`const ${importClause.name.text} = (${load}).default;`);
  if (bindings !== undefined && ts.isNamespaceImport(bindings)) pieces.push(`const ${bindings.name.text} = ${load};`);
  else if (bindings !== undefined) {
    const names = bindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ propertyName, name }) => (propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`));
    pieces.push(`const { ${names.join(", ")} } = ${load};`);
  }
  return pieces.join("\n");
}

function checkOf(source: ts.SourceFile, statement: ts.Statement, promised: Promised[]): string[] {
  const comment = commentAfter(source, statement);
  const promise = /^(?:=>\s*)?throws\s+([\w-]+)|^=>([\s\S]*)$/.exec(comment);
  const expression = subject(statement);
  if (promise === null || expression === undefined) return [];
  const throws = promise[1];
  const expected = throws === undefined ? parseLiteral(promise[2]!) : undefined;
  promised.push({ source: `${statement.getText()} // ${comment}`, expected, throws });
  return [`await $check(${String(promised.length - 1)}, async () => (${expression}));`];
}

/** What the promise is about: the expression, what is printed, or the constant just declared. */
function subject(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  const printed = ts.isCallExpression(expression) && expression.expression.getText() === "console.log";
  return printed ? expression.arguments[0]?.getText() : expression.getText();
}

/** The `//` comment on the statement's last line, with the comment lines that carry it on. */
function commentAfter(source: ts.SourceFile, statement: ts.Statement): string {
  const ranges = ts.getTrailingCommentRanges(source.text, statement.getEnd()) ?? [];
  const first = ranges.find(({ kind }) => kind === ts.SyntaxKind.SingleLineCommentTrivia);
  const below = /^\s*\n\s*\/\/ (?:=>|throws )/.test(source.text.slice(statement.getEnd()));
  if (first === undefined && !below) return "";
  const from = first === undefined ? source.text.indexOf("//", statement.getEnd()) : first.pos;
  const [head = "", ...rest] = source.text.slice(from).split("\n");
  const more = rest.slice(0, rest.findIndex((line) => !/^\s*\/\//.test(line)) >>> 0);
  const lines = [head, ...more].map((line) => line.replace(/^\s*\/\/\s?/, "").trimEnd());
  return joinWhileOpen(lines);
}

/** Takes following lines only as long as the literal is not complete. */
function joinWhileOpen(lines: readonly string[]): string {
  let text = lines[0]!;
  for (const line of lines.slice(1)) {
    if (!text.startsWith("=>") || isLiteral(text.slice(2))) break;
    text += ` ${line.trim()}`;
  }
  return text;
}

function isLiteral(text: string): boolean {
  try {
    parseLiteral(text);
    return true;
  } catch {
    return false;
  }
}
