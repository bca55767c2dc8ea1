"""The socket: what a viewer may see, as it changes, resumed after any gap."""
