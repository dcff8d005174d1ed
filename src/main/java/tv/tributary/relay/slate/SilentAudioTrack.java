package tv.tributary.relay.slate;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import tv.tributary.file.BundledFile;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.PesPacketizer;
import tv.tributary.format.ts.Pmt;

/// A silent audio track in one of the announced languages.
final class SilentAudioTrack {
    private final Pmt.Stream as;
    private final SilentFrame silentFrame;
    private final PesPacketizer pesPacketizer;
    /// How long the frames already given last, in ticks.
    private long given;

    private SilentAudioTrack(Pmt.Stream as, SilentFrame silentFrame) {
        this.as = as;
        this.silentFrame = silentFrame;
        this.pesPacketizer = new PesPacketizer(as.pid(), silentFrame.streamId);
    }

    /// Empty for a codec without a silent frame here.
    static Optional<SilentAudioTrack> like(Pmt.Stream announced) {
        return SilentFrame.like(announced).map(silentFrame -> new SilentAudioTrack(announced, silentFrame));
    }

    /// As it was announced.
    Pmt.Stream as() {
        return as;
    }

    PesPacketizer stream() {
        return pesPacketizer;
    }

    /// The next frames, those that begin before `end`: at least one, as every step is longer than a frame.
    ///
    /// @param end in ticks since the first frame
    ByteArrayOutputStream until(long end) {
        var frames = new ByteArrayOutputStream();
        while (given < end) {
            frames.writeBytes(silentFrame.frame);
            given += silentFrame.ticks;
        }
        return frames;
    }

    /// When the next frame begins, in ticks since the first one.
    long given() {
        return given;
    }

    /// A frame of silence, 48 kHz stereo, in the codings that broadcasts use.
    private static final class SilentFrame {
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
                case 0x11 ->
                    Optional.of(
                            new SilentFrame(BundledFile.bytes(SilentAudioTrack.class, "silence.latm"), 1920, AUDIO));
                case 0x03, 0x04 -> Optional.of(mpeg());
                case 0x81 ->
                    Optional.of(
                            new SilentFrame(BundledFile.bytes(SilentAudioTrack.class, "silence.ac3"), 2880, PRIVATE));
                case 0x87 ->
                    Optional.of(
                            new SilentFrame(BundledFile.bytes(SilentAudioTrack.class, "silence.eac3"), 2880, PRIVATE));
                case 0x06 -> described(stream.descriptors());
                default -> Optional.empty();
            };
        }

        /// Private data is told apart by descriptors (EN 300 468): 6A is AC-3, 7A E-AC-3.
        private static Optional<SilentFrame> described(Descriptors descriptors) {
            if (descriptors.find(0x6A).isPresent()) {
                return Optional.of(
                        new SilentFrame(BundledFile.bytes(SilentAudioTrack.class, "silence.ac3"), 2880, PRIVATE));
            }
            if (descriptors.find(0x7A).isPresent()) {
                return Optional.of(
                        new SilentFrame(BundledFile.bytes(SilentAudioTrack.class, "silence.eac3"), 2880, PRIVATE));
            }
            return Optional.empty();
        }
    }
}
