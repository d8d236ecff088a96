// Lints the page's scripts, which are plain ones that share the global KG, and its style sheets.
import css from "@eslint/css";
import js from "@eslint/js";
import { defineConfig } from "eslint/config";

const GLOBALS = `Blob DecompressionStream ResizeObserver Response URL URLSearchParams
  addEventListener atob clearTimeout document getComputedStyle history location matchMedia navigator
  requestAnimationFrame setTimeout vis`;

export default defineConfig([
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.js"],
    plugins: { js },
    extends: ["js/recommended"],
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: "script",
      globals: Object.fromEntries(GLOBALS.split(/\s+/).map((name) => [name, "readonly"])),
    },
    rules: {
      "consistent-return": "error",
      eqeqeq: "error",
      "max-lines": ["error", 300],
      "max-params": ["error", 7],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Text from papers must never be parsed as markup: use KG.text.el.",
        })),
      ],
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      strict: ["error", "global"],
    },
  },
  {
    files: ["**/*.css"],
    plugins: { css },
    language: "css/css",
    extends: ["css/recommended"],
    rules: {
      "css/no-invalid-properties": ["error", { allowUnknownVariables: true }], // base.css has them
      "css/use-baseline": "off",
    },
  },
]);
