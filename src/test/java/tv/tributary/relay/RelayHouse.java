package tv.tributary.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.PlayableChannel.StreamSize;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.RawServer;

/// A relay with two providers before it that say what they are told to. Channels 1 and 2 have a source at each.
public final class RelayHouse implements AutoCloseable {
    public static final byte[] HEAD = "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    /// Sources are silent on purpose, and on a busy machine a test takes its time.
    private static final FailoverTolerance PATIENT =
            new FailoverTolerance(Duration.ofMillis(300), Duration.ofMinutes(1));

    public final RawServer first = new RawServer();
    public final RawServer backup = new RawServer();
    public final Relay relay;
    private final int connections;
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile FailoverTolerance failoverTolerance = PATIENT;
    private volatile Map<SourceId, StreamSize> sizes = Map.of();

    /// @param connections of each provider's account; 0 for no limit
    public RelayHouse(RelaySettings settings, int connections) {
        this.connections = connections;
        var _ = events.subscribe(told::add);
        relay = new Relay(
                this::tuning, http, events, InstantSource.system(), new LatestValue<>(settings), BundledFfmpeg.FFMPEG);
    }

    /// For how long the first provider's sources may be silent. The others' may be for a minute.
    public void tolerates(Duration silence, Duration stall) {
        failoverTolerance = new FailoverTolerance(silence, stall);
    }

    /// What is known of the sources, which have the ids 11 and 12 on channel 1.
    public void sizes(Map<SourceId, StreamSize> known) {
        sizes = Map.copyOf(known);
    }

    /// A source that says this and then stays open, silent.
    public RawServer.Script says(byte[]... parts) {
        return (_, out) -> {
            send(out, parts);
            over.await();
        };
    }

    /// Waits until the test is over.
    public void untilOver() throws InterruptedException {
        over.await();
    }

    /// Sends parts at once: what comes in pieces may come as late as the machine likes.
    public static void send(OutputStream out, byte[]... parts) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) whole.writeBytes(part);
        out.write(whole.toByteArray());
        out.flush();
    }

    /// The next fact of that kind.
    public <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(20, TimeUnit.SECONDS);
            assertThat(event).as(kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        if (channel.value() > 2) return Optional.empty();
        var candidates = new ArrayList<Candidate>();
        for (var server : List.of(first, backup)) {
            int n = candidates.size() + 1;
            candidates.add(new Candidate(
                    new SourceId(channel.value() * 10 + n),
                    new ProviderId(n),
                    "Provider " + n,
                    "Source " + n,
                    server.url("/live/ann/secret/" + channel + ".ts"),
                    Map.of(),
                    "account " + n,
                    connections,
                    n == 1 ? failoverTolerance : PATIENT));
        }
        return Optional.of(new PlayableChannel(channel, "Channel " + channel, candidates, sizes));
    }

    @Override
    public void close() {
        over.countDown();
        relay.close();
        http.close();
        events.close();
        first.close();
        backup.close();
    }
}
