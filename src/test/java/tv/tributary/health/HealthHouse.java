package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.catalog.Catalog;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.MeasurementStore;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.TempStore;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slots;

/// All that tests of streams need, with a server that is no proper one.
final class HealthHouse implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    /// Nothing here is about time running out.
    static final Duration LONG = Duration.ofSeconds(30);

    final TempStore store = new TempStore();
    final Http http = new Http();
    final Jobs jobs = new Jobs();
    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    final Slots slots = new Slots();
    final Catalog catalog = new Catalog(store.database(), Catalog.kinds(new Fetch(http)), jobs, store.events(), clock);
    final Set<ChannelId> running = ConcurrentHashMap.newKeySet();
    final RawServer server = new RawServer();
    final HealthChecks health;

    /// @param quickLook after which a quick look is over
    HealthHouse(Duration quickLook) {
        health = new HealthChecks(
                new Measurements(new MeasurementStore(store.database())),
                new Upstreams(
                        http,
                        slots,
                        () -> new Timeouts(LONG, LONG, Duration.ZERO),
                        Memory.of(1 << 20),
                        BundledFfmpeg.FFMPEG),
                catalog::tuning,
                catalog.channels()::isShown,
                new HealthChecks.Watching(_ -> false, () -> running, Set::of),
                StreamPictures.open(store.folder(), store.database()),
                BundledFfmpeg.FFMPEG,
                jobs,
                clock,
                new Probe.Patience(LONG, LONG, quickLook));
    }

    /// Six seconds at once.
    static void send(OutputStream out) throws IOException {
        out.write(OK.getBytes(StandardCharsets.US_ASCII));
        var stream = new EndlessTs("x");
        for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
    }

    void provider(String name, String... channels) throws Exception {
        provider(name, 1, channels);
    }

    /// @param connections so many streams at once
    void provider(String name, int connections, String... channels) throws Exception {
        var list = new StringBuilder("#EXTM3U\n");
        for (var channel : channels) {
            list.append("#EXTINF:-1 group-title=\"Group of %s\",%s%n".formatted(channel, channel));
            list.append(server.url("/live/ann/secret/" + name + channel + ".ts"))
                    .append('\n');
        }
        var file = Files.writeString(store.folder().resolve(name + ".m3u"), list);
        var provider = catalog.providers()
                .add(ProviderSettings.of(name, file.toString()).withConnections(connections));
        assertThat(catalog.sync().sync(provider.id()).await(LONG)).isTrue();
    }

    static List<Finding> found(HealthCheck healthCheck) throws InterruptedException {
        return healthCheck.findings().after(0, Duration.ZERO);
    }

    static Job.View finished(HealthCheck healthCheck) throws InterruptedException {
        assertThat(healthCheck.job().await(LONG)).isTrue();
        return healthCheck.job().view();
    }

    @Override
    public void close() {
        jobs.close();
        health.close();
        catalog.close();
        server.close();
        http.close();
        store.close();
    }
}
