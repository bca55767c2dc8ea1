import svelteParser from "svelte-eslint-parser";
import tseslint from "typescript-eslint";

/** Which way imports may point. `reason` is what the one who breaks it reads. */
const walls = [
  {
    files: ["src/core/**"],
    forbidden: ["**/io/**", "**/state/**", "**/screens/**", "**/parts/**", "**/sw/**", "**/i18n/**", "idb", "svelte", "svelte/*"],
    reason: "core is pure: no framework, no browser, no words. Take values, return values.",
  },
  {
    files: ["src/io/**"],
    forbidden: ["**/state/**", "**/screens/**", "**/parts/**", "**/sw/**", "svelte", "svelte/*"],
    reason: "io is one browser power per file and knows only core: state joins the two.",
  },
  {
    files: ["src/state/**"],
    forbidden: ["**/screens/**", "**/parts/**", "**/sw/**"],
    reason: "state joins core to io; screens look at state, never the other way.",
  },
  {
    files: ["src/parts/**"],
    forbidden: ["**/state/**", "**/io/**", "**/screens/**", "**/sw/**"],
    reason: "parts are leaves: what they show comes in as props.",
  },
  {
    files: ["src/screens/**"],
    forbidden: ["**/io/**", "**/sw/**"],
    reason: "screens go through state: only state may touch io.",
  },
  {
    files: ["src/sw/**"],
    forbidden: ["**/state/**", "**/screens/**", "**/parts/**", "svelte", "svelte/*"],
    reason: "the service worker lives without the page: core, io and words only.",
  },
];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "src/core/wire.gen.ts"] },
  ...tseslint.configs.strict,
  { files: ["**/*.svelte"], languageOptions: { parser: svelteParser, parserOptions: { parser: tseslint.parser } } },
  { files: ["**/*.svelte.ts", "**/*.svelte"], rules: { "prefer-const": "off" } },
  {
    files: ["src/core/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", ...["window", "document", "fetch", "navigator", "localStorage"].map((name) => ({ name, message: "core is pure." }))],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Time is an argument." },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "Dice are an argument." },
      ],
    },
  },
  ...walls.map(({ files, forbidden, reason }) => ({
    files,
    rules: { "no-restricted-imports": ["error", { patterns: [{ group: forbidden, message: reason }] }] },
  })),
);
