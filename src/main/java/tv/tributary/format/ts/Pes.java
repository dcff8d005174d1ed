package tv.tributary.format.ts;

/// Timestamps in the header of a PES packet that starts in a transport packet's payload.
public final class Pes {
    /// No time stamp.
    public static final long NONE = -1;

    private Pes() {}

    /// Whether a PES header lies at `p` and ends before `end`.
    private static boolean headed(byte[] b, int p, int end) {
        return p + 9 <= end && b[p] == 0 && b[p + 1] == 0 && b[p + 2] == 1 && withOptions(b[p + 3] & 0xFF);
    }

    /// Padding, private stream 2, the program stream map and their like have no optional header (13818-1, 2.4.3.7).
    private static boolean withOptions(int streamId) {
        return switch (streamId) {
            case 0xBC, 0xBE, 0xBF, 0xF0, 0xF1, 0xF2, 0xF8, 0xFF -> false;
            default -> streamId >= 0xBD;
        };
    }

    /// The presentation time, or [#NONE].
    ///
    /// @param p where the packet's payload starts, `end` where it ends
    public static long pts(byte[] b, int p, int end) {
        return headed(b, p, end) && (b[p + 7] & 0x80) != 0 && p + 14 <= end ? stamp(b, p + 9) : NONE;
    }

    /// The decoding time: the presentation time where no other is given, or [#NONE].
    public static long dts(byte[] b, int p, int end) {
        return headed(b, p, end) && (b[p + 7] & 0xC0) == 0xC0 && p + 19 <= end ? stamp(b, p + 14) : pts(b, p, end);
    }

    /// Moves both time stamps by `ticks` of 90 kHz.
    public static void move(byte[] b, int p, int end, long ticks) {
        if (!headed(b, p, end)) return;
        if ((b[p + 7] & 0x80) != 0 && p + 14 <= end) put(b, p + 9, TimestampMath.plus(stamp(b, p + 9), ticks));
        if ((b[p + 7] & 0xC0) == 0xC0 && p + 19 <= end) put(b, p + 14, TimestampMath.plus(stamp(b, p + 14), ticks));
    }

    /// Where the elementary stream's bytes start, `end` if not in this packet.
    public static int content(byte[] b, int p, int end) {
        return headed(b, p, end) ? Math.min(end, p + 9 + (b[p + 8] & 0xFF)) : end;
    }

    private static long stamp(byte[] b, int p) {
        return ((b[p] >> 1) & 7L) << 30
                | (b[p + 1] & 0xFFL) << 22
                | (b[p + 2] & 0xFEL) << 14
                | (b[p + 3] & 0xFFL) << 7
                | (b[p + 4] & 0xFFL) >> 1;
    }

    private static void put(byte[] b, int p, long stamp) {
        b[p] = (byte) ((b[p] & 0xF0) | ((stamp >> 29) & 0x0E) | 1);
        b[p + 1] = (byte) (stamp >> 22);
        b[p + 2] = (byte) (((stamp >> 14) & 0xFE) | 1);
        b[p + 3] = (byte) (stamp >> 7);
        b[p + 4] = (byte) (((stamp << 1) & 0xFE) | 1);
    }
}
