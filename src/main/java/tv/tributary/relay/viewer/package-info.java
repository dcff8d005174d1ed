/// Everybody attached to a channel: those who wait for its first keyframe, TS viewers, HLS viewers (who poll), and
/// taps, which do not count. Knows no source.
///
/// Thread-safe. A [tv.tributary.relay.viewer.TsViewer] is read by the thread that writes its
/// bytes, one at a time.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.viewer;
