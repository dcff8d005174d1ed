package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

class BlockTest {
    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void aChannelWithTwoStreams() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,One FHD
                http://a.test/live/u/p/1.ts
                #EXTINF:-1,One SD
                http://a.test/live/u/p/2.ts
                """);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aBlockedStreamIsNotPlayedButStillShown() {
        rig.catalog().channels().block(stream("One FHD"));

        assertThat(played()).containsExactly("One SD");
        assertThat(shown()).containsExactly("One FHD blocked", "One SD");
    }

    @Test
    void itStaysBlockedWhenTheListComesAgainWithAnotherPassword() {
        rig.catalog().channels().block(stream("One FHD"));

        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,One SD
                http://a.test/live/u/new/2.ts
                #EXTINF:-1,One Full HD
                http://a.test/live/u/new/1.ts
                """);

        assertThat(played()).containsExactly("One SD");
    }

    @Test
    void itStaysBlockedAcrossARestart() {
        rig.catalog().channels().block(stream("One FHD"));
        rig.restart(Duration.ofHours(1));

        assertThat(played()).containsExactly("One SD");
    }

    @Test
    void anUnblockedStreamIsPlayedAgain() {
        var stream = stream("One FHD");
        assertThat(rig.catalog().channels().block(stream)).isEqualTo(channel());
        rig.catalog().channels().unblock(stream);

        assertThat(played()).containsExactly("One FHD", "One SD");
    }

    @Test
    void everybodyHearsOfIt() {
        var stream = stream("One FHD");
        rig.hear(Event.SyncFinished.class);
        rig.catalog().channels().block(stream);

        assertThat(rig.hear(Event.Changed.class).topic()).isEqualTo(Topic.CHANNELS);
    }

    @Test
    void aStreamThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> rig.catalog().channels().block(new SourceId(999)))
                .isInstanceOf(EditRefused.class);
    }

    private ChannelId channel() {
        return rig.channels().getFirst().id();
    }

    private SourceId stream(String name) {
        return sources().stream()
                .filter(ranked -> ranked.source().name().equals(name))
                .findFirst()
                .orElseThrow()
                .source()
                .id();
    }

    private List<RankedSource> sources() {
        return rig.catalog().channels().find(channel()).orElseThrow().sources();
    }

    private List<String> shown() {
        return sources().stream()
                .map(ranked -> ranked.source().name() + (ranked.blocked() ? " blocked" : ""))
                .toList();
    }

    private List<String> played() {
        return rig.catalog().tuning(channel()).orElseThrow().candidates().stream()
                .map(Candidate::name)
                .toList();
    }
}
