package tv.tributary.format.ts;

import java.util.Optional;

/// The header of a frame of coded sound: where the next frame starts and how long this one plays. Sources: ADTS
/// (14496-3), MPEG audio (11172-3, 13818-3), AC-3 and E-AC-3 (ETSI TS 102 366), LOAS (14496-3).
///
/// @param bytes length with its header
/// @param samples how many it holds of each channel; 0 where only its content says so
/// @param rate samples a second; 0 likewise
public record AudioFrame(Coding coding, int bytes, int samples, int rate) {
    /// Ways in which frames are delimited.
    public enum Coding {
        ADTS,
        MPEG_AUDIO,
        AC3,
        EAC3,
        LOAS
    }

    private static final int[] ADTS_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
    /// Of 1,000 bits, by version 1 or 2 and by layer.
    private static final int[][][] MPEG_BITRATES = {
        {
            {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
            {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
            {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
        },
        {
            {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
            {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
            {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
        }
    };
    private static final int[] AC3_RATES = {48_000, 44_100, 32_000};
    private static final int[] AC3_BITRATES = {
        32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
    };
    private static final int AC3_BLOCK = 256;
    /// The newest bit stream that AC-3 decoders know; later ones are E-AC-3.
    private static final int LAST_AC3 = 10;
    private static final int LAST_EAC3 = 16;

    /// The longest header.
    private static final int HEADER = 7;
    /// So many frames in a row are believed.
    private static final int PROOF = 3;

    /// How long it plays, in ticks of 90 kHz, rounded; 0 if unknown.
    public long ticks() {
        return rate == 0 ? 0 : Math.round((double) samples * TimestampMath.SECOND / rate);
    }

    /// The frame whose header stands at `p`; empty if none does, or if it is not all there.
    public static Optional<AudioFrame> at(byte[] b, int p, int end) {
        if (p < 0 || p + HEADER > end) return Optional.empty();
        int first = b[p] & 0xFF;
        int second = b[p + 1] & 0xFF;
        if (first == 0xFF && (second & 0xF6) == 0xF0) return adts(b, p);
        if (first == 0xFF && (second & 0xE0) == 0xE0) return mpeg(b, p);
        if (first == 0x0B && second == 0x77) return ac3(b, p);
        if (first == 0x56 && (second & 0xE0) == 0xE0) {
            int length = ((second & 0x1F) << 8 | (b[p + 2] & 0xFF)) + 3;
            return Optional.of(new AudioFrame(Coding.LOAS, length, 0, 0));
        }
        return Optional.empty();
    }

    /// Where frames of one coding begin to follow each other in the bytes; -1 if nowhere.
    public static int find(byte[] b, int length) {
        for (int p = 0; p + HEADER <= length; p++) {
            if (follow(b, p, length)) return p;
        }
        return -1;
    }

    private static boolean follow(byte[] b, int from, int length) {
        var first = at(b, from, length);
        if (first.isEmpty()) return false;
        int p = from + first.get().bytes;
        for (int seen = 1; seen < PROOF; seen++) {
            var next = at(b, p, length);
            boolean same =
                    next.isPresent() && next.get().coding == first.get().coding && next.get().rate == first.get().rate;
            if (!same) return false;
            p += next.get().bytes;
        }
        return true;
    }

    private static Optional<AudioFrame> adts(byte[] b, int p) {
        int rate = (b[p + 2] >> 2) & 0x0F;
        int length = (b[p + 3] & 3) << 11 | (b[p + 4] & 0xFF) << 3 | (b[p + 5] & 0xFF) >> 5;
        if (rate >= ADTS_RATES.length || length < HEADER) return Optional.empty();
        return Optional.of(new AudioFrame(Coding.ADTS, length, 1024 * ((b[p + 6] & 3) + 1), ADTS_RATES[rate]));
    }

    /// Versions: 3 is MPEG-1, 2 is MPEG-2 with half the rates, 0 is MPEG-2.5 with a quarter. Layers: 3 is the first.
    private static Optional<AudioFrame> mpeg(byte[] b, int p) {
        int version = (b[p + 1] >> 3) & 3;
        int layer = 4 - ((b[p + 1] >> 1) & 3);
        int bitrate = (b[p + 2] >> 4) & 0x0F;
        int rate = (b[p + 2] >> 2) & 3;
        if (version == 1 || layer == 4 || bitrate == 0 || bitrate == 15 || rate == 3) return Optional.empty();
        int hertz = MPEG_RATES[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        int bits = 1000 * MPEG_BITRATES[version == 3 ? 0 : 1][layer - 1][bitrate - 1];
        int padding = (b[p + 2] >> 1) & 1;
        int samples = layer == 1 ? 384 : layer == 3 && version != 3 ? 576 : 1152;
        int length = layer == 1 ? (12 * bits / hertz + padding) * 4 : samples / 8 * bits / hertz + padding;
        return Optional.of(new AudioFrame(Coding.MPEG_AUDIO, length, samples, hertz));
    }

    private static Optional<AudioFrame> ac3(byte[] b, int p) {
        int bitStream = (b[p + 5] & 0xFF) >> 3;
        if (bitStream > LAST_EAC3) return Optional.empty();
        if (bitStream > LAST_AC3) return eac3(b, p);
        int rate = (b[p + 4] & 0xFF) >> 6;
        int size = b[p + 4] & 0x3F;
        if (rate == 3 || size / 2 >= AC3_BITRATES.length) return Optional.empty();
        int bits = AC3_BITRATES[size / 2];
        int words = switch (rate) {
            case 0 -> 2 * bits;
            case 1 -> 320 * bits / 147 + (size & 1);
            default -> 3 * bits;
        };
        return Optional.of(new AudioFrame(Coding.AC3, 2 * words, 6 * AC3_BLOCK, AC3_RATES[rate]));
    }

    /// Frames of a dependent substream play together with the one before.
    private static Optional<AudioFrame> eac3(byte[] b, int p) {
        int kind = (b[p + 2] & 0xFF) >> 6;
        int length = 2 * (((b[p + 2] & 7) << 8 | (b[p + 3] & 0xFF)) + 1);
        int rate = (b[p + 4] & 0xFF) >> 6;
        int blocks = (b[p + 4] >> 4) & 3;
        boolean reduced = rate == 3;
        if (kind == 3 || length < HEADER || (reduced && blocks == 3)) return Optional.empty();
        int hertz = reduced ? AC3_RATES[blocks] / 2 : AC3_RATES[rate];
        int samples = AC3_BLOCK * (reduced || blocks == 3 ? 6 : blocks + 1);
        return Optional.of(new AudioFrame(Coding.EAC3, length, kind == 1 ? 0 : samples, hertz));
    }
}
