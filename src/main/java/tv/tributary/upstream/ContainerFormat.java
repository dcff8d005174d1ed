package tv.tributary.upstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.format.ts.AudioFrame;

/// Container formats of streams that are no transport stream, told by their first bytes. Pure.
enum ContainerFormat {
    ADTS("aac", true),
    LOAS("loas", true),
    MPEG_AUDIO("mp3", true),
    AC3("ac3", true),
    EAC3("eac3", true),
    FLAC("flac", false),
    WAV("wav", false),
    AVI("avi", false),
    OGG("ogg", false),
    FLV("flv", false),
    MP4("mov", false),
    MATROSKA("matroska", false),
    ASF("asf", false),
    PROGRAM_STREAM("mpeg", false);

    private static final List<String> BOXES = List.of("ftyp", "styp", "moov", "moof", "sidx", "emsg", "prft");
    private static final String PACK = "\0\0\1\u00BA";
    /// A length of an ID3 tag is behind its name, version and flags, 7 bits a byte.
    private static final int TAG_HEADER = 10;

    private final String demuxer;
    private final boolean carried;

    /// @param carried whether a transport stream can carry everything that may be in it
    ContainerFormat(String demuxer, boolean carried) {
        this.demuxer = demuxer;
        this.carried = carried;
    }

    /// What ffmpeg calls it.
    String demuxer() {
        return demuxer;
    }

    /// Whether everything in it can be carried by a transport stream as it is.
    boolean isCarried() {
        return carried;
    }

    /// A container, and where in the bytes it begins.
    record Found(ContainerFormat format, int from) {}

    /// What these bytes are the beginning of; radio may begin in the middle of a frame.
    static Optional<Found> of(byte[] b, int length) {
        var head = new String(b, 0, length, StandardCharsets.ISO_8859_1);
        var named = named(head);
        if (named.isPresent()) return named.map(format -> new Found(format, 0));
        int pack = head.indexOf(PACK);
        if (pack >= 0 && (pack == 0 || head.indexOf(PACK, pack + 1) > 0)) {
            return Optional.of(new Found(PROGRAM_STREAM, pack));
        }
        int from = AudioFrame.find(b, length);
        return AudioFrame.at(b, from, length).map(frame -> new Found(of(frame.coding()), from));
    }

    private static ContainerFormat of(AudioFrame.Coding coding) {
        return switch (coding) {
            case ADTS -> ADTS;
            case MPEG_AUDIO -> MPEG_AUDIO;
            case AC3 -> AC3;
            case EAC3 -> EAC3;
            case LOAS -> LOAS;
        };
    }

    private static Optional<ContainerFormat> named(String head) {
        if (head.startsWith("fLaC")) return Optional.of(FLAC);
        if (head.startsWith("OggS")) return Optional.of(OGG);
        if (head.startsWith("FLV\1")) return Optional.of(FLV);
        if (head.startsWith("\u001AE\u00DF\u00A3")) return Optional.of(MATROSKA);
        if (head.startsWith("0&\u00B2u\u008Ef\u00CF\u0011")) return Optional.of(ASF);
        if (head.startsWith("RIFF") || head.startsWith("RF64")) {
            if (head.startsWith("WAVE", 8)) return Optional.of(WAV);
            if (head.startsWith("AVI ", 8)) return Optional.of(AVI);
        }
        return BOXES.stream().anyMatch(box -> head.startsWith(box, 4)) ? Optional.of(MP4) : Optional.empty();
    }

    /// Whether these are the first bytes of an MP4 whose index comes after what it is the index of, so that it cannot
    /// be read from its start to its end (ISO 14496-12).
    static boolean isIndexLast(byte[] b, int length) {
        for (long at = 0; at + 8 <= length; ) {
            var type = new String(b, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("mdat")) return true;
            if (type.startsWith("moo") || type.equals("sidx")) return false;
            long size = Integer.toUnsignedLong(ByteBuffer.wrap(b, (int) at, 4).getInt());
            if (size < 8) return false;
            at += size;
        }
        return false;
    }

    /// How long the ID3 tag is that the bytes begin with; 0 if they begin with none. Says nothing of the stream, and
    /// may hold a picture of any size.
    static int tagLength(byte[] b, int length) {
        if (length < TAG_HEADER || b[0] != 'I' || b[1] != 'D' || b[2] != '3') return 0;
        int footer = (b[5] & 0x10) != 0 ? TAG_HEADER : 0;
        int size = ((b[6] & 0x7F) << 21) | ((b[7] & 0x7F) << 14) | ((b[8] & 0x7F) << 7) | (b[9] & 0x7F);
        return TAG_HEADER + footer + size;
    }

    /// In words of the trade, for logs.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
