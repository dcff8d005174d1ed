package tv.tributary.format.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Kinds of documents, told by their first bytes.
public enum ContentKind {
    /// An M3U list, or lines that may turn out to be one.
    LINES,
    /// Winamp's playlist, `[playlist]`.
    PLS,
    /// XML Shareable Playlist Format.
    XSPF,
    /// Windows Media's playlist.
    ASX,
    WEB_PAGE,
    /// A programme guide in XMLTV.
    GUIDE,
    /// A DASH manifest: one stream.
    DASH,
    JSON,
    /// Some other XML.
    XML,
    /// Packed in a way that is not unpacked here: RAR, 7z, bzip2.
    ARCHIVE,
    /// Sound or pictures: a stream or a file instead of a list.
    MEDIA,
    /// Bytes that are no text: a document, a picture, a program.
    BINARY;

    /// How many bytes decide.
    public static final int ENOUGH = 1024;

    private static final int PACKET = 188;

    /// @param head the first bytes, up to [#ENOUGH]
    public static ContentKind of(byte[] head) {
        var kind = binary(head);
        if (kind != LINES) return kind;
        var text = start(head);
        if (text.startsWith("[playlist]")) return PLS;
        if (text.startsWith("<")) return markup(text);
        if (text.startsWith("{") && text.matches("(?s)\\{\\s*[\"}].*")) return JSON;
        if (text.startsWith("[") && text.matches("(?s)\\[\\s*([{\\]\"]).*")) return JSON;
        return LINES;
    }

    private static String start(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return (text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text).strip();
    }

    private static ContentKind markup(String text) {
        if (text.contains("#extm3u") || text.contains("#extinf")) return LINES;
        var xml = text.startsWith("<?xml");
        var root = xml || text.startsWith("<!--") ? root(text) : text;
        if (root.startsWith("<playlist")) return XSPF;
        if (root.startsWith("<asx")) return ASX;
        if (root.startsWith("<tv") || root.startsWith("<!doctype tv")) return GUIDE;
        if (root.startsWith("<mpd")) return DASH;
        if (root.startsWith("<!doctype html") || root.startsWith("<html")) return WEB_PAGE;
        if (root.startsWith("<head") || root.startsWith("<body")) return WEB_PAGE;
        return xml ? XML : LINES;
    }

    /// From the first element on, behind declarations and comments.
    private static String root(String text) {
        var at = 0;
        while (at < text.length()) {
            if (text.startsWith("<?", at)) at = behind(text, "?>", at);
            else if (text.startsWith("<!--", at)) at = behind(text, "-->", at);
            else if (text.charAt(at) == '<') return text.substring(at);
            else at++;
        }
        return "";
    }

    private static int behind(String text, String end, int from) {
        var at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private static ContentKind binary(byte[] head) {
        if (isMedia(head)) return MEDIA;
        if (begins(head, 0, "Rar!") || begins(head, 0, "7z\u00BC\u00AF") || begins(head, 0, "BZh")) return ARCHIVE;
        if (begins(head, 0, "%PDF")
                || begins(head, 0, "\u0089PNG")
                || begins(head, 0, "GIF8")
                || begins(head, 0, "\u00FF\u00D8\u00FF")
                || begins(head, 0, "SQLite format")
                || begins(head, 0, "\u007FELF")
                || begins(head, 0, "MZ\u0090")) return BINARY;
        return LINES;
    }

    private static boolean isMedia(byte[] head) {
        return isTransportStream(head)
                || begins(head, 0, "FLV\u0001")
                || begins(head, 4, "ftyp")
                || begins(head, 4, "styp")
                || begins(head, 0, "\u001AE\u00DF\u00A3")
                || begins(head, 0, "ID3")
                || begins(head, 0, "OggS")
                || begins(head, 0, "RIFF")
                || begins(head, 0, "fLaC")
                || begins(head, 0, "\u0000\u0000\u0001\u00BA")
                || begins(head, 0, "0&\u00B2u")
                || isMpegAudio(head);
    }

    private static boolean isTransportStream(byte[] head) {
        return head.length > 2 * PACKET && head[0] == 0x47 && head[PACKET] == 0x47 && head[2 * PACKET] == 0x47;
    }

    /// MP3 and ADTS: eleven bits of ones; a byte order mark of UTF-16 has other bits behind.
    private static boolean isMpegAudio(byte[] head) {
        if (head.length < 2 || (head[0] & 0xFF) != 0xFF) return false;
        return switch (head[1] & 0xFF) {
            case 0xFB, 0xFA, 0xF3, 0xF2, 0xF1, 0xF9 -> true;
            default -> false;
        };
    }

    private static boolean begins(byte[] head, int from, String letters) {
        if (head.length < from + letters.length()) return false;
        for (var i = 0; i < letters.length(); i++) {
            if ((head[from + i] & 0xFF) != letters.charAt(i)) return false;
        }
        return true;
    }
}
