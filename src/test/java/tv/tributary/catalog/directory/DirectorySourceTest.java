package tv.tributary.catalog.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.event.LatestValue;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.RawServer;

/// The public directory as a source: fetched from a server on this machine.
class DirectorySourceTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> documents = new ConcurrentHashMap<>(Map.of(
            "channels.json", TestDirectory.CHANNELS,
            "feeds.json", TestDirectory.FEEDS,
            "countries.json", TestDirectory.COUNTRIES,
            "regions.json", TestDirectory.REGIONS));
    private final RawServer server = new RawServer().always(this::answer);
    private final Http http = new Http();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Jobs jobs = new Jobs(clock);
    private final LatestValue<DirectorySettings> settings =
            new LatestValue<>(new DirectorySettings(true, server.url("/api")));
    private final AtomicInteger changes = new AtomicInteger();

    @AfterEach
    void close() {
        jobs.close();
        http.close();
        server.close();
    }

    @Test
    void nothingIsFetchedWhileItIsOff() {
        settings.set(new DirectorySettings(false, server.url("/api")));
        try (var source = source()) {
            assertThat(source.nextDue()).isEmpty();
            assertThat(source.identifier()).isSameAs(ChannelIdentifier.SHIPPED);
        }
        assertThat(DirectorySettings.defaults().enabled()).isFalse();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void namesAreLookedUpOnceItHasComeAndAfterARestart() throws InterruptedException {
        try (var source = source()) {
            assertThat(source.nextDue())
                    .hasValueSatisfying(due -> assertThat(due).isBefore(clock.instant()));
            assertThat(key(source)).isEqualTo("tv|at|vlk");
            done(source.fetch());
            assertThat(key(source)).isEqualTo("tv||vlk");
            assertThat(changes).hasValue(1);
            assertThat(source.nextDue()).contains(clock.instant().plus(Duration.ofDays(7)));
        }
        try (var later = source()) {
            assertThat(key(later)).isEqualTo("tv||vlk");
        }
    }

    @Test
    void whatTheServerSaysIsUnchangedIsNotFetchedAgain() throws InterruptedException {
        try (var source = source()) {
            done(source.fetch());
            var before = server.requests().size();
            clock.pass(Duration.ofDays(7));
            done(source.fetch());

            assertThat(server.requests().subList(before, server.requests().size()))
                    .hasSize(4)
                    .allMatch(request -> request.contains("If-None-Match"));
            assertThat(changes).hasValue(1);
            assertThat(source.nextDue()).contains(clock.instant().plus(Duration.ofDays(7)));
        }
    }

    @Test
    @ExpectedWarnings("job failed: Channel directory")
    void halfADocumentLeavesTheLastGoodOneInUse() throws InterruptedException {
        try (var source = source()) {
            done(source.fetch());
            documents.put("feeds.json", TestDirectory.FEEDS.substring(0, 300));
            var job = source.fetch();

            assertThat(job.await(LONG)).isTrue();
            assertThat(job.view().state()).isEqualTo(Job.State.FAILED);
            assertThat(job.view().note()).contains("feeds.json");
            assertThat(key(source)).isEqualTo("tv||vlk");
        }
        try (var later = source()) {
            assertThat(key(later)).isEqualTo("tv||vlk");
        }
    }

    @Test
    void otherDirectoryIsToldOfAndTheSameOneIsNot() throws InterruptedException {
        try (var source = source()) {
            done(source.fetch());
            documents.put("regions.json", TestDirectory.REGIONS + " ");
            done(source.fetch());
            assertThat(changes).hasValue(1);
            documents.put("channels.json", TestDirectory.CHANNELS.replace("VLK", "VLQ"));
            done(source.fetch());
            assertThat(changes).hasValue(2);
            assertThat(key(source)).isEqualTo("tv|at|vlk");
        }
    }

    @Test
    @ExpectedWarnings("the index of the channel directory cannot be read")
    void damagedIndexIsAsGoodAsNone() throws IOException {
        Files.writeString(folder.resolve("channel-directory.gz"), "no index");
        try (var source = source()) {
            assertThat(source.identifier()).isSameAs(ChannelIdentifier.SHIPPED);
        }
    }

    @Test
    void whatItSaysIsExplained() throws InterruptedException {
        try (var source = source()) {
            done(source.fetch());
            var feed = source.identifier().listed(stream("HU: Grindo"), NamingConventions.NONE);

            assertThat(feed.orElseThrow().words())
                    .isEqualTo(
                            "The channel directory lists “Grindo Hungary” for viewers in: Hungary; language: Hungarian.");
        }
    }

    private DirectorySource source() {
        return new DirectorySource(
                new Fetch(http),
                folder.resolve("channel-directory.gz"),
                settings,
                jobs,
                clock,
                changes::incrementAndGet);
    }

    private static void done(Job job) throws InterruptedException {
        assertThat(job.await(LONG)).isTrue();
        assertThat(job.view().state()).as(job.view().note()).isEqualTo(Job.State.DONE);
    }

    private static String key(DirectorySource source) {
        return source.identifier()
                .identify(stream("AT: VLK"), NamingConventions.NONE)
                .key();
    }

    private static ListedStream stream(String name) {
        return new ListedStream(new EntryName(SourceKind.LIVE, name, "", ""), "", "");
    }

    private void answer(String request, OutputStream out) throws IOException {
        var file = request.substring(request.indexOf("/api/") + 5, request.indexOf(" HTTP"));
        var document = documents.getOrDefault(file, "");
        var tag = "\"" + document.hashCode() + "\"";
        var answer = request.contains("If-None-Match: " + tag)
                ? "HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\nConnection: close\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nETag: " + tag + "\r\nConnection: close\r\nContent-Length: "
                        + document.getBytes(UTF_8).length + "\r\n\r\n" + document;
        out.write(answer.getBytes(UTF_8));
    }
}
