/// Relays films: bytes from the provider to one viewer, over one connection per viewer and film. Callers use
/// [tv.tributary.relay.Relay]. Thread-safe; a film is read on its viewer's virtual thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.vod;
