// en.json in two parts, as vite.config.ts makes them.

declare module "*.json?first" {
  const words: Record<string, unknown>;
  export default words;
}

declare module "*.json?later" {
  const words: Record<string, unknown>;
  export default words;
}
