package tv.tributary.ui.control;

/// The address of the playlist with HLS addresses.
public final class HlsPlaylist {
    private HlsPlaylist() {}

    /// @param playlist the household's playlist; empty while it is not known
    public static String of(String playlist) {
        return playlist.isEmpty() ? "" : playlist + "?type=m3u8";
    }
}
