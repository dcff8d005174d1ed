package tv.tributary.guide.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;

/// A channel's guide by its id alone.
final class ExactIdMatcherTest {
    private static final List<GuideSource> SOURCES = List.of(source(2), source(1));

    @Test
    void theIdDecidesInAnyCaseAndThePreferredSourceComesFirst() {
        var found = new ExactIdMatcher()
                .match(
                        SOURCES,
                        List.of(guide(10, 1, "One.example"), guide(11, 2, "one.EXAMPLE"), guide(12, 1, "two")),
                        List.of(channel(7, "one.example")));
        assertThat(found.get(new ChannelId(7)))
                .extracting(match -> match.channel().id().value())
                .containsExactly(11L, 10L);
    }

    @Test
    void aChannelWithoutAnIdHasNoGuide() {
        assertThat(new ExactIdMatcher().match(SOURCES, List.of(guide(10, 1, "one")), List.of(channel(7, ""))))
                .isEmpty();
    }

    private static GuideSource source(long id) {
        return new GuideSource(new GuideSourceId(id), GuideSource.Settings.of("s" + id, "http://s" + id + "/"));
    }

    private static GuideChannel guide(long id, long source, String xmltvId) {
        return new GuideChannel(
                new GuideChannelId(id), new GuideSourceId(source), xmltvId, List.of(), List.of(), "", 1);
    }

    private static LineupChannel channel(long id, String guideId) {
        return new LineupChannel(new ChannelId(id), "", "C" + id, "", guideId, List.of(), 0);
    }
}
