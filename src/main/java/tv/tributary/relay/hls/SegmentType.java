package tv.tributary.relay.hls;

import java.util.Locale;

/// What a listed thing is. Players believe the end of its name, so that tells the truth.
enum SegmentType {
    TS("video/mp2t"),
    M4S("video/iso.segment"),
    MP4("video/mp4"),
    AAC("audio/aac"),
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
