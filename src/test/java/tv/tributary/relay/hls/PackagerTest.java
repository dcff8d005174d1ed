package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.segment.Segments;

class PackagerTest {
    private static final int SECOND = 25;

    private final Segments segments = Memory.of(8 << 20);
    private final Collected out = new Collected();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T20:00:00Z"));
    private final Packager packager = new Packager(segments::make, out, clock);
    private final Ts ts = Ts.first();
    private final ByteArrayOutputStream given = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void segmentsTogetherAreTheStream() {
        give("PAT PMT");
        for (int n = 0; n < 20; n++) {
            give(pictures(SECOND) + " PAT PMT");
        }
        packager.end();
        assertThat(out.pieces).hasSizeGreaterThan(4);
        assertThat(withoutTables(out.together())).isEqualTo(withoutTables(given.toByteArray()));
        assertThat(Ts.gaps(out.together())).isZero();
    }

    @Test
    void whereMuchIsHeldEachIsAtLeastFourSeconds() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT");
        for (int n = 0; n < 20; n++) give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).containsExactly(4000L, 4000L, 4000L, 4000L, 4000L);
        assertThat(out.pieces).allMatch(Collected.Piece::independent);
    }

    @Test
    void afterABurstTheFirstAreShort() {
        give("PAT PMT");
        for (int n = 0; n < 9; n++) give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).startsWith(1000L, 1000L, 1000L, 2000L, 2000L, 2000L);
        assertThat(out.pieces).allMatch(Collected.Piece::independent);
    }

    @Test
    void whereSixSecondsCameAtOnceTheOthersAreAtLeastFourSeconds() {
        give("PAT PMT");
        for (int n = 0; n < 8; n++) give(pictures(SECOND));
        for (int n = 0; n < 12; n++) {
            clock.pass(Duration.ofSeconds(1));
            give(pictures(SECOND));
        }
        packager.end();
        assertThat(out.millis()).startsWith(1000L, 1000L, 1000L, 2000L, 2000L, 4000L, 4000L, 4000L);
    }

    @Test
    void whereThreeSecondsCameAtOnceTheOthersAreOfTwo() {
        give("PAT PMT");
        for (int n = 0; n < 4; n++) give(pictures(SECOND));
        for (int n = 0; n < 12; n++) {
            clock.pass(Duration.ofSeconds(1));
            give(pictures(SECOND));
        }
        packager.end();
        assertThat(out.millis()).startsWith(1000L, 1000L, 1000L, 2000L, 2000L, 2000L, 2000L, 2000L);
    }

    /// Who began with one second never has more in hand.
    @Test
    void wherePlayersBeginWithLittleEachIsShort() {
        give("PAT PMT");
        for (int n = 0; n < 9; n++) {
            give(pictures(SECOND));
            clock.pass(Duration.ofSeconds(1));
        }
        packager.end();
        assertThat(out.millis()).hasSize(9).allMatch(millis -> millis == 1000);
    }

    @Test
    void eachBeginsWithTablesAndAKeyframe() {
        give("PAT PMT");
        for (int n = 0; n < 10; n++) give(pictures(2 * SECOND));
        packager.end();
        assertThat(out.pieces)
                .allSatisfy(piece -> assertThat(Ts.read(piece.bytes())).startsWith("PAT PMT K"));
    }

    @Test
    void soundAndPicturesAreNotTornApart() {
        give("PAT PMT");
        for (int n = 0; n < 10; n++) give("K + + a" + " p + a p + +".repeat(SECOND));
        packager.end();
        assertThat(out.pieces)
                .allSatisfy(piece -> assertThat(Ts.read(piece.bytes())).startsWith("PAT PMT K + + a p"));
    }

    @Test
    void distantKeyframesAreNotWaitedFor() {
        give("PAT PMT");
        for (int n = 0; n < 3; n++) give(pictures(10 * SECOND));
        packager.end();
        assertThat(out.millis()).allMatch(millis -> millis <= 6490);
        assertThat(out.millis()).startsWith(6480L, 3520L, 6480L, 3520L);
        assertThat(out.pieces.stream().map(Collected.Piece::independent).toList())
                .startsWith(true, false, true, false);
    }

    @Test
    void aKeyframeIsTakenWhenTheNextWouldComeTooLate() {
        give("PAT PMT");
        for (int n = 0; n < 8; n++) give(pictures(90));
        packager.end();
        assertThat(out.millis()).allMatch(millis -> millis == 3600);
        assertThat(out.pieces).allMatch(Collected.Piece::independent);
    }

    @Test
    void timeMayWrap() {
        ts.jump((1L << 33) - 10 * 90_000L);
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT");
        for (int n = 0; n < 20; n++) give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).containsExactly(4000L, 4000L, 4000L, 4000L, 4000L);
    }

    @Test
    void anotherSourceBeginsASegment() {
        give("PAT PMT " + pictures(SECOND) + " " + pictures(10));
        give("PAT PMT");
        give(Packet.discontinuity(0x100, 34, 1000));
        give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).containsExactly(1000L, 400L, 1000L);
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, false, true);
        assertThat(Ts.read(out.pieces.getLast().bytes())).startsWith("PAT PMT ! K");
    }

    @Test
    void aSourcesOwnWordOfAJumpIsNoSeam() {
        give("PAT PMT " + pictures(10));
        give(Packet.discontinuity(0x100, 9, 1000));
        give("p p p p p K");
        packager.end();
        assertThat(out.pieces).hasSize(1);
    }

    @Test
    void whatComesAfterAnEndDoesNotContinueIt() {
        give("PAT PMT " + pictures(SECOND));
        packager.end();
        give(Ts.other().write("PAT PMT " + pictures(SECOND)));
        packager.end();
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, true);
        assertThat(out.millis()).containsExactly(1000L, 1000L);
    }

    @Test
    void aFrameWhoseEndWasLostIsInNoSegment() {
        give("PAT PMT " + pictures(SECOND) + " K + +");
        packager.lose();
        give("+ p PAT PMT " + pictures(SECOND));
        packager.end();
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, true);
        assertThat(out.millis()).containsExactly(1000L, 1000L);
        assertThat(Ts.read(out.pieces.getFirst().bytes())).doesNotContain("+");
        assertThat(Ts.read(out.pieces.getLast().bytes())).startsWith("PAT PMT K");
    }

    @Test
    void whatASeamLeavesOutIsInNoSegment() {
        give("PAT PMT " + pictures(SECOND));
        ts.jump(9 * 90_000L);
        give("PAT PMT");
        give(Packet.discontinuity(0x100, 24, 1000));
        give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).containsExactly(1000L, 1000L);
    }

    @Test
    void whatAProviderLostIsInNoSegmentAndMakesNoneTooLong() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT " + pictures(SECOND) + " " + pictures(SECOND));
        ts.jump(6 * 90_000L);
        for (int n = 0; n < 4; n++) give(pictures(SECOND));
        packager.end();
        assertThat(out.millis()).containsExactly(2000L, 4000L);
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, true);
    }

    @Test
    void aLostFrameMakesNoSegmentTooLong() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT " + pictures(162));
        ts.jump(3600);
        give("p " + pictures(SECOND));
        packager.end();
        assertThat(out.millis()).startsWith(6480L).allMatch(millis -> millis <= 6490);
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsOnly(false);
    }

    @Test
    void otherPicturesBeginASegmentWithoutASeam() {
        give("PAT PMT " + pictures(10));
        ts.move(0x200, 0x201);
        give("PAT PMT " + pictures(10));
        packager.end();
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, true);
    }

    @Test
    void announcedPicturesThatDoNotComeAreInNoTableUntilTheyDo() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT");
        sound(8 * SECOND);
        give("K p p a p p K p p");
        packager.end();
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsExactly(false, false, true);
        assertThat(out.pieces.stream().map(PackagerTest::named))
                .containsExactly(List.of(0x101), List.of(0x101), List.of(0x100, 0x101));
        assertThat(Ts.read(out.pieces.getLast().bytes())).startsWith("PAT PMT K p p a");
    }

    @Test
    void soundThatFallsSilentIsInNoTableUntilItComesAgain() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT a");
        for (int n = 0; n < 12; n++) give(pictures(SECOND));
        give("K p a p p");
        packager.end();
        assertThat(out.pieces.stream().map(Collected.Piece::discontinuity)).containsOnly(false);
        assertThat(out.pieces.stream().map(PackagerTest::named))
                .containsExactly(List.of(0x100, 0x101), List.of(0x100, 0x101), List.of(0x100), List.of(0x100));
        assertThat(Ts.read(out.pieces.getLast().bytes())).isEqualTo("PAT PMT K p PMT a p p");
    }

    private void sound(int units) {
        for (int n = 0; n < units; n++) {
            ts.jump(3600);
            give("a");
        }
    }

    /// The PIDs of the streams that a segment's first table names.
    private static List<Integer> named(Collected.Piece piece) {
        var tsScanner = new TsScanner();
        var packets = piece.bytes();
        for (int at = 0; tsScanner.pmt().isEmpty(); at += Packet.SIZE) tsScanner.take(packets, at);
        return tsScanner.pmt().orElseThrow().streams().stream()
                .map(Pmt.Stream::pid)
                .toList();
    }

    @Test
    void packetsMayComeInPieces() {
        give("PAT PMT");
        for (int n = 0; n < 8; n++) give(pictures(SECOND));
        packager.end();
        var other = new Collected();
        var again = new Packager(segments::make, other, clock);
        var random = new Random(1);
        var all = ByteBuffer.wrap(given.toByteArray());
        while (all.remaining() >= Packet.SIZE) {
            var piece = all.slice(all.position(), Math.min(all.remaining(), random.nextInt(2000)));
            again.take(piece);
            all.position(all.position() + piece.position());
        }
        again.end();
        assertThat(other.together()).isEqualTo(out.together());
    }

    @Test
    void partsAreTheSegmentInSlicesOfHalfASecond() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT");
        for (int n = 0; n < 20; n++) give(pictures(SECOND));
        packager.end();
        for (var piece : out.pieces) {
            var together = new ByteArrayOutputStream();
            piece.parts().forEach(p -> together.writeBytes(p.bytes()));
            assertThat(together.toByteArray()).isEqualTo(piece.bytes());
            assertThat(piece.parts().stream().map(Collected.Slice::duration).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(piece.duration());
            assertThat(piece.parts()).allMatch(p -> p.duration().compareTo(OpenSegment.PART_TARGET) <= 0);
            assertThat(piece.parts().getFirst().independent()).isTrue();
            assertThat(piece.parts())
                    .allSatisfy(p -> assertThat(Ts.read(p.bytes())).startsWith("PAT PMT"));
        }
        var whole = out.pieces.get(4).parts();
        assertThat(whole.subList(0, whole.size() - 1))
                .allMatch(p -> p.duration().toMillis() >= 425);
        assertThat(whole.stream().filter(Collected.Slice::independent)).hasSize(4);
    }

    @Test
    void timesOfDayGoOnFromSegmentToSegment() {
        packager.since(Instant.parse("2026-05-01T19:59:50Z"));
        give("PAT PMT");
        for (int n = 0; n < 12; n++) {
            clock.pass(Duration.ofSeconds(1));
            give(pictures(SECOND));
        }
        packager.end();
        assertThat(out.pieces.getFirst().time()).isEqualTo("2026-05-01T19:59:50Z");
        for (int n = 1; n < out.pieces.size(); n++) {
            var before = out.pieces.get(n - 1);
            var step = Duration.between(before.time(), out.pieces.get(n).time());
            assertThat(step.minus(before.duration()).abs()).isLessThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    private void give(String words) {
        give(ts.write(words));
    }

    private void give(byte[] packets) {
        given.writeBytes(packets);
        packager.take(ByteBuffer.wrap(packets));
    }

    /// So many, of which the first is a keyframe.
    private static String pictures(int count) {
        return "K" + " p".repeat(count - 1);
    }

    private static byte[] withoutTables(byte[] packets) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            int pid = Packet.pid(packets, at);
            if (pid != 0 && pid != 0x1000) out.writeBytes(Arrays.copyOfRange(packets, at, at + Packet.SIZE));
        }
        return out.toByteArray();
    }
}
