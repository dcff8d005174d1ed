package tv.tributary.format.hls;

/// An alternative sound track, subtitles or video that variants share (`EXT-X-MEDIA`).
///
/// @param url its playlist; empty if it is inside the variants' own segments
/// @param preferred the one to play unless the viewer says otherwise
/// @param automatic may be chosen for the viewer
/// @param channels how many a sound has, as written, such as `6` or `16/JOC`; empty if the list does not say
public record Rendition(
        Type type,
        String group,
        String name,
        String language,
        String url,
        boolean preferred,
        boolean automatic,
        String channels) {
    public enum Type {
        AUDIO,
        VIDEO,
        SUBTITLES,
        CAPTIONS,
        OTHER
    }

    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "Rendition[" + type + ", " + group + ", " + name + "]";
    }
}
