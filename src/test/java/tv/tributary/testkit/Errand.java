package tv.tributary.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;

/// The main job from end to end: start, add a provider, play its first channel. Answers `ts` if what came is a
/// transport stream. Made for class loaders that lack something.
public final class Errand implements Callable<String> {
    private final Path data;

    public Errand(Path data) {
        this.data = data;
    }

    @Override
    public String call() throws Exception {
        try (var provider = new FakeProvider("Erste");
                var engine = Engine.open(new Options(data, "127.0.0.1", 0));
                var player = new Player()) {
            var added = engine.catalog().providers().add(ProviderSettings.of("Test", provider.list()));
            if (!engine.catalog().sync().sync(added.id()).await(Duration.ofSeconds(15))) return "sync did not end";
            var channel = player.channels(engine.server().playlistUrl()).getFirst();
            try (var stream = player.watch(channel)) {
                var packets = Player.packets(stream, 100);
                for (int at = 0; at < packets.length; at += EndlessTs.PACKET) {
                    if (packets[at] != 0x47) return "no packet at " + at;
                }
                return packets.length == 100 * EndlessTs.PACKET ? "ts" : "ended";
            }
        }
    }
}
