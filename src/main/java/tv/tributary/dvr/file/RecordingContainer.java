package tv.tributary.dvr.file;

import java.nio.file.Path;
import java.util.Locale;

/// What the streams of a recording are kept in. Words under `recording-container.*`.
public enum RecordingContainer {
    /// As they were broadcast (ISO/IEC 13818-1).
    TS("mpegts", "video/mp2t"),
    /// Matroska (RFC 9559): takes nearly all codecs and subtitles.
    MKV("matroska", "video/x-matroska"),
    /// ISO/IEC 14496-14: for devices that play nothing else; takes fewer codecs.
    MP4("mp4", "video/mp4");

    private final String muxer;
    private final String mediaType;

    RecordingContainer(String muxer, String mediaType) {
        this.muxer = muxer;
        this.mediaType = mediaType;
    }

    /// What FFmpeg calls it.
    public String muxer() {
        return muxer;
    }

    /// Its media type (RFC 6838).
    public String mediaType() {
        return mediaType;
    }

    /// How names of its files end, with the dot.
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// By a file's name; a transport stream where the name says nothing else.
    public static RecordingContainer of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(MKV.ending()) ? MKV : name.endsWith(MP4.ending()) ? MP4 : TS;
    }

    /// The same name as a file of this kind has it.
    public Path named(Path file) {
        var name = String.valueOf(file.getFileName());
        var own = of(file).ending();
        var bare = name.toLowerCase(Locale.ROOT).endsWith(own) ? name.substring(0, name.length() - own.length()) : name;
        return file.resolveSibling(bare + ending());
    }
}
