// The composition root: words and light first, then the screen, then the network.
import { mount } from "svelte";
import { awaitOffer } from "./io/install";
import App from "./App.svelte";
import { calls } from "./state/calls.svelte";
import { clock } from "./state/clock.svelte";
import { live } from "./state/link.svelte";
import { person } from "./state/me.svelte";
import { outbox } from "./state/outbox.svelte";
import { where } from "./state/places.svelte";
import { pressing } from "./state/press.svelte";
import { route } from "./state/route.svelte";
import { settings } from "./state/settings.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/motion.css";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");

async function start(target: Element): Promise<void> {
  await settings.boot();
  await Promise.all([person.boot(), where.boot(), pressing.boot(), calls.boot()]);
  route.start();
  clock.start();
  mount(App, { target });
  live.boot();
  await Promise.all([person.follow(), outbox.boot()]); // a press that hangs keeps no line closed
  const { worker } = await import("./state/worker.svelte"); // the press does not wait for it
  await worker.boot();
}

awaitOffer();
void start(target);
