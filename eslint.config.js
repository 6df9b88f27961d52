import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

/** What a pure function must not touch: chance, the clock, the console. They are arguments; only `cli/` has them. */
const impure = [
  { object: "Math", property: "random", message: "Take a random stream as an argument (numeric/random)." },
  { object: "Date", property: "now", message: "Take the as-of date as an argument." },
];

export default tseslint.config(
  { ignores: ["dist", "out", "coverage", "docs/api", "test/smoke/fixtures", "**/.venv"] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js", ".dependency-cruiser.cjs"] } },
    },
    rules: {
      // Columns are ArrayLike: not iterable, and `column[i]!` is how a bound index is read.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-non-null-assertion": "off",
      "@typescript-eslint/prefer-for-of": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // With verbatimModuleSyntax `import { type A }` would still load the file.
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/unified-signatures": "off",
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Named exports only." }],
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": ["error", ...impure],
      "no-eval": "error",
      "no-new-func": "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["test/**/*.ts"], rules: { "max-lines-per-function": "off" } },
  { files: ["*.config.ts", "*.config.js"], rules: { "no-restricted-syntax": "off" } },
  prettier,
);
