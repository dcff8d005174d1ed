/// The running channels: at most one [tv.tributary.relay.live.Feed] per channel, opened by its first viewer. Each puts
/// together the rooms below: `mux` makes one continuous stream, `viewer` hands it out, `source` decides what is on air.
/// Called by `Relay` and `relay.hls`. Thread-safe; knows sources to try, not where they come from.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.live;
