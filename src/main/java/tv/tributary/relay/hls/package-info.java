/// Channels as HLS: segments cut here or passed through from an HLS source, listed in our own playlists.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.hls;
