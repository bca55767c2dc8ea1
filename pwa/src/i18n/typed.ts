// What kind of help is needed, as one fact beside others names it: nothing, as long as nobody has said what it is.

import { plainWords } from "../core/phrase";
import { sayCode } from "./say";

export function typed(type: string): string {
  return type === "unspecified" ? "" : sayCode("call_type", type, plainWords(type));
}
