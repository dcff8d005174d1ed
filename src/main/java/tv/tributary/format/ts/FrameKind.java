package tv.tributary.format.ts;

import java.util.Arrays;
import java.util.Optional;

/// Detects from the first bytes of a coded picture whether it is a random access point. Reads no further than it must.
/// One owner; not thread-safe.
final class FrameKind {
    enum Verdict {
        /// Not enough bytes yet.
        OPEN,
        START,
        NO_START
    }

    /// Parameter sets and captions may come first; a picture whose kind is not known by then gets no verdict.
    private static final int LIMIT = 32 * 1024;

    private final Codec codec;
    private byte[] bytes = new byte[1024];
    private int have;
    /// Where to look on.
    private int from;
    /// What must come before a start that is not one by itself: a recovery point, a sequence header.
    private boolean prepared;
    /// The unit at `from` cannot be judged before more bytes have come.
    private boolean waiting;
    /// Where what says how large pictures are starts; -1 if it has not come.
    private int parameters;
    private Verdict verdict = Verdict.NO_START;

    FrameKind(Codec codec) {
        this.codec = codec;
    }

    /// A new picture starts.
    void begin() {
        have = 0;
        from = 0;
        prepared = false;
        parameters = -1;
        verdict = codec.sort() == Codec.Sort.VIDEO && codec != Codec.OTHER_VIDEO ? Verdict.OPEN : Verdict.NO_START;
    }

    Verdict verdict() {
        return verdict;
    }

    /// The picture's next bytes. Only the call that finds it returns START or NO_START for the first time.
    Verdict take(byte[] b, int p, int end) {
        if (verdict != Verdict.OPEN) return verdict;
        if (have + end - p > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (have + end - p));
        System.arraycopy(b, p, bytes, have, end - p);
        have += end - p;
        verdict = look();
        if (verdict == Verdict.OPEN && have > LIMIT) verdict = Verdict.NO_START;
        return verdict;
    }

    /// How large pictures are, if this one says so: those that a player can start at mostly do.
    Optional<PictureSize> size() {
        if (parameters < 0) return Optional.empty();
        return switch (codec) {
            case H264 -> PictureSize.h264(bytes, parameters, have);
            case HEVC -> PictureSize.hevc(bytes, parameters, have);
            default -> PictureSize.mpeg(bytes, parameters, have);
        };
    }

    /// The picture is over.
    void end() {
        if (verdict == Verdict.OPEN) verdict = Verdict.NO_START;
    }

    private Verdict look() {
        // A unit is judged once the bytes it is judged by are there: 3 of start code and 3 more.
        for (; from + 6 <= have; from++) {
            if (bytes[from + 2] > 1 || bytes[from + 2] < 0) {
                from += 2;
                continue;
            }
            if (bytes[from] != 0 || bytes[from + 1] != 0 || bytes[from + 2] != 1) continue;
            var unit = switch (codec) {
                case H264 -> h264(from + 3);
                case HEVC -> hevc(from + 3);
                default -> mpeg(from + 3);
            };
            if (unit != Verdict.OPEN) return unit;
            if (waiting) return Verdict.OPEN;
        }
        return Verdict.OPEN;
    }

    /// 5 is an IDR slice, 1 and 2 are slices of other pictures, 6 is SEI. In streams that never send an IDR a picture
    /// is a start with a recovery point among its messages, or with parameter sets and I slices.
    private Verdict h264(int p) {
        waiting = false;
        return switch (bytes[p] & 0x1F) {
            case 5 -> Verdict.START;
            case 1, 2 -> prepared || (parameters >= 0 && isIntra(bytes[p + 1])) ? Verdict.START : Verdict.NO_START;
            case 7 -> {
                parameters = p + 1;
                yield Verdict.OPEN;
            }
            case 6 -> {
                seekRecoveryPoint(p + 1);
                yield Verdict.OPEN;
            }
            default -> Verdict.OPEN;
        };
    }

    /// The first slice of a picture, and of type 2 or 7: two Exp-Golomb numbers (H.264, 7.3.3).
    private static boolean isIntra(byte sliceHeader) {
        return (sliceHeader & 0xF0) == 0xB0 || (sliceHeader & 0xFF) == 0x88;
    }

    /// Walks the messages of an SEI unit: type and size are sums of FF bytes and a last one.
    private void seekRecoveryPoint(int p) {
        while (p + 2 <= have) {
            int type = 0;
            while (p < have && bytes[p] == (byte) 0xFF) {
                type += 255;
                p++;
            }
            int size = 0;
            if (p < have) type += bytes[p++] & 0xFF;
            while (p < have && bytes[p] == (byte) 0xFF) {
                size += 255;
                p++;
            }
            if (p >= have) break;
            size += bytes[p++] & 0xFF;
            if (type == 6) {
                prepared = true;
                return;
            }
            for (int i = p; i < p + size + 3 && i + 2 < have; i++) {
                if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) return;
            }
            p += size;
            if (p < have && bytes[p] == (byte) 0x80) return;
        }
        waiting = true;
    }

    /// 16 to 21 are IDR, CRA and BLA slices; 0 to 31 are slices of any kind. Parameter sets (33) are repeated where
    /// players can start only, so they make a start of any picture in streams that are refreshed little by little.
    private Verdict hevc(int p) {
        waiting = false;
        int type = (bytes[p] >> 1) & 0x3F;
        if (type == 33) parameters = p + 2;
        if (type >= 32) return Verdict.OPEN;
        return (type >= 16 && type <= 21) || parameters >= 0 ? Verdict.START : Verdict.NO_START;
    }

    /// B3 is a sequence header, 00 a picture header whose coding type 1 means I.
    private Verdict mpeg(int p) {
        waiting = false;
        int code = bytes[p] & 0xFF;
        if (code == 0xB3) {
            prepared = true;
            parameters = p + 1;
        }
        if (code != 0) return Verdict.OPEN;
        return prepared && ((bytes[p + 2] >> 3) & 7) == 1 ? Verdict.START : Verdict.NO_START;
    }
}
