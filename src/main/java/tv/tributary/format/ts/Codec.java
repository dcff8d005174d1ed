package tv.tributary.format.ts;

/// The codecs a relay must distinguish.
public enum Codec {
    H264(Sort.VIDEO),
    HEVC(Sort.VIDEO),
    MPEG_VIDEO(Sort.VIDEO),
    /// Pictures in a coding whose key frames are not looked for.
    OTHER_VIDEO(Sort.VIDEO),
    AUDIO(Sort.AUDIO),
    OTHER(Sort.DATA);

    public enum Sort {
        VIDEO,
        AUDIO,
        DATA
    }

    private final Sort sort;

    Codec(Sort sort) {
        this.sort = sort;
    }

    public Sort sort() {
        return sort;
    }

    /// By stream type; private data (type 6) by its descriptors: AC-3 (6A), E-AC-3 (7A), DTS (7B), AAC (7C).
    static Codec of(int type, Descriptors descriptors) {
        return switch (type) {
            case 0x1B -> H264;
            case 0x24 -> HEVC;
            case 0x01, 0x02 -> MPEG_VIDEO;
            case 0x10, 0x33, 0x42, 0xD1, 0xEA -> OTHER_VIDEO;
            case 0x03, 0x04, 0x0F, 0x11, 0x1C, 0x81, 0x82, 0x83, 0x84, 0x85, 0x87, 0x8A -> AUDIO;
            case 0x06 ->
                descriptors
                                .find(0x6A)
                                .or(() -> descriptors.find(0x7A))
                                .or(() -> descriptors.find(0x7B))
                                .or(() -> descriptors.find(0x7C))
                                .isPresent()
                        ? AUDIO
                        : OTHER;
            default -> OTHER;
        };
    }
}
