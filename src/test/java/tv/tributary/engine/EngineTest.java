package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.job.Job;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.Player;

/// The whole product on a free port, from a provider's list to the pictures a television gets.
// Whoever waits for jobs gives up sooner than they do themselves, unless the machine stood still meanwhile.
@ExpectedWarnings("job Stuck did not stop in time")
class EngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// What hangs would take longer, and a busy machine does not.
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    Path temp;

    @Test
    void aProvidersListBecomesAPlaylistThatPlays() throws Exception {
        try (var provider = new FakeProvider("Erste", "Zweite");
                var engine = open();
                var player = new Player()) {
            add(engine, provider);
            var channels = player.channels(local(engine, engine.server().playlistUrl()));
            assertThat(channels).hasSize(2);
            try (var stream = player.watch(local(engine, channels.getFirst()))) {
                var packets = Player.packets(stream, 300);
                assertThat(packets).startsWith(0x47);
                assertThat(new String(packets, StandardCharsets.US_ASCII)).contains("/live/ann/secret/1.ts");
            }
        }
    }

    @Test
    void twoViewersOfAChannelShareOneConnection() throws Exception {
        try (var provider = new FakeProvider("Erste");
                var engine = open();
                var player = new Player()) {
            add(engine, provider);
            var channel = local(
                    engine,
                    player.channels(local(engine, engine.server().playlistUrl()))
                            .getFirst());
            try (var first = player.watch(channel);
                    var second = player.watch(channel)) {
                Player.packets(first, 300);
                Player.packets(second, 300);
                await(engine.stats().live(), now -> now.clients() == 2 && now.activeStreams() == 1);
            }
            assertThat(provider.most()).isEqualTo(1);
            assertThat(provider.opened()).isEqualTo(1);
        }
    }

    @Test
    void whatAChannelShowsIsKnownOfItsStreamFromThenOn() throws Exception {
        try (var provider = new FakeProvider("Erste");
                var engine = open();
                var player = new Player()) {
            add(engine, provider);
            var seen = new CountDownLatch(1);
            try (var _ = engine.events().subscribe(Event.Changed.class, changed -> {
                        if (changed.topic() == Topic.VITALS) seen.countDown();
                    });
                    var stream = player.watch(local(
                            engine,
                            player.channels(local(engine, engine.server().playlistUrl()))
                                    .getFirst()))) {
                Player.packets(stream, 300);
                assertThat(seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            }
            var channels = engine.catalog().channels();
            var channel = channels.list(ChannelQuery.all()).getFirst().channel();
            var vitals = channels.find(channel.id())
                    .orElseThrow()
                    .sources()
                    .getFirst()
                    .vitals();
            assertThat(vitals.orElseThrow().works()).isTrue();
            assertThat(vitals.orElseThrow().height()).isEqualTo(240);
        }
    }

    @Test
    void theStatisticsShowWhatIsSaved() throws Exception {
        try (var provider = new FakeProvider("Erste");
                var engine = open();
                var player = new Player()) {
            add(engine, provider);
            var channel = local(
                    engine,
                    player.channels(local(engine, engine.server().playlistUrl()))
                            .getFirst());
            try (var first = player.watch(channel);
                    var second = player.watch(channel);
                    var third = player.watch(channel)) {
                for (var stream : List.of(first, second, third)) Player.packets(stream, 600);
                await(engine.stats().live(), now -> now.savedBytes() > 100_000 && now.healthPercent() == 100);
            }
        }
    }

    @Test
    void aRestartKeepsEveryChannelAndTheHouseholdsAddress() throws Exception {
        try (var provider = new FakeProvider("Erste", "Zweite", "Dritte")) {
            List<ChannelId> before;
            String token;
            try (var engine = open()) {
                add(engine, provider);
                before = ids(engine);
                token = engine.gate().householdToken();
            }
            try (var engine = open()) {
                assertThat(before).hasSize(3);
                assertThat(ids(engine)).isEqualTo(before);
                assertThat(engine.gate().householdToken()).isEqualTo(token);
            }
        }
    }

    @Test
    void aSecondSyncOfTheSameListKeepsEveryChannel() throws Exception {
        try (var provider = new FakeProvider("Erste", "Zweite");
                var engine = open()) {
            var id = add(engine, provider);
            var before = ids(engine);
            assertThat(engine.catalog().sync().sync(id).await(PATIENCE)).isTrue();
            assertThat(ids(engine)).isEqualTo(before);
        }
    }

    @Test
    void aSecondInstanceOnTheSameFolderIsRefused() {
        try (var engine = open()) {
            assertThat(engine.server().port()).isPositive();
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            StartupFailure.class,
                            e -> assertThat(e.reason()).isEqualTo(StartupFailure.Reason.ALREADY_RUNNING));
        }
    }

    @Test
    void aTakenPortIsToldInWordsAndLeavesTheFolderFree() {
        try (var engine = open()) {
            var taken = new Options(
                    temp.resolve("other"), "127.0.0.1", engine.server().port());
            assertThatThrownBy(() -> Engine.open(taken).close())
                    .isInstanceOfSatisfying(
                            StartupFailure.class,
                            e -> assertThat(e.reason()).isEqualTo(StartupFailure.Reason.PORT_TAKEN))
                    .hasMessageContaining(Integer.toString(engine.server().port()));
            DataFolder.open(temp.resolve("other")).close();
        }
    }

    @Test
    void whileItRunsTheFolderTellsWhereItAnswers() {
        try (var engine = open()) {
            assertThat(DataFolder.running(temp))
                    .hasValueSatisfying(running -> assertThat(running.address())
                            .isEqualTo("http://127.0.0.1:" + engine.server().port()));
        }
        assertThat(DataFolder.running(temp)).isEmpty();
    }

    @Test
    void closingDoesNotWaitForThoseWhoWatch() throws Exception {
        try (var provider = new FakeProvider("Erste");
                var player = new Player()) {
            var engine = open();
            add(engine, provider);
            var channel = local(
                    engine,
                    player.channels(local(engine, engine.server().playlistUrl()))
                            .getFirst());
            try (var stream = player.watch(channel)) {
                Player.packets(stream, 50);
                var before = System.nanoTime();
                engine.close();
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
            }
        }
    }

    @Test
    @ExpectedWarnings("jobs has not closed within")
    void aJobThatDoesNotStopLeavesTimeToCloseTheDatabase() throws Exception {
        var engine = open();
        var never = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        engine.jobs().start("stuck", "Stuck", _ -> {
            started.countDown();
            ignoreInterrupts(never);
        });
        assertThat(started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        try (var watch = temp.getFileSystem().newWatchService()) {
            temp.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
            var before = System.nanoTime();
            engine.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
            // SQLite takes its log away when the last connection closes; on a busy machine nobody waits for that.
            while (Files.exists(temp.resolve("tributary.db-wal"))) {
                var key = watch.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(key).isNotNull();
                key.reset();
            }
        }
        never.countDown();
    }

    private static void ignoreInterrupts(CountDownLatch until) {
        while (true) {
            try {
                until.await();
                return;
            } catch (InterruptedException _) {
                // That is what makes it stuck.
            }
        }
    }

    private Engine open() {
        return Engine.open(new Options(temp, "127.0.0.1", 0));
    }

    private static ProviderId add(Engine engine, FakeProvider provider) throws InterruptedException {
        var added = engine.catalog().providers().add(ProviderSettings.of("Test", provider.list()));
        var job = engine.catalog().sync().sync(added.id());
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.DONE);
        return added.id();
    }

    private static List<ChannelId> ids(Engine engine) {
        return engine.catalog().channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .map(channel -> channel.id())
                .toList();
    }

    /// The same address as this machine reaches it.
    private static String local(Engine engine, String url) {
        return url.replaceFirst(
                "^http://[^/]+", "http://127.0.0.1:" + engine.server().port());
    }

    private static <T> void await(LatestValue<T> value, Predicate<T> wanted) throws InterruptedException {
        var seen = new CountDownLatch(1);
        try (var _ = value.follow(now -> {
            if (wanted.test(now)) seen.countDown();
        })) {
            assertThat(seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }
}
