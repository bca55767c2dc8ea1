// The live socket, as four callbacks. A socket that was let go says nothing more.

import type { FromClient } from "../core/wire";

export interface Ears {
  opened: () => void;
  text: (text: string) => void;
  closed: (code: number, reason: string) => void;
}

export interface Line {
  send: (message: FromClient) => void;
  close: () => void;
}

export function open(ears: Ears): Line {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/api/live`);
  let ours = true;
  socket.onopen = () => ours && ears.opened();
  socket.onmessage = (event) => ours && typeof event.data === "string" && ears.text(event.data);
  socket.onclose = (event) => {
    if (ours) ears.closed(event.code, event.reason);
    ours = false;
  };
  return {
    send: (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
    close: () => {
      ours = false;
      socket.close();
    },
  };
}
