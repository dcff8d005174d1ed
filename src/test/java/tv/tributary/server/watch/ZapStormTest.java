package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.relay.Relay;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.StrictProvider;

/// One viewer in a hurry, at a provider that allows a single connection and says 403 to a second one.
class ZapStormTest {
    private final StrictProvider provider = new StrictProvider(1);
    private final Http http = new Http();
    private final Events events = new Events();
    private final Relay relay = new Relay(this::tuning, http, events, InstantSource.system(), BundledFfmpeg.FFMPEG);
    private final Undertow undertow = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(exchange -> new TsRoute(relay, new StreamLimits(), new FailureText(Optional::empty))
                    .handle(
                            exchange,
                            new ChannelId(
                                    Long.parseLong(exchange.getRequestPath().substring(1))),
                            Grant.of("household", "The household", "token")))
            .build();
    /// How many streams the user says the provider allows.
    private int claimed = 1;

    ZapStormTest() {
        undertow.start();
    }

    @AfterEach
    void close() {
        relay.close();
        undertow.stop();
        http.close();
        events.close();
        provider.close();
    }

    @Test
    void aPlayerThatClosesBeforeItOpensIsNeverRefused() {
        for (int channel = 1; channel <= 30; channel++) {
            try (var player = ask(channel)) {
                if (channel % 5 == 0) assertPlays(player);
            }
        }
        assertThat(provider.most()).isEqualTo(1);
    }

    @Test
    void aPlayerThatOpensBeforeItClosesIsNeverRefused() {
        var open = new ArrayDeque<Caller>();
        for (int channel = 1; channel <= 30; channel++) {
            open.add(ask(channel));
            if (open.size() > 1) open.remove().close();
            if (channel % 5 == 0) assertPlays(open.getLast());
        }
        open.forEach(Caller::close);
        assertThat(provider.most()).isEqualTo(1);
    }

    @Test
    void aLimitNobodyKnowsIsLearntAtTheFirstZap() {
        claimed = 0;
        try (var one = ask(1)) {
            assertPlays(one);
        }
        // The first channel lingers still, when the second is refused.
        try (var two = ask(2)) {
            assertPlays(two);
        }
        assertThat(relay.slots()).singleElement().satisfies(use -> {
            assertThat(use.allowed()).isZero();
            assertThat(use.learnt()).isEqualTo(1);
        });
        int refused = provider.refused();
        awaitNoticed();
        try (var three = ask(3)) {
            assertPlays(three);
        }
        assertThat(refused).isPositive();
        assertThat(provider.most()).isEqualTo(1);
    }

    private void awaitNoticed() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (provider.open() > 1) {
            if (System.nanoTime() > deadline) throw new AssertionError("still open: " + provider.open());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void assertPlays(Caller player) {
        assertThat(player.answered().status()).isEqualTo(200);
        assertThat(player.bytes(188)[0]).isEqualTo((byte) 0x47);
    }

    private Caller ask(int channel) {
        int port = ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
        return Caller.asking(port, "GET /" + channel + " HTTP/1.1\nUser-Agent: Zapper");
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        var source = new Candidate(
                new SourceId(channel.value()),
                new ProviderId(1),
                "Provider",
                "Source " + channel,
                provider.url("/live/ann/secret/" + channel + ".ts"),
                Map.of(),
                "account",
                claimed,
                FailoverTolerance.usual());
        return Optional.of(new PlayableChannel(channel, "Channel " + channel, List.of(source)));
    }
}
