package tv.tributary.format.ts;

import java.util.Optional;

/// Picture size, in pixels as displayed.
public record PictureSize(int width, int height) {
    /// Larger is no picture but damage.
    private static final int LARGEST = 16_384;

    private static Optional<PictureSize> of(long width, long height) {
        boolean sane = width >= 16 && height >= 16 && width <= LARGEST && height <= LARGEST;
        return sane ? Optional.of(new PictureSize((int) width, (int) height)) : Optional.empty();
    }

    /// From an MPEG-2 sequence header, after its start code.
    static Optional<PictureSize> mpeg(byte[] b, int from, int to) {
        var bits = new RbspReader(b, from, to);
        var size = of(bits.bits(12), bits.bits(12));
        return bits.exhausted() ? Optional.empty() : size;
    }

    /// From an H.264 sequence parameter set (7.3.2.1.1), after its unit's header.
    static Optional<PictureSize> h264(byte[] b, int from, int to) {
        var bits = new RbspReader(b, from, to);
        int profile = (int) bits.bits(8);
        bits.bits(16);
        bits.ue();
        long chroma = 1;
        if (hasChroma(profile)) {
            chroma = bits.ue();
            if (chroma == 3) bits.bits(1);
            bits.ue();
            bits.ue();
            bits.bits(1);
            if (bits.bits(1) == 1) skipScaling(bits, chroma == 3 ? 12 : 8);
        }
        bits.ue();
        skipOrder(bits);
        bits.ue();
        bits.bits(1);
        long width = 16 * (bits.ue() + 1);
        long units = bits.ue() + 1;
        long frames = bits.bits(1);
        long height = 16 * units * (2 - frames);
        if (frames == 0) bits.bits(1);
        bits.bits(1);
        if (bits.bits(1) == 1) {
            long across = chroma == 1 || chroma == 2 ? 2 : 1;
            long down = (chroma == 1 ? 2 : 1) * (2 - frames);
            width -= across * (bits.ue() + bits.ue());
            height -= down * (bits.ue() + bits.ue());
        }
        return bits.exhausted() ? Optional.empty() : of(width, height);
    }

    private static boolean hasChroma(int profile) {
        return switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
            default -> false;
        };
    }

    private static void skipScaling(RbspReader bits, int lists) {
        for (int i = 0; i < lists; i++) {
            if (bits.bits(1) == 0) continue;
            long last = 8;
            long next = 8;
            for (int j = 0; j < (i < 6 ? 16 : 64) && !bits.exhausted(); j++) {
                if (next != 0) next = (last + bits.se()) & 0xFF;
                if (next != 0) last = next;
            }
        }
    }

    private static void skipOrder(RbspReader bits) {
        long type = bits.ue();
        if (type == 0) bits.ue();
        if (type != 1) return;
        bits.bits(1);
        bits.ue();
        bits.ue();
        for (long left = bits.ue(); left > 0 && !bits.exhausted(); left--) bits.ue();
    }

    /// From an HEVC sequence parameter set (7.3.2.2), after its unit's two bytes of header.
    static Optional<PictureSize> hevc(byte[] b, int from, int to) {
        var bits = new RbspReader(b, from, to);
        bits.bits(4);
        int layers = (int) bits.bits(3);
        bits.bits(1);
        skipLevels(bits, layers);
        bits.ue();
        long chroma = bits.ue();
        if (chroma == 3) bits.bits(1);
        long width = bits.ue();
        long height = bits.ue();
        if (bits.bits(1) == 1) {
            width -= (chroma == 1 || chroma == 2 ? 2 : 1) * (bits.ue() + bits.ue());
            height -= (chroma == 1 ? 2 : 1) * (bits.ue() + bits.ue());
        }
        return bits.exhausted() ? Optional.empty() : of(width, height);
    }

    /// Profile, tier and level (7.3.3): 88 bits and a level, then the same for each layer that has them.
    private static void skipLevels(RbspReader bits, int layers) {
        bits.skip(96);
        var profile = new boolean[8];
        var level = new boolean[8];
        for (int i = 0; i < layers; i++) {
            profile[i] = bits.bits(1) == 1;
            level[i] = bits.bits(1) == 1;
        }
        if (layers > 0) bits.skip(2 * (8 - layers));
        for (int i = 0; i < layers; i++) bits.skip((profile[i] ? 88 : 0) + (level[i] ? 8 : 0));
    }

    /// Reads a NAL unit's content bit by bit; the bytes 3 that keep start codes out of it are left out. Behind the
    /// end come zeros, and [#exhausted] says so.
    private static final class RbspReader {
        private final byte[] bytes;
        private final int end;
        private int at;
        private int bit;
        private int zeros;
        private boolean exhausted;

        RbspReader(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.end = to;
        }

        private int bit() {
            if (bit == 0 && zeros >= 2 && at < end && bytes[at] == 3) {
                zeros = 0;
                at++;
            }
            if (at >= end) {
                exhausted = true;
                return 0;
            }
            int value = (bytes[at] >> (7 - bit)) & 1;
            if (++bit == 8) {
                zeros = bytes[at] == 0 ? zeros + 1 : 0;
                bit = 0;
                at++;
            }
            return value;
        }

        /// Up to 32 bits.
        long bits(int count) {
            long value = 0;
            for (int i = 0; i < count; i++) value = value << 1 | bit();
            return value;
        }

        void skip(int count) {
            for (int i = 0; i < count; i++) bit();
        }

        /// An unsigned Exp-Golomb number (H.264, 9.1).
        long ue() {
            int zeros = 0;
            while (!exhausted && bit() == 0) zeros++;
            if (zeros > 32) exhausted = true;
            return exhausted ? 0 : (1L << zeros) - 1 + bits(zeros);
        }

        /// A signed one.
        long se() {
            long value = ue();
            return (value & 1) == 1 ? (value + 1) / 2 : -(value / 2);
        }

        /// Whether more was read than there is.
        boolean exhausted() {
            return exhausted;
        }
    }
}
