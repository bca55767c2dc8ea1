// What somebody is, in the middle of a sentence: the district's word as it is written, else ours in small letters.

import { current, noun, sayCode } from "./say";

export function roleWord(role: string | null | undefined): string {
  return noun(role ?? "").one || sayCode("role", role ?? "", "").toLocaleLowerCase(current());
}
