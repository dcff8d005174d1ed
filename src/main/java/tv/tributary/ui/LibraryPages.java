package tv.tributary.ui;

import java.util.stream.Collectors;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.job.Jobs;
import tv.tributary.library.Library;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.server.LanServer;
import tv.tributary.settings.Settings;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.mediaservers.MediaServersPage;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.titles.TitlesPage;

/// The pages of films and series, and what other pages do with those. FX thread only.
record LibraryPages(
        Library library,
        LibraryExports exports,
        Providers providers,
        LanServer server,
        Settings settings,
        Jobs jobs,
        LogoImages posters,
        Background background,
        FxBridge fxBridge,
        Toasts toasts,
        Navigator navigator) {
    Page titles() {
        return new TitlesPage(library, providers, posters, settings, background, fxBridge, navigator);
    }

    Page mediaServers() {
        return new MediaServersPage(
                exports,
                jobs,
                server::address,
                () -> providers.all().stream()
                        .collect(Collectors.toMap(
                                status -> status.provider().id(),
                                status -> status.provider().name())),
                background,
                fxBridge,
                toasts);
    }

    /// Writes all exports; where there is none yet, shows where to make one.
    void writeExports() {
        background.run(exports::runAll, running -> {
            if (running.isEmpty()) navigator.go(Place.MEDIA_SERVERS);
        });
    }
}
