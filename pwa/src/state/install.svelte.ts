// Whether this app stands on the Home Screen, and how it gets there from here.

import { install, isOffered, onOffer } from "../io/install";
import { here, isInstalled } from "../io/notify";

class Installing {
  installed = $state(isInstalled());
  offered = $state(isOffered());
  platform = here();
  /** An iPhone never offers: it is done by hand. */
  byHand = this.platform === "iphone";

  constructor() {
    onOffer(() => {
      this.offered = isOffered();
      this.installed = isInstalled();
    });
  }

  /** From a tap. */
  async take(): Promise<void> {
    if (await install()) this.installed = true;
  }
}

export const installing = new Installing();
