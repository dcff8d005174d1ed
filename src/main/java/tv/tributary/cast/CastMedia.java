package tv.tributary.cast;

/// Something to send to a player. Immutable.
///
/// @param url as the player reaches it; holds a token, so never to be logged
/// @param title for people
/// @param live whether it has no end, so that nothing can be sought in it
/// @param contentType such as `video/mp4`
public record CastMedia(String url, String title, boolean live, String contentType) {
    /// The type of HLS playlists (RFC 8216, 4).
    public static final String HLS = "application/vnd.apple.mpegurl";

    boolean isHls() {
        return contentType.equals(HLS);
    }

    /// The address is a secret.
    @Override
    public String toString() {
        return "CastMedia[" + title + "]";
    }
}
