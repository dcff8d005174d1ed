package tv.tributary.format.ts;

import java.util.Locale;
import java.util.Map;

/// Names of codecs, in lower case and without punctuation: `h264`, `ac3`.
public final class CodecName {
    /// Where writing all in capitals would be wrong.
    private static final Map<String, String> WRITTEN = Map.of(
            "h264", "H.264",
            "mpeg1", "MPEG-1",
            "mpeg2", "MPEG-2",
            "mpeg4", "MPEG-4",
            "vc1", "VC-1",
            "ac3", "AC-3",
            "eac3", "E-AC-3",
            "truehd", "TrueHD",
            "dirac", "Dirac");

    private CodecName() {}

    /// As people write it: `H.264`.
    public static String written(String name) {
        return WRITTEN.getOrDefault(name, name.toUpperCase(Locale.ROOT));
    }

    /// Empty for a coding nobody here knows by name.
    public static String of(Pmt.Stream stream) {
        var descriptors = stream.descriptors();
        if (stream.type() != 0x06) return of(stream.type());
        if (descriptors.find(0x6A).isPresent()) return "ac3";
        if (descriptors.find(0x7A).isPresent()) return "eac3";
        if (descriptors.find(0x7B).isPresent()) return "dts";
        return descriptors.find(0x7C).isPresent() ? "aac" : "";
    }

    /// By stream type alone.
    public static String of(int type) {
        return switch (type) {
            case 0x01 -> "mpeg1";
            case 0x02 -> "mpeg2";
            case 0x10 -> "mpeg4";
            case 0x1B -> "h264";
            case 0x24 -> "hevc";
            case 0x33 -> "vvc";
            case 0x42 -> "avs";
            case 0xD1 -> "dirac";
            case 0xEA -> "vc1";
            case 0x03, 0x04 -> "mp2";
            case 0x0F, 0x11, 0x1C -> "aac";
            case 0x81 -> "ac3";
            case 0x84, 0x87 -> "eac3";
            case 0x82, 0x85, 0x8A -> "dts";
            case 0x83 -> "truehd";
            default -> "";
        };
    }
}
