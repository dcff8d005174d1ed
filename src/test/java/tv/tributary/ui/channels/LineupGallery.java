package tv.tributary.ui.channels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.layout.StackPane;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.Drawer;

/// Draws the sheet on which one chooses what to watch, to look at: `LineupGallery FOLDER`.
final class LineupGallery {
    private static final List<String> COUNTRIES =
            List.of("UK", "DE", "FR", "IT", "ES", "PL", "TR", "US", "NL", "SE", "PT");
    private static final List<String> TOPICS = List.of("SPORTS", "NEWS", "KIDS", "MOVIES", "DOCUMENTARY", "MUSIC");

    private LineupGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var home = new Household();
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("home.m3u", list())));
        if (!home.catalog.sync().sync(provider.id()).await(Duration.ofMinutes(1))) throw new IllegalStateException();
        FxToolkit.start();
        Gallery.save(folder, "lineup", 1072, 720, () -> view(home));
        Gallery.save(folder, "lineup-least", 652, 540, () -> view(home));
        System.exit(0);
    }

    private static StackPane view(Household home) {
        var model = new LineupModel(home.catalog.selection(), home.catalog.history(), home.background, home.toasts);
        var drawer = new Drawer(model::closeSheet);
        var root = new StackPane(drawer);
        var sheet = new LineupSheet(model);
        drawer.show(sheet);
        model.openSheet();
        model.ready.subscribe(ready -> {
            if (ready) {
                model.tickLanguage("en");
                model.groups.getFirst().chosen.set(false);
            }
        });
        return root;
    }

    private static String list() {
        var list = new StringBuilder("#EXTM3U\n");
        var id = 0;
        for (var country : COUNTRIES) {
            for (var topic : TOPICS) {
                for (var i = 0; i < 3 + (country.charAt(0) + topic.length()) % 5; i++) {
                    var group = i % 3 == 2 ? country + " - " + topic + " HD" : country + "| " + topic;
                    list.append("#EXTINF:-1 group-title=\"%s\",%s: %s Channel %dq%n"
                            .formatted(group, country, topic, 100 * i + id));
                    list.append("http://a.test/live/u/p/%d.ts%n".formatted(++id));
                }
            }
        }
        return list.toString();
    }
}
