package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.tributary.health.PictureFindings.Sound;
import tv.tributary.health.StreamPictures.StreamPicture;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

final class SlateFinderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final long CARD = 0x3C66_C3FF_0081_7E18L;

    @Test
    void oneCardOnFortyChannelsIsFoundAmongTwoThousandOthers() {
        var all = new ArrayList<>(cards(40, Sound.SILENT, Duration.ofSeconds(6)));
        var random = new Random(1);
        for (int i = 100; i < 2_100; i++) all.add(picture(i, random.nextLong(), false, Sound.AUDIBLE, NOW));

        assertThat(SlateFinder.sharing(all.getFirst(), all)).hasSize(40).containsExactlyElementsOf(all.subList(0, 40));
        assertThat(all.subList(40, all.size()))
                .allSatisfy(other -> assertThat(SlateFinder.sharing(other, all)).isEmpty());
    }

    @Test
    void aCopyThatWasCompressedAnewIsTheSame() {
        var all = new ArrayList<>(cards(5, Sound.SILENT, Duration.ZERO));
        all.add(picture(9, CARD ^ 0b101, true, Sound.SILENT, NOW));
        assertThat(SlateFinder.sharing(all.getLast(), all)).hasSize(6);
    }

    @Test
    void fourChannelsOrManyStreamsOfOneAreNone() {
        assertThat(shared(cards(4, Sound.SILENT, Duration.ZERO))).isEmpty();
        var one = IntStream.range(0, 20)
                .mapToObj(i -> new StreamPicture(
                        new SourceId(i + 1),
                        new ChannelId(1),
                        new ProviderId(1),
                        NOW,
                        OptionalLong.of(CARD),
                        10,
                        true,
                        Sound.SILENT,
                        1))
                .toList();
        assertThat(shared(one)).isEmpty();
    }

    @Test
    void radioThatIsHeardBehindOneLogoIsNone() {
        assertThat(shared(cards(40, Sound.AUDIBLE, Duration.ZERO))).isEmpty();
    }

    @Test
    void aProgrammeThatManyChannelsShareIsNoneAndALoopIs() {
        assertThat(shared(moving(8, Duration.ofSeconds(50)))).isEmpty();
        assertThat(shared(moving(8, Duration.ofMinutes(3)))).hasSize(8);
    }

    @Test
    void quickLooksRaiseASuspicionOnly() {
        var glances = IntStream.range(1, 9)
                .mapToObj(i -> new StreamPicture(
                        new SourceId(i),
                        new ChannelId(i),
                        new ProviderId(1),
                        NOW,
                        OptionalLong.of(CARD),
                        1,
                        false,
                        Sound.UNKNOWN,
                        1))
                .toList();
        assertThat(shared(glances)).isEmpty();
        assertThat(SlateFinder.isSuspect(glances.getFirst(), glances)).isTrue();
        assertThat(SlateFinder.isSuspect(glances.getFirst(), glances.subList(0, 4)))
                .isFalse();
    }

    private static List<StreamPicture> shared(List<StreamPicture> all) {
        return SlateFinder.sharing(all.getFirst(), all);
    }

    private static List<StreamPicture> cards(int channels, Sound sound, Duration apart) {
        return IntStream.range(1, channels + 1)
                .mapToObj(i -> picture(i, CARD, true, sound, NOW.plus(apart.multipliedBy(i))))
                .toList();
    }

    private static List<StreamPicture> moving(int channels, Duration apart) {
        return IntStream.range(1, channels + 1)
                .mapToObj(i -> picture(i, CARD, false, Sound.AUDIBLE, NOW.plus(apart.multipliedBy(i))))
                .toList();
    }

    private static StreamPicture picture(int channel, long hash, boolean still, Sound sound, Instant at) {
        return new StreamPicture(
                new SourceId(channel),
                new ChannelId(channel),
                new ProviderId(1),
                at,
                OptionalLong.of(hash),
                10,
                still,
                sound,
                1);
    }
}
