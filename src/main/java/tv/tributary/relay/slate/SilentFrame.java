package tv.tributary.relay.slate;

import java.util.HexFormat;
import java.util.Optional;
import tv.tributary.format.ts.Pmt;

/// A silent audio frame, 48 kHz stereo, in the codecs that broadcasts use.
final class SilentFrame {
    private static final int AUDIO = 0xC0;
    private static final int PRIVATE = 0xBD;

    /// An ADTS header and a pair of channels without a single coefficient.
    private static final String AAC = "fff14c8001bffc211004608c1c";

    /// Not to be changed.
    final byte[] frame;

    /// How long it lasts, in ticks of 90 kHz.
    final int ticks;

    /// Of the PES packets that carry it.
    final int streamId;

    private SilentFrame(byte[] frame, int ticks, int streamId) {
        this.frame = frame;
        this.ticks = ticks;
        this.streamId = streamId;
    }

    static SilentFrame aac() {
        return new SilentFrame(HexFormat.of().parseHex(AAC), 1920, AUDIO);
    }

    /// MPEG-1 layer II at 128 kbit/s; no bits allocated to any band.
    static SilentFrame mpeg() {
        var frame = new byte[384];
        System.arraycopy(HexFormat.of().parseHex("fffd8400"), 0, frame, 0, 4);
        return new SilentFrame(frame, 2160, AUDIO);
    }

    /// Empty for a coding that is not known here.
    static Optional<SilentFrame> like(Pmt.Stream stream) {
        return switch (stream.type()) {
            case 0x0F -> Optional.of(aac());
            case 0x11 -> Optional.of(new SilentFrame(ClipResource.read("silence.latm"), 1920, AUDIO));
            case 0x03, 0x04 -> Optional.of(mpeg());
            case 0x81 -> Optional.of(new SilentFrame(ClipResource.read("silence.ac3"), 2880, PRIVATE));
            case 0x87 -> Optional.of(new SilentFrame(ClipResource.read("silence.eac3"), 2880, PRIVATE));
            case 0x06 -> described(stream.descriptors());
            default -> Optional.empty();
        };
    }

    /// Private data is told apart by descriptors (EN 300 468): 6A is AC-3, 7A E-AC-3.
    private static Optional<SilentFrame> described(Pmt.Bytes descriptors) {
        if (descriptors.find(0x6A).isPresent()) {
            return Optional.of(new SilentFrame(ClipResource.read("silence.ac3"), 2880, PRIVATE));
        }
        if (descriptors.find(0x7A).isPresent()) {
            return Optional.of(new SilentFrame(ClipResource.read("silence.eac3"), 2880, PRIVATE));
        }
        return Optional.empty();
    }
}
