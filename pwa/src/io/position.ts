// Where this phone is, if its owner lets it say so.

import type { Fix } from "../core/position";

export type Unplaced = "denied" | "unknown";

const PATIENCE_MS = 15_000;
const FRESH_MS = 20_000;

export function locate(): Promise<Fix | Unplaced> {
  return new Promise((told) => {
    if (!navigator.geolocation) return told("unknown");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => told({ latitude: coords.latitude, longitude: coords.longitude }),
      (error) => told(error.code === error.PERMISSION_DENIED ? "denied" : "unknown"),
      { enableHighAccuracy: false, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    );
  });
}
