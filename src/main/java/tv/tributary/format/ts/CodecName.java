package tv.tributary.format.ts;

/// What codings are called, in lower case and without marks: `h264`, `ac3`.
public final class CodecName {
    private CodecName() {}

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
