/// Monitors the pictures of running channels: samples their newest keyframe as a tiny grayscale image. A source whose
/// picture is frozen or black is suspect if the channel has another one. One thread; an ffmpeg process decodes, one at
/// a time.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.probe;
