package tv.tributary.ui.preview;

import static tv.tributary.ui.Household.until;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

/// Measures zapping with the installed VLC through a real engine, from the key to the first picture of the new channel:
/// `ZapMeasure LIST [ROUNDS COLD-ROUNDS]`, the list naming channels that play. First each channel cold, then all while
/// they run.
final class ZapMeasure {
    private final Engine engine;
    private final List<Channel> channels;
    private final PreviewModel model;
    private final ZapModel zap;
    private final AtomicLong pictureAt = new AtomicLong();

    private ZapMeasure(Engine engine) throws Exception {
        this.engine = engine;
        this.channels = engine.catalog().channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .toList();
        var background = new Background(new SilentToasts());
        var fxBridge = new FxBridge(engine.events());
        var running = ConcurrentHashMap.<ChannelId>newKeySet();
        engine.stats().live().follow(stats -> {
            running.clear();
            stats.streams().forEach(stream -> running.add(stream.channel()));
        });
        this.model = FxToolkit.on(() -> new PreviewModel(
                background,
                fxBridge,
                target -> engine.server()
                        .localWatchUrl(target.channel().orElseThrow().id()),
                (_, _) -> {},
                new PlayerFinder(LibVlcFolders.ofThisMachine(), "measure", 1080)::player));
        this.zap = FxToolkit.on(() -> new ZapModel(model, () -> channels, running::contains, background, fxBridge));
        FxToolkit.on(() -> model.picture.subscribe((_, picture) -> {
            if (picture.isPresent()) pictureAt.set(System.nanoTime());
        }));
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var coldRounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        FxToolkit.start();
        var data = Files.createTempDirectory("zap-measure");
        try (var engine = Engine.open(new Options(data, "127.0.0.1", 0))) {
            var list = Path.of(arguments[0]).toString();
            var added = engine.catalog()
                    .providers()
                    .add(ProviderSettings.of("Measure", list).withConnections(8));
            engine.catalog().sync().sync(added.id()).await(Duration.ofMinutes(1));
            new ZapMeasure(engine).run(rounds, coldRounds);
        } finally {
            System.exit(0);
        }
    }

    private void run(int rounds, int coldRounds) throws Exception {
        zapTo(channels.getLast());
        print("cold", coldRounds, false);
        var viewers = new ArrayList<Thread>();
        for (var channel : channels) viewers.add(Thread.ofVirtual().start(() -> view(channel)));
        Thread.sleep(3_000);
        print("running", rounds, true);
        viewers.forEach(Thread::interrupt);
    }

    private void print(String kind, int rounds, boolean running) throws Exception {
        var millis = new ArrayList<Long>();
        for (var round = 0; round < rounds; round++) {
            for (var channel : channels) {
                // Until the one before it has lingered out, or runs steadily.
                Thread.sleep(running ? 1_100 : 12_000);
                millis.add(zapTo(channel));
            }
        }
        if (millis.isEmpty()) return;
        millis.sort(null);
        System.out.printf(
                "%s: median %d ms, worst %d ms, all %s%n",
                kind,
                millis.get(millis.size() / 2),
                millis.getLast(),
                millis.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    private long zapTo(Channel channel) throws Exception {
        pictureAt.set(0);
        var began = System.nanoTime();
        FxToolkit.on(() -> {
            zap.choose(PreviewTarget.of(channel));
            return true;
        });
        until(() -> pictureAt.get() > 0);
        var millis = (pictureAt.get() - began) / 1_000_000;
        System.out.println(channel.name() + ": " + millis + " ms");
        return millis;
    }

    /// Another viewer, who keeps it running.
    private void view(Channel channel) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(engine.server().localWatchUrl(channel.id())))
                    .header("User-Agent", "viewer " + channel.id())
                    .build();
            try (var body = http.send(request, BodyHandlers.ofInputStream()).body()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            // The measure has ended.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
