// The conversations that the server's tests replay too: one contract, two languages.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { call, T0 } from "./build";
import { apply, empty, holding, type Ledger } from "./ledger";
import { step, unlinked, type Input, type Link } from "./link";
import type { FromClient, Hello } from "./wire";

interface Vector {
  name: string;
  steps: { client?: FromClient; server?: object }[];
  ledger: { calls: string[]; seq: number };
}

const folder = new URL("../../../tests/vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Vector);

/** The phone as it was before the conversation: its first hello says what it held. */
function before(hello: Hello): { link: Link; ledger: Ledger } {
  const calls = Object.fromEntries(hello.holding.map((id) => [id, call({ id, rev: 0 })]));
  const ledger = { ...empty, epoch: hello.epoch, seq: hello.seq, calls };
  return { link: { ...unlinked, epoch: hello.epoch, seq: hello.seq }, ledger };
}

class Phone {
  said: FromClient[] = [];
  private steady = 0;
  constructor(
    public link: Link,
    public ledger: Ledger,
  ) {}

  hear(input: Input): void {
    const [link, orders] = step(this.link, input, { steady: this.steady++, wall: T0, dice: 0 });
    this.link = link;
    for (const order of orders) {
      if (order.kind === "send") this.said.push(order.message);
      if (order.kind === "frame") this.ledger = apply(this.ledger, order.frame);
    }
  }

  speak(message: FromClient): void {
    if (message.kind === "ping") return this.hear({ kind: "nudge" });
    if (this.link.phase !== "offline") this.hear({ kind: "closed", code: 1006 });
    this.hear({ kind: "start" });
    this.hear({ kind: "opened", holding: holding(this.ledger) });
  }
}

test.each(vectors)("$name", ({ steps, ledger }) => {
  const hello = steps.find((s) => s.client?.kind === "hello")?.client as Hello;
  const { link, ledger: held } = before(hello);
  const phone = new Phone(link, held);
  for (const { client, server } of steps) {
    if (client) {
      phone.speak(client);
      expect(phone.said.at(-1)).toEqual(client);
    }
    if (server) phone.hear({ kind: "text", text: JSON.stringify(server) });
  }
  expect({ calls: holding(phone.ledger), seq: phone.link.seq }).toEqual({ calls: [...ledger.calls].sort(), seq: ledger.seq });
});

test("there are conversations to replay", () => {
  expect(vectors.length).toBeGreaterThan(2);
});
