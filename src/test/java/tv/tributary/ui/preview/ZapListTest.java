package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

class ZapListTest {
    private static final ZapList LIST = ZapList.of(
            List.of(channel(1, "1"), channel(2, "02"), channel(3, "7.1"), channel(4, "7.2"), channel(5, "")));

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "2, -1, 1",
        "5, 1, 1",
        "1, -1, 5",
        // One that is not in the list.
        "99, 1, 1",
        "99, -1, 5"
    })
    void theListGoesRoundAndRound(long from, int steps, long to) {
        assertThat(LIST.step(new ChannelId(from), steps))
                .map(channel -> channel.id().value())
                .contains(to);
    }

    @Test
    void theOnlyChannelHasNoNext() {
        var one = ZapList.of(List.of(channel(1, "1")));
        assertThat(one.step(new ChannelId(1), 1)).isEmpty();
        assertThat(one.step(new ChannelId(2), 1)).isPresent();
        assertThat(ZapList.of(List.of()).step(new ChannelId(1), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "01, 1", "2, 2", "7, 3", "02, 2"})
    void aNumberIsFoundAsItIsTyped(String digits, long id) {
        assertThat(LIST.numbered(digits)).map(channel -> channel.id().value()).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"3", "71", "0", "''", "12"})
    void aNumberThatNoChannelHasIsNotFound(String digits) {
        assertThat(LIST.numbered(digits)).isEmpty();
    }

    private static Channel channel(long id, String number) {
        return new Channel(new ChannelId(id), "Channel " + id, "", "", number, "");
    }
}
