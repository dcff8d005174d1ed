/// Runs channels: one upstream connection per channel, any number of viewers.
/// Callers use [Relay]. Thread-safe; pumps run on virtual threads named `feed-…`.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay;
