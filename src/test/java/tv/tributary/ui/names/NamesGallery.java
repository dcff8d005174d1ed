package tv.tributary.ui.names;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;

/// Draws the page of better names, to look at: `NamesGallery FOLDER`.
final class NamesGallery {
    private NamesGallery() {}

    public static void main(String[] arguments) throws Exception {
        FxToolkit.start();
        try (var home = new Household()) {
            for (var list : List.of("first", "second", "third")) {
                var text = new StringBuilder("#EXTM3U\n");
                for (var n = 1; n <= 40; n++)
                    text.append("#EXTINF:-1 group-title=\"Czech\",CZ: %s Paprika %d\nhttp://192.0.2.1/%s/%d.ts\n"
                            .formatted(list.equals("first") ? "FILM" : "Film", n, list, n));
                var added = home.catalog
                        .providers()
                        .add(ProviderSettings.of(list, home.list(list + ".m3u", text.toString())));
                home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20));
            }
            var turns = new SerialExecutor(home.background);
            var model = FxToolkit.on(() -> new NamesModel(
                    home.catalog.nameOffers(),
                    home.catalog.channels(),
                    home.catalog.editor(),
                    new UndoToasts(home.catalog.history(), turns, home.background, home.fxBridge, home.toasts),
                    turns,
                    home.background,
                    home.fxBridge));
            FxToolkit.on(model::open);
            Household.until(model.known::get);
            Gallery.save(Path.of(arguments[0]), "names", 1072, 680, () -> {
                model.rows.subList(0, 3).forEach(row -> row.chosen().set(true));
                return new NamesView(model, new LogoImages(_ -> Optional.empty()));
            });
        }
        System.exit(0);
    }
}
