package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.PesPacketizer;

/// Sound in AAC of 48 kHz: a frame of 254 bytes lasts for 1,920 ticks.
class AudioCutTest {
    private static final String FRAME = "fff14c801fdffc";
    private static final int BYTES = 254;
    private static final long TICKS = 1920;

    private final AudioCut cut = new AudioCut();
    private final AudioFrameEdge edge = new AudioFrameEdge();

    @Test
    void framesThatWereHeardAreCutOff() {
        var rest = rest(90_000, 8, 90_000 + 3 * TICKS);
        assertThat(Pes.dts(rest, Packet.payload(rest, 0), Packet.SIZE)).isEqualTo(90_000 + 3 * TICKS);
        assertThat(content(rest)).isEqualTo(5 * BYTES);
        for (int at = 0; at < rest.length; at += Packet.SIZE)
            assertThat(Packet.pid(rest, at)).isEqualTo(0x101);
    }

    @Test
    void aFrameThatWasHeardInPartIsCutOffWhole() {
        var rest = rest(90_000, 8, 90_000 + 3 * TICKS + 700);
        assertThat(Pes.dts(rest, Packet.payload(rest, 0), Packet.SIZE)).isEqualTo(90_000 + 4 * TICKS);
    }

    @Test
    void ofAUnitThatWasHeardNothingIsLeft() {
        assertThat(rest(90_000, 8, 90_000 + 8 * TICKS)).isEmpty();
        assertThat(rest(90_000, 8, 95_000_000)).isEmpty();
    }

    @Test
    void aUnitWithoutFramesIsLeftOut() {
        var pes = pes(90_000, 8);
        Arrays.fill(pes, 14, pes.length, (byte) 0);
        cut.begin(pes, 0, pes.length, 90_000);
        assertThat(cut.complete()).isTrue();
        assertThat(cut.rest(0x101, 91_000)).isEmpty();
    }

    @Test
    void itIsKnownUntilWhenSoundWasSentWhereverItBreaksOff() {
        edge.unit(90_000);
        var frames = frames(8);
        for (int at = 0; at < 3 * BYTES + 100; at += 50) edge.take(frames, at, at + 50);
        assertThat(edge.end()).isEqualTo(90_000 + 3 * TICKS);
    }

    @Test
    void whatIsTakenBackWasNotSent() {
        edge.unit(90_000);
        edge.take(frames(2), 0, 2 * BYTES);
        edge.mark();
        edge.take(frames(2), 0, 2 * BYTES);
        edge.rollBack();
        assertThat(edge.end()).isEqualTo(90_000 + 2 * TICKS);
    }

    @Test
    void soundOfAnUnknownKindHasNoEdge() {
        edge.unit(90_000);
        edge.take(new byte[1 << 15], 0, 1 << 15);
        assertThat(edge.end()).isEqualTo(Pes.NONE);
    }

    private byte[] rest(long time, int frames, long due) {
        var pes = pes(time, frames);
        cut.begin(pes, 0, 150, time);
        assertThat(cut.complete()).isFalse();
        for (int at = 150; at < pes.length; at += 180) cut.add(pes, at, Math.min(pes.length, at + 180));
        assertThat(cut.complete()).isTrue();
        return cut.rest(0x101, due);
    }

    /// A PES packet without its transport packets.
    private static byte[] pes(long time, int frames) {
        var packets = new ByteArrayOutputStream();
        new PesPacketizer(0x101, 0xC0).write(packets, frames(frames), time, PesPacketizer.NO_CLOCK, false);
        var out = new ByteArrayOutputStream();
        var b = packets.toByteArray();
        for (int at = 0; at < b.length; at += Packet.SIZE) {
            int payload = Packet.payload(b, at);
            out.write(b, payload, at + Packet.SIZE - payload);
        }
        return out.toByteArray();
    }

    private static int content(byte[] packets) {
        int bytes = 0;
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            int payload = Packet.payload(packets, at);
            bytes += at + Packet.SIZE - (at == 0 ? Pes.content(packets, payload, Packet.SIZE) : payload);
        }
        return bytes;
    }

    private static byte[] frames(int count) {
        var out = new ByteArrayOutputStream();
        var frame = Arrays.copyOf(HexFormat.of().parseHex(FRAME), BYTES);
        for (int i = 0; i < count; i++) out.writeBytes(frame);
        return out.toByteArray();
    }
}
