package tv.tributary.logo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Image types that can be decoded.
enum PictureKind {
    PNG,
    JPEG,
    GIF,
    WEBP;

    /// By its first bytes; empty for anything else.
    static Optional<PictureKind> of(byte[] bytes) {
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) return Optional.of(PNG);
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) return Optional.of(JPEG);
        if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) return Optional.of(GIF);
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBPVP8")) return Optional.of(WEBP);
        return Optional.empty();
    }

    /// What ImageIO calls it.
    String format() {
        return name();
    }

    private static boolean starts(byte[] bytes, int at, String with) {
        var wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) if (bytes[at + i] != wanted[i]) return false;
        return true;
    }
}
