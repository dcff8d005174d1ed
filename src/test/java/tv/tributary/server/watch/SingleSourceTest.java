package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.SourceId;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.Player;

/// One source of a channel at an address of its own, beside the channel.
class SingleSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FakeProvider provider = new FakeProvider("Delta Docs HD", "Delta Docs SD");
    private final Player television = new Player();
    private Engine engine;
    private ChannelId channel;
    private List<Candidate> sources;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.open(new Options(folder, "127.0.0.1", 0));
        var added = engine.catalog()
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(2));
        assertThat(engine.catalog().sync().sync(added.id()).await(PATIENCE)).isTrue();
        channel = engine.catalog()
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        sources = engine.catalog().tuning(channel).orElseThrow().candidates();
        assertThat(sources).hasSize(2);
    }

    @AfterEach
    void close() {
        television.close();
        engine.close();
        provider.close();
    }

    @Test
    void theSourceThatIsAskedForPlaysBesideTheChannel() throws Exception {
        var backup = sources.getLast();
        try (var whole = television.watch(engine.server().localWatchUrl(channel));
                var alone = television.watch(url(backup.source()))) {
            assertThat(marks(Player.packets(whole, 200))).contains(path(sources.getFirst()));
            assertThat(marks(Player.packets(alone, 200)))
                    .contains(path(backup))
                    .doesNotContain(path(sources.getFirst()));
            assertThat(engine.relay().streams())
                    .extracting(stream -> stream.name())
                    .containsExactly("Delta Docs", "Delta Docs · " + backup.name());
            assertThat(engine.relay().streams().getLast().choices()).isEqualTo(1);
        }
    }

    @Test
    void viewersOfOneSourceShareItsConnection() throws Exception {
        var source = sources.getLast().source();
        try (var one = television.watch(url(source));
                var another = television.watch(url(source))) {
            Player.packets(one, 50);
            Player.packets(another, 50);
            assertThat(provider.opened()).isEqualTo(1);
            assertThat(engine.relay().slots()).extracting(slot -> slot.used()).containsExactly(1);
        }
    }

    @Test
    void whereTheAccountAllowsNoMoreItGetsNone() throws Exception {
        engine.catalog()
                .providers()
                .change(
                        sources.getFirst().provider(),
                        ProviderSettings.of("Fake", provider.list()).withConnections(1));
        try (var whole = television.watch(engine.server().localWatchUrl(channel))) {
            Player.packets(whole, 50);
            assertThat(television
                            .get(url(sources.getLast().source()) + "?use=probe")
                            .statusCode())
                    .isEqualTo(503);
            Player.packets(whole, 50);
        }
    }

    @Test
    void aSourceOfAnotherChannelIsNotThere() {
        assertThat(television.get(url(new SourceId(999))).statusCode()).isEqualTo(404);
        var other = engine.server()
                .localWatchUrl(new ChannelId(999), sources.getFirst().source());
        assertThat(television.get(other).statusCode()).isEqualTo(404);
        assertThat(provider.opened()).isZero();
    }

    @Test
    void theAddressNeedsTheHouseholdsToken() {
        var url = url(sources.getFirst().source()).replaceFirst("(http://[^/]+/)[^/]+/", "$1nobody/");
        assertThat(television.get(url).statusCode()).isNotEqualTo(200);
        assertThat(provider.opened()).isZero();
    }

    private String url(SourceId source) {
        return engine.server().localWatchUrl(channel, source);
    }

    private static String path(Candidate source) {
        return source.url().replaceFirst(".*(/live/.*)", "$1");
    }

    private static String marks(byte[] packets) {
        return new String(packets, StandardCharsets.ISO_8859_1);
    }
}
