package tv.tributary.relay.bench;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import tv.tributary.relay.source.Candidates;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.testkit.BundledFfmpeg;

/// The bare relay on loopback, for measuring: `RelayBench PORT SECONDS SOURCE…` serves channel N of `/N.ts` from the
/// given source URLs in order, on one account each. A `%d` in a URL is the channel's number. Prints what happens.
public final class RelayBench {
    private RelayBench() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        long seconds = Long.parseLong(args[1]);
        var sources = List.of(args).subList(2, args.length);
        Candidates candidates = channel -> Optional.of(tuning(channel, sources));
        try (var http = new Http();
                var events = new Events();
                var relay = new Relay(candidates, http, events, InstantSource.system(), BundledFfmpeg.FFMPEG)) {
            var _ = events.subscribe(event -> System.out.println(event));
            var route = new TsRoute(relay, new StreamLimits(), new FailureText(Optional::empty));
            var viewer = Grant.of("household", "The household", "token");
            var server = Undertow.builder()
                    .addHttpListener(port, "127.0.0.1")
                    .setIoThreads(1)
                    .setWorkerThreads(2)
                    .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                    .setHandler(exchange -> route.handle(exchange, channel(exchange.getRelativePath()), viewer))
                    .build();
            server.start();
            System.out.println("ready pid " + ProcessHandle.current().pid());
            Thread.sleep(seconds * 1000);
            relay.streams().forEach(System.out::println);
            server.stop();
        }
    }

    private static ChannelId channel(String path) {
        return new ChannelId(Long.parseLong(path.replaceAll("\\D", "")));
    }

    private static PlayableChannel tuning(ChannelId channel, List<String> sources) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < sources.size(); i++) {
            candidates.add(new Candidate(
                    new SourceId(channel.value() * 100 + i),
                    new ProviderId(i + 1),
                    "Provider " + (i + 1),
                    "Channel " + channel,
                    sources.get(i).formatted(channel.value()),
                    Map.of("User-Agent", Http.USER_AGENT),
                    "account-" + i,
                    0,
                    FailoverTolerance.usual()));
        }
        return new PlayableChannel(channel, "Channel " + channel, candidates);
    }
}
