/// Relays channels: one upstream connection per channel, any number of viewers. Callers use [Relay]. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay;
