package tv.tributary.relay.hls;

import java.util.Locale;

/// Types of what playlists refer to. Players trust the file extension, so it must match.
enum SegmentType {
    TS("video/mp2t"),
    M4S("video/iso.segment"),
    MP4("video/mp4"),
    AAC("audio/aac"),
    MP3("audio/mpeg"),
    AC3("audio/ac3"),
    EC3("audio/eac3"),
    VTT("text/vtt"),
    KEY("application/octet-stream");

    private final String type;

    SegmentType(String type) {
        this.type = type;
    }

    /// For `Content-Type`.
    String type() {
        return type;
    }

    /// How names end.
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
