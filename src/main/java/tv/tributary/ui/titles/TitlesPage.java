package tv.tributary.ui.titles;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.event.Subscription;
import tv.tributary.library.Library;
import tv.tributary.library.TitleRow;
import tv.tributary.model.ProviderId;
import tv.tributary.settings.Settings;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.preview.Preview;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout;

/// The page of films and series. FX thread only.
public final class TitlesPage implements Page {
    private static final Duration SETTLED = Duration.millis(600);

    private final TitlesModel model;
    private final TitleDetailModel detail;
    private final TitleChanges changes;
    private final TitlesView view;
    private final LogoImages posters;
    private final LogoImages backdrops;

    /// @param exports the files that exports have written of a title, by their names; may block
    public TitlesPage(
            Library library,
            Catalog catalog,
            LongFunction<Map<String, List<String>>> exports,
            LogoImages posters,
            LogoImages backdrops,
            Settings settings,
            Preview preview,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator) {
        this.posters = posters;
        this.backdrops = backdrops;
        this.model = new TitlesModel(library, () -> names(catalog.providers()), background, fxBridge);
        var layout = settings.of(TitlesLayout.NAME, TitlesLayout.defaults()).get();
        model.kind.set(layout.kind());
        model.face.set(layout.face());
        model.order.set(layout.order());
        model.reversed.set(layout.reversed());
        model.filtersOpen.set(layout.filtersOpen());
        this.detail = new TitleDetailModel(
                library, exports, (film, title) -> preview.play(film, title), preview.sharing(), background, fxBridge);
        this.changes = new TitleChanges(catalog.titleEdits(), catalog.history(), background, fxBridge, toasts);
        this.view = new TitlesView(
                model,
                detail,
                changes,
                posters,
                backdrops,
                InstantSource.system(),
                () -> navigator.go(Place.PROVIDERS));
        var saves = new SerialExecutor(background);
        var settling = new PauseTransition(SETTLED);
        settling.setOnFinished(_ -> {
            var now = new TitlesLayout(
                    model.kind.get(),
                    model.face.get(),
                    model.order.get(),
                    model.reversed.get(),
                    model.filtersOpen.get());
            saves.run(() -> settings.save(TitlesLayout.NAME, now));
        });
        model.kind.subscribe((_, _) -> settling.playFromStart());
        model.face.subscribe((_, _) -> settling.playFromStart());
        model.order.subscribe((_, _) -> settling.playFromStart());
        model.reversed.subscribe((_, _) -> settling.playFromStart());
        model.filtersOpen.subscribe((_, _) -> settling.playFromStart());
    }

    private static Map<ProviderId, String> names(Providers providers) {
        var names = new LinkedHashMap<ProviderId, String>();
        for (var status : providers.all())
            names.put(status.provider().id(), status.provider().name());
        return names;
    }

    /// Shows a title in detail; the page must be open.
    public void show(TitleRow title) {
        model.showKind(title.kind());
        detail.open(title);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return Subscription.all(model.open(), detail.open(), changes.open(), posters::clear, backdrops::clear);
    }
}
