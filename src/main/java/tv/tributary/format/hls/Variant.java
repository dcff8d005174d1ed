package tv.tributary.format.hls;

/// One quality of a stream (`EXT-X-STREAM-INF`). Texts are empty and numbers 0 where the playlist does not say.
///
/// @param bandwidth peak bits per second
/// @param average bits per second
/// @param codecs as written, such as `avc1.640028,mp4a.40.2`
/// @param audio the group of [Rendition]s with its sound
/// @param subtitles the group with its subtitles
public record Variant(
        String url,
        long bandwidth,
        long average,
        int width,
        int height,
        double frameRate,
        String codecs,
        String audio,
        String subtitles) {
    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "Variant[" + height + "p, " + bandwidth + " bit/s]";
    }
}
