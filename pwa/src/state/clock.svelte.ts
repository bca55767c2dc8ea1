// The time that screens show: the server's, as well as this phone can know it. Ticks twice a second.

import { steady, wall } from "../io/clock";

class Clock {
  /** Server clock minus phone clock. */
  offset = $state(0);
  wall = $state(wall());
  steady = $state(steady());

  get now(): number {
    return this.wall + this.offset;
  }

  tick(): void {
    this.wall = wall();
    this.steady = steady();
  }

  start(): void {
    setInterval(() => this.tick(), 500);
  }
}

export const clock = new Clock();
