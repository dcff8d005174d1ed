package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.relay.viewer.AttachedViewer.DisconnectReason;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.Ts;

class TsViewerTest {
    /// Holds 348 packets; viewers may be 261 behind.
    private final Ring ring = new Ring(1 << 16);

    private final Splice splice = new Splice(ring);
    private final Ts source = Ts.first();
    private final List<TsViewer> left = new ArrayList<>();
    private final List<DisconnectReason> reasons = new ArrayList<>();

    @Test
    void lateViewerStartsAtTheNewestKeyframe() {
        play("PAT PMT K1 p2 K3 p4 p5");
        assertThat(read(join())).isEqualTo("PAT PMT K3 p4");
    }

    @Test
    void twoViewersReadTheSameAtTheirOwnPace() {
        play("PAT PMT K1 p2 p3");
        var quick = join();
        var slow = join();
        assertThat(read(quick)).isEqualTo("PAT PMT K1 p2");
        play("p4 p5");
        assertThat(read(quick)).isEqualTo("p3 p4");
        assertThat(read(slow)).isEqualTo("PAT PMT K1 p2 p3 p4");
    }

    @Test
    void aViewerTooFarBehindFinishesItsFrameAndGoesOnAtTheNewestKeyframe() {
        play("PAT PMT K1 p2 + + + p3");
        var viewer = join();
        take(viewer, 2 * 188);
        take(viewer, 3 * 188 + 100);
        for (int i = 0; i < 270; i++) play("p0");
        play("PAT PMT K4 p5 p6");
        var packets = bytes(viewer);
        var rest = new byte[packets.length - 88];
        System.arraycopy(packets, 88, rest, 0, rest.length);
        assertThat(Ts.read(rest)).isEqualTo("+ ! PAT ! PMT ! K4 p5");
        assertThat(viewer.skips()).isEqualTo(1);
        assertThat(Ts.gaps(rest)).isZero();
        assertThat(left).isEmpty();
    }

    @Test
    void whatWasOverwrittenWhileItWasCopiedIsNotIntact() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        take(viewer, 2 * 188);
        assertThat(viewer.next().hasRemaining()).isTrue();
        for (int i = 0; i < 200; i++) play("p0");
        assertThat(viewer.intact()).isTrue();
        for (int i = 0; i < 150; i++) play("p0");
        assertThat(viewer.intact()).isFalse();
        play("PAT PMT K4 p5 p6");
        assertThat(read(viewer)).isEqualTo("! PAT ! PMT ! K4 p5");
    }

    @Test
    void aLineThatIsTooSlowForTheChannelIsGivenUp() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        for (int lap = 0; lap < 3; lap++) {
            for (int i = 0; i < 280; i++) play("p0");
            play("PAT PMT K4 p5 p6");
            for (int i = 0; i < 12; i++) take(viewer, 188);
        }
        assertThat(left).containsExactly(viewer);
        assertThat(reasons).containsExactly(DisconnectReason.TOO_SLOW);
    }

    @Test
    void whoeverIsCappedBelowTheStreamsBitrateMaySkipAsOftenAsItTakes() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        viewer.rate().set(500_000, 1_000_000);
        for (int lap = 0; lap < 6; lap++) {
            for (int i = 0; i < 280; i++) play("p0");
            play("PAT PMT K4 p5 p6");
            for (int i = 0; i < 12; i++) take(viewer, 188);
        }
        assertThat(viewer.skips()).isEqualTo(6);
        assertThat(left).isEmpty();
    }

    @Test
    void theRingGrowsUnderItsViewers() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        take(viewer, 2 * 188);
        take(viewer, 100);
        for (int i = 0; i < 200; i++) play("p0");
        ring.grow(1 << 18);
        for (int i = 0; i < 300; i++) play("p9");
        var packets = bytes(viewer);
        var rest = new byte[packets.length - 88];
        System.arraycopy(packets, 88, rest, 0, rest.length);
        assertThat(Ts.read(rest)).startsWith("p2 p3 p0").endsWith("p9");
        assertThat(Ts.gaps(rest)).isZero();
        assertThat(viewer.skips()).isZero();
    }

    @Test
    @ExpectedWarnings("no memory to hold more than")
    void aRingThatFindsNoMemoryToGrowStaysAsItIs() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        int capacity = ring.capacity();
        // More than the tests' JVM lets direct buffers have.
        ring.grow(Integer.MAX_VALUE);
        play("p4 p5");
        assertThat(ring.capacity()).isEqualTo(capacity);
        assertThat(Ts.read(bytes(viewer))).endsWith("p4");
    }

    @Test
    void aWriteInProgressEndsBeforeTheClosedRingsMemoryGoes() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        take(viewer, 2 * 188);
        var written = viewer.next();
        ring.close();
        assertThat(written.get(written.position())).isEqualTo(Packet.SYNC);
        viewer.release();
        assertThatThrownBy(() -> written.get(written.position())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aViewerThatLetGoGetsNothingMore() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        take(viewer, 2 * 188);
        viewer.release();
        viewer.release();
        play("p4 p5");
        assertThat(viewer.next().hasRemaining()).isFalse();
    }

    @Test
    void aViewerThatComesToAClosedRingGetsNothing() {
        play("PAT PMT K1 p2 p3");
        var viewer = join();
        take(viewer, 2 * 188);
        ring.close();
        assertThat(viewer.next().hasRemaining()).isFalse();
    }

    private void play(String words) {
        var packets = source.write(words);
        splice.take(packets, packets.length);
        ring.publish(splice.whole());
    }

    private TsViewer join() {
        Ring.@Nullable Start start = ring.newest();
        if (start == null) throw new AssertionError("no keyframe");
        return new TsViewer(
                new ViewerRequest(1, StreamUse.VIEWER, new ClientId("", ""), "", ""),
                Instant.EPOCH,
                new NoSink(),
                ring,
                start,
                this::gone);
    }

    private void gone(TsViewer viewer, Optional<DisconnectReason> why) {
        left.add(viewer);
        why.ifPresent(reasons::add);
    }

    private static String read(TsViewer viewer) {
        return Ts.read(bytes(viewer));
    }

    private static byte[] bytes(TsViewer viewer) {
        var out = new ByteArrayOutputStream();
        while (viewer.next().hasRemaining()) out.writeBytes(take(viewer, Integer.MAX_VALUE));
        return out.toByteArray();
    }

    private static byte[] take(TsViewer viewer, int most) {
        var bytes = viewer.next();
        var taken = new byte[Math.min(most, bytes.remaining())];
        bytes.get(taken);
        viewer.taken(taken.length);
        return taken;
    }
}
