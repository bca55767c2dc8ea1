// Whether sound may be made, for screens to say; and the tap that makes it possible, wherever it falls.

import { mute, onSound, play, unlock, type Tune } from "../io/sense";
import { settings } from "./settings.svelte";

class Sound {
  /** Heard now if something is played. */
  on = $state(false);

  /** To be called from `$effect.root`. `wanted`: somebody here may have to be rung, or waits for an answer. */
  follow(wanted: () => boolean): void {
    onSound((on) => (this.on = on));
    $effect(() => mute(settings.muted));
    const tapped = () => wanted() && unlock();
    addEventListener("click", tapped, true);
    addEventListener("keyup", tapped, true);
  }

  play(tune: Tune): void {
    play(tune);
  }

  /** From a tap: to hear what it is like. */
  try(tune: Tune): void {
    unlock();
    play(tune);
  }
}

export const sound = new Sound();
