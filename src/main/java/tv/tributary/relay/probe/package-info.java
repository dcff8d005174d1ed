/// Looks at what running channels show: the newest keyframe of each, now and then, as a tiny grey picture. A channel
/// that stands still or is black, and has another source, is doubted. One thread; decoding is done by an ffmpeg beside
/// us, one at a time.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.probe;
