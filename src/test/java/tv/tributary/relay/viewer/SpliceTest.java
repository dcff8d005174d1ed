package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.relay.mux.StandbyBuffer;
import tv.tributary.testkit.Ts;

class SpliceTest {
    private static final Descriptors NONE = new Descriptors(new byte[0]);
    private static final Pmt.Stream PICTURES = new Pmt.Stream(0x100, 0x1B, NONE);
    private static final Pmt.Stream SOUND = new Pmt.Stream(0x101, 0x0F, NONE);

    private final SplicedRing spliced = new SplicedRing();
    private final Ring ring = spliced.ring;
    private final Splice splice = spliced.splice;

    @AfterEach
    void close() {
        spliced.close();
    }

    @Test
    void aSourceStartsAtItsFirstKeyframe() {
        play(Ts.first(), "p0 PAT PMT p1 a2 K3 p4 PAT PMT p5 p6");
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K3 p4 PAT PMT p5");
    }

    @Test
    void onlyWholeFramesGoOut() {
        play(Ts.first(), "PAT PMT K1 + p2 +");
        assertThat(ring.head()).isEqualTo(2 * 188);
    }

    @Test
    void theNextSourceTakesThePlaceOfTheFirst() {
        play(Ts.first(), "PAT PMT K1 a2 p3 a4 p5");
        splice.end();
        play(Ts.other(), "PAT PMT p10 K11 a12 p13 a14 PAT PMT p15 p16");
        var packets = spliced.everything();
        assertThat(Ts.read(packets)).isEqualTo("PAT PMT K1 a2 p3 a4 PAT PMT ! K11 a12 p13 a14 PAT PMT p15");
        assertThat(Ts.gaps(packets)).isZero();
        for (int at = 0; at < packets.length; at += 188) {
            assertThat(Packet.pid(packets, at)).isIn(0, 0x1000, 0x100, 0x101);
        }
    }

    @Test
    void timeRunsOnOverASeam() {
        play(Ts.first(), "PAT PMT K1 p2 p3 p4");
        splice.end();
        play(Ts.other(), "PAT PMT K11 p12 p13");
        var times = Ts.times(spliced.everything(), 0x100);
        for (int i = 1; i < times.size(); i++) {
            assertThat(TimestampMath.between(times.get(i - 1), times.get(i))).isEqualTo(3600);
        }
        assertThat(times).hasSize(5);
    }

    @Test
    void soundThatWasAlreadyHeardIsLeftOut() {
        play(Ts.first(), "PAT PMT K1 p2 a3 p4 p5 a6 p7");
        splice.end();
        play(Ts.other(), "PAT PMT K11 a12 p13 p14 a15 p16 p17");
        assertThat(Ts.read(spliced.everything())).endsWith("a6 PAT PMT ! K11 p13 p14 a15 p16");
    }

    @Test
    void theChannelsNameGoesOutAboutOnceASecond() {
        var named = new SplicedRing("One");
        var source = Ts.first();
        named.pass(source.write("PAT PMT K1 p2 PAT PMT p3 PAT p4"));
        for (int i = 0; i < 23; i++) named.pass(source.write("p0"));
        named.pass(source.write("PAT p5 p6"));
        var words = Ts.read(named.everything());
        assertThat(words).startsWith("PAT PMT K1 p2 PAT SDT PMT p3 PAT p4 p0").endsWith("p0 PAT SDT p5");
        assertThat(Ts.gaps(named.everything())).isZero();
    }

    @Test
    void aNameThatWasTakenBackWithItsFrameGoesOutAgain() {
        var named = new SplicedRing("One");
        named.pass(Ts.ts("PAT PMT K1 p2 PAT"));
        named.splice.end();
        named.pass(Ts.other().write("PAT PMT K11 p12 PAT p13 p14"));
        assertThat(Ts.read(named.everything())).isEqualTo("PAT PMT K1 PAT PMT ! K11 p12 PAT SDT p13");
        assertThat(Ts.gaps(named.everything())).isZero();
    }

    @Test
    void aSourceInAnotherCodingIsForeign() {
        play(Ts.first(), "PAT PMT K1 p2");
        splice.end();
        play(Ts.hevc(), "PAT PMT K11 p12");
        assertThat(splice.foreign()).isTrue();
        splice.reannounce();
        play(Ts.hevc(), "PAT PMT K21 p22 p23");
        assertThat(splice.joined()).isTrue();
    }

    @Test
    void missingPacketsOfASourceStayVisible() {
        var source = Ts.first();
        play(source, "PAT PMT K1 p2");
        spliced.pass(source.lose(2).write("p3 p4"));
        assertThat(Ts.gaps(spliced.everything())).isEqualTo(1);
        assertThat(splice.continuityErrors()).isEqualTo(1);
    }

    @Test
    void aSourceThatMovesItsPartsJoinsAnewAtItsNextKeyframe() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3 a4 p5");
        goOn(source.move(0x200, 0x201), "PAT PMT p6 K7 a8 p9 a10 p11");
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 a2 p3 a4 PAT PMT ! K7 a8 p9 a10");
        assertThatNothingIsMissing();
    }

    @Test
    void aSourceThatMovesItsSoundOnlyGoesOn() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        goOn(source.move(0x100, 0x201), "PAT PMT p4 a5 p6 a7 p8");
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 a2 p3 PAT PMT p4 a5 p6 a7");
        assertThatNothingIsMissing();
    }

    @Test
    void aSourceThatChangesItsCodingIsForeignFromThenOn() {
        var source = Ts.first();
        play(source, "PAT PMT K1 p2 p3");
        goOn(source.toHevc(), "PAT PMT K4 p5 p6");
        assertThat(splice.foreign()).isTrue();
        assertThat(splice.joined()).isFalse();
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 p2");
    }

    @Test
    void timeThatJumpsWithinASourceRunsOn() {
        for (long jump :
                new long[] {20 * TimestampMath.SECOND, -20 * TimestampMath.SECOND, 40_000 * TimestampMath.SECOND}) {
            var again = new SpliceTest();
            var source = Ts.first().jump(100 * TimestampMath.SECOND);
            again.play(source, "PAT PMT K1 a2 p3 a4 p5");
            again.goOn(source.jump(jump), "a6 p7 a8 p9 p10");
            again.assertThatNothingIsMissing();
            var times = Ts.times(again.spliced.everything(), 0x100);
            for (int i = 1; i < times.size(); i++) {
                assertThat(TimestampMath.between(times.get(i - 1), times.get(i)))
                        .as("%d", jump)
                        .isBetween(1L, 7200L);
            }
            assertThat(times).hasSize(5);
        }
    }

    @Test
    void aClockThatStartsAnewRunsOnHoweverLittleItJumps() {
        for (long seconds : new long[] {6, -6, -2, 1}) {
            for (var words : new String[] {"K6 a7 p8 p9", "a6 K7 a8 p9 p10"}) {
                var again = new SpliceTest();
                var source = Ts.first().jump(100 * TimestampMath.SECOND);
                again.play(source, "PAT PMT K1 a2 p3 a4 p5");
                var mark = Packet.discontinuity(0x100, 9, 90_000);
                again.splice.take(mark, mark.length);
                again.goOn(source.jump(seconds * TimestampMath.SECOND).lose(7), words);
                again.assertThatNothingIsMissing();
                var packets = again.spliced.everything();
                assertThat(Ts.read(packets)).doesNotContain("!");
                var times = Ts.times(packets, 0x100);
                for (int i = 1; i < times.size(); i++) {
                    assertThat(TimestampMath.between(times.get(i - 1), times.get(i)))
                            .as("%d %s", seconds, words)
                            .isBetween(1L, 7200L);
                }
            }
        }
    }

    @Test
    void aClockThatRunsBackWithoutAWordRunsOn() {
        for (long seconds : new long[] {-1, -4, -9}) {
            var again = new SpliceTest();
            var source = Ts.first().jump(100 * TimestampMath.SECOND);
            again.play(source, "PAT PMT K1 a2 p3");
            again.splice.take(Ts.clock(0x100, 3, 50 * TimestampMath.SECOND), Packet.SIZE);
            again.goOn(source, "a4 p5");
            again.splice.take(Ts.clock(0x100, 3, (50 + seconds) * TimestampMath.SECOND), Packet.SIZE);
            again.goOn(source.jump(seconds * TimestampMath.SECOND), "K6 a7 p8 p9");
            var times = Ts.times(again.spliced.everything(), 0x100);
            assertThat(times).as("%d", seconds).hasSize(5);
            for (int i = 1; i < times.size(); i++) {
                assertThat(TimestampMath.between(times.get(i - 1), times.get(i)))
                        .as("%d", seconds)
                        .isBetween(1L, 7200L);
            }
        }
    }

    @Test
    void soundFromBeforeAJumpStaysWhereItWas() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        goOn(source.jump(20 * TimestampMath.SECOND), "p4");
        goOn(source.jump(-20 * TimestampMath.SECOND), "a5");
        goOn(source.jump(20 * TimestampMath.SECOND), "p6 p7 a8 p9");
        var sound = Ts.times(spliced.everything(), 0x101);
        assertThat(TimestampMath.between(sound.get(0), sound.get(1))).isBetween(0L, 4 * 3600L);
        assertThat(TimestampMath.between(sound.get(1), sound.get(2))).isBetween(0L, 4 * 3600L);
    }

    @Test
    void soundThatWouldStartBeforeTheEndOfTheLastIsLeftOutAfterAJump() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3 p4 p5 a6 p7");
        goOn(source.jump(20 * TimestampMath.SECOND), "p8 a9 p10 p11 a12 p13 p14");
        assertThatNothingIsMissing();
        var sound = Ts.times(spliced.everything(), 0x101);
        assertThat(sound).hasSize(3);
        assertThat(TimestampMath.between(sound.get(1), sound.get(2))).isGreaterThanOrEqualTo(4 * 3600L);
    }

    @Test
    void soundThatPausedComesBackInTime() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        for (int i = 0; i < 400; i++) goOn(source, "p4");
        goOn(source, "a5 p6");
        var packets = spliced.everything();
        var sound = Ts.times(packets, 0x101);
        assertThat(TimestampMath.between(sound.get(0), sound.get(1))).isEqualTo(401 * 3600L);
    }

    @Test
    void soundThatIsAnnouncedLaterIsTold() {
        var source = Ts.first().announce(PICTURES);
        play(source, "PAT PMT K1 p2");
        goOn(source.announce(PICTURES, SOUND), "PMT a3 K4 a5 p6");
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 p2 PMT a3 K4 a5");
        assertThat(told()).containsExactly(PICTURES, SOUND);
        assertThat(splice.announced().orElseThrow().version()).isEqualTo(2);
        assertThatNothingIsMissing();
    }

    @Test
    void aLanguageThatIsNamedLaterIsTold() {
        var german = new Pmt.Stream(0x101, 0x0F, new Descriptors(new byte[] {0x0A, 4, 'd', 'e', 'u', 0}));
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        goOn(source.announce(PICTURES, german), "PMT K4 a5 p6");
        assertThat(told()).containsExactly(PICTURES, german);
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 a2 p3 PMT K4 a5");
    }

    @Test
    void soundThatChangesItsCodingGoesOnOnAPidOfItsOwn() {
        var ac3 = new Pmt.Stream(0x101, 0x81, NONE);
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        goOn(source.announce(PICTURES, ac3), "PMT a4 K5 a6 p7");
        assertThat(splice.foreign()).isFalse();
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 a2 p3 PMT a4 K5 a6");
        assertThat(told()).containsExactly(PICTURES, new Pmt.Stream(0x102, 0x81, NONE));
        goOn(source.announce(PICTURES, SOUND), "PMT a8 K9 a10 p11");
        assertThat(told()).as("back on the PID of before").containsExactly(PICTURES, SOUND);
        assertThat(Ts.gaps(spliced.everything())).isZero();
    }

    @Test
    void aBackupWithOtherSoundTakesOver() {
        play(Ts.first(), "PAT PMT K1 a2 p3 p4");
        splice.end();
        var other = Ts.other().announce(new Pmt.Stream(0x65, 0x1B, NONE), new Pmt.Stream(0x66, 0x81, NONE));
        play(other, "PAT PMT K11 a12 p13 a14 p15");
        assertThat(splice.foreign()).isFalse();
        assertThat(Ts.read(spliced.everything())).endsWith("PAT PMT ! K11 a12 p13 a14");
        assertThat(told()).containsExactly(PICTURES, new Pmt.Stream(0x66, 0x81, NONE));
    }

    @Test
    void picturesThatAreAnnouncedLaterStartAtTheirFirstKeyframe() {
        var source = Ts.first().announce(SOUND);
        play(source, "PAT PMT a1 a2 a3");
        goOn(source.announce(PICTURES, SOUND), "PMT a4 p5 a6 K7 a8 p9 p10");
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT a2 a3 PMT a4 a6 K7 a8 p9");
        // On the PID of the pictures the clock alone was told before.
        assertThat(told()).containsExactly(SOUND, new Pmt.Stream(0x102, 0x1B, NONE));
        assertThat(Ts.gaps(spliced.everything())).isZero();
        goOn(source, "K11 p12");
        splice.end();
        play(Ts.other(), "PAT PMT K21 a22 p23");
        assertThat(splice.foreign()).isFalse();
    }

    @Test
    void picturesThatGoLeaveTheSound() {
        var source = Ts.first();
        play(source, "PAT PMT K1 a2 p3");
        goOn(source.announce(SOUND), "PMT a4 a5 a6");
        assertThat(splice.foreign()).isFalse();
        assertThat(Ts.read(spliced.everything())).isEqualTo("PAT PMT K1 a2 p3 PMT a4 a5");
        goOn(source.announce(PICTURES, SOUND), "PMT a7 p8 K9 a10 p11 p12");
        assertThat(Ts.read(spliced.everything())).endsWith("PMT a7 K9 a10 p11");
    }

    @Test
    void whatTheSameSourceSendsAgainIsLeftOut() {
        takeOver(Ts.first().write("PAT PMT K1 a1 " + pictures(2, 19) + " a19 p20"), false);
        splice.end();
        takeOver(Ts.first().jump(15 * 3600).write("PAT PMT K16 p17 a17"), true);
        assertThat(splice.repeating()).isTrue();
        spliced.pass(Ts.first().jump(17 * 3600).write("p18 p19 a19 p20 p21 a21 K22 a22 p23"));
        assertThat(Ts.read(spliced.everything())).endsWith("p18 p19 a19 p20 p21 a21 K22 a22");
        assertThatPicturesFollowEachOther(22);
    }

    @Test
    void aSourceThatGoesOnLaterJoinsAtItsNextKeyframe() {
        takeOver(Ts.first().write("PAT PMT K1 a1 " + pictures(2, 20)), false);
        splice.end();
        takeOver(Ts.first().jump(15 * 3600 + 7).write("PAT PMT K16 p17 p18 p19 p20 p21 K22 p23"), true);
        assertThat(Ts.read(spliced.everything())).endsWith("p18 p19 PAT PMT ! K22");
    }

    @Test
    void aClipThatBeginsAnewIsPlayedAnew() {
        takeOver(Ts.first().write("PAT PMT K1 a1 " + pictures(2, 20)), false);
        splice.end();
        takeOver(Ts.first().write("PAT PMT K1 p2 p3"), true);
        assertThat(splice.repeating()).isFalse();
        assertThat(Ts.read(spliced.everything())).endsWith("p19 PAT PMT ! K1 p2");
    }

    @Test
    void whatIsSentAgainForTooLongIsPlayed() {
        takeOver(Ts.first().write("PAT PMT K1 a1 " + pictures(2, 20)), false);
        splice.end();
        var again = Ts.first().jump(14 * 3600);
        takeOver(again.write("PAT PMT K15 p16"), true);
        splice.playRepeated();
        spliced.pass(again.write("K17 p18 p19"));
        assertThat(Ts.read(spliced.everything())).endsWith("p19 PAT PMT ! K17 p18");
    }

    private static String pictures(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "p" + n).collect(Collectors.joining(" "));
    }

    private void takeOver(byte[] packets, boolean same) {
        var standby = new StandbyBuffer();
        standby.take(packets, packets.length, 0);
        splice.takeOver(standby.scanner(), standby.since(0), same);
        spliced.pass(new byte[0]);
    }

    private void assertThatPicturesFollowEachOther(int count) {
        var times = Ts.times(spliced.everything(), 0x100);
        assertThat(times).hasSize(count);
        for (int i = 1; i < times.size(); i++) {
            assertThat(TimestampMath.between(times.get(i - 1), times.get(i))).isEqualTo(3600);
        }
    }

    private List<Pmt.Stream> told() {
        return splice.announced().orElseThrow().streams();
    }

    private void goOn(Ts source, String words) {
        spliced.pass(source.write(words));
    }

    private void assertThatNothingIsMissing() {
        var packets = spliced.everything();
        assertThat(Ts.gaps(packets)).isZero();
        for (int at = 0; at < packets.length; at += 188) {
            assertThat(Packet.pid(packets, at)).isIn(0, 0x1000, 0x100, 0x101);
        }
    }

    private void play(Ts source, String words) {
        splice.begin();
        spliced.pass(source.write(words));
    }
}
