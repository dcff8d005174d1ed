package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.testkit.EndlessTs;

class TimestampOffsetTest {
    /// A packet of [EndlessTs] that starts its first picture, at one second.
    private final byte[] picture = Arrays.copyOfRange(new EndlessTs("a").nextPicture(), 376, 564);

    @Test
    void theFirstFrameComesWhereTheOthersEndedAndAllElseAsFarFromIt() {
        var timestampOffset = new TimestampOffset(5 * TimestampMath.SECOND);
        timestampOffset.frame(TimestampMath.SECOND);
        timestampOffset.frame(2 * TimestampMath.SECOND);
        timestampOffset.pass(picture, 0);
        assertThat(Pes.dts(picture, Packet.payload(picture, 0), Packet.SIZE)).isEqualTo(5 * TimestampMath.SECOND);
        assertThat(Packet.pcr(picture, 0)).isEqualTo(5 * TimestampMath.SECOND);
    }

    @Test
    void whereTheEndIsNotKnownTimesStayAsTheyAre() {
        var timestampOffset = new TimestampOffset(Pes.NONE);
        timestampOffset.frame(TimestampMath.SECOND);
        timestampOffset.pass(picture, 0);
        assertThat(Packet.pcr(picture, 0)).isEqualTo(TimestampMath.SECOND);
    }

    @Test
    void eachStreamSaysOnceThatItsCounterStartsAnew() {
        var timestampOffset = new TimestampOffset(Pes.NONE);
        Packet.setCounter(picture, 0, 0);
        var mark = timestampOffset.pass(picture, 0);
        assertThat(Packet.discontinuity(mark, 0)).isTrue();
        assertThat(Packet.pid(mark, 0)).isEqualTo(Packet.pid(picture, 0));
        assertThat(Packet.counter(mark, 0)).isEqualTo(15);
        assertThat(timestampOffset.pass(picture, 0)).isEmpty();
    }

    /// Most players that are no browsers go by the clocks and counters inside, whatever the list says.
    @Test
    void whatABackupSendsGoesOnWhereTheSourcesOwnSegmentsEnded() throws Exception {
        try (var house = new HlsHouse()) {
            house.channel(1, "/one/live.m3u8", "/two/live.m3u8");
            house.rolling("/one", 500, "").rolling("/two", 3, "");
            house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 4);
            house.feeds.switchTo(new ChannelId(1), new SourceId(11));
            var list = house.until(1, "", ANN, text -> text.contains("#EXT-X-DISCONTINUITY\n"));
            int seam = HlsHouse.names(list.substring(0, list.indexOf("#EXT-X-DISCONTINUITY\n")))
                    .size();
            var before = house.item(HlsHouse.names(list).get(seam - 1), ANN);
            var after = house.item(HlsHouse.names(list).get(seam), ANN);
            assertThat(HlsHouse.text(before)).contains("/one");
            assertThat(HlsHouse.text(after)).contains("/two");
            assertThat(TimestampMath.between(
                            times(before).getLast(), times(after).getFirst()))
                    .isEqualTo(TimestampMath.SECOND / 25);
        }
    }

    private static List<Long> times(byte[] packets) {
        var times = new ArrayList<Long>();
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            if (!Packet.startsUnit(packets, at)) continue;
            long dts = Pes.dts(packets, Packet.payload(packets, at), at + Packet.SIZE);
            if (dts != Pes.NONE) times.add(dts);
        }
        return times;
    }
}
