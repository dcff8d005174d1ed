/// Channels as HLS: cut into segments, or passed on as their source cut them, and listed in playlists of our own.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.hls;
