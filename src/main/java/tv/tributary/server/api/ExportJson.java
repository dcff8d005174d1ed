package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tv.tributary.library.export.ExportChoice;
import tv.tributary.library.export.ExportChoice.CategoryRule;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.ExportStatus;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.library.export.ExportStyle;
import tv.tributary.library.export.MediaServer;
import tv.tributary.library.export.MediaServer.MediaServerKind;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;

/// An export, as it is shown and as it is sent. What is left out keeps its value, or gets the default for a new export;
/// the id and the last run come only from here.
///
/// @param address `http://HOST:PORT` under which players reach this computer
/// @param movieFolder below `folder`; seriesFolder likewise
/// @param details whether providers are asked for what they know of each film, one every two seconds
/// @param artwork whether posters and wide pictures are fetched and stand beside the `.nfo` files
/// @param versions whether each quality and language of a film has a `.strm` of its own
/// @param automatic whether it runs after each sync
/// @param categories what becomes of the titles of single groups of the providers' lists
/// @param otherCategories whether groups without a rule are taken
/// @param languages as names have them; none for all
/// @param providers their ids; none for all
/// @param server told after each run that changed something; its key is never shown
record ExportJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String folder,
        @Nullable ExportStyle style,
        @Nullable String address,
        @Nullable String movieFolder,
        @Nullable String seriesFolder,
        @Nullable Boolean nfo,
        @Nullable Boolean details,
        @Nullable Boolean artwork,
        @Nullable Boolean versions,
        @Nullable Boolean automatic,
        @Nullable Boolean movies,
        @Nullable Boolean series,
        @Nullable List<CategoryRuleJson> categories,
        @Nullable Boolean otherCategories,
        @Nullable Set<String> languages,
        @Nullable Integer leastHeight,
        @Nullable Integer fromYear,
        @Nullable Integer toYear,
        @Nullable Double leastRating,
        @Nullable Set<Long> providers,
        @Nullable MediaServerJson server,
        @Nullable ExportRunView lastRun) {
    /// @param folder where its titles go, below the export's; empty for the usual one
    record CategoryRuleJson(
            TitleKind kind,
            String category,
            boolean included,
            @Nullable String folder) {}

    /// @param kind left out to tell no server
    /// @param key left out keeps the one that is known
    /// @param folder where the server finds the export's folder; empty if under the same path
    record MediaServerJson(
            @Nullable MediaServerKind kind,
            @Nullable String address,
            @Nullable String key,
            @Nullable String folder) {
        /// Leaves the key out.
        @Override
        public String toString() {
            return "MediaServerJson[" + kind + "]";
        }

        Optional<MediaServer> server(Optional<MediaServer> before) {
            if (kind == null) return Optional.empty();
            return Optional.of(new MediaServer(
                    kind,
                    or(address, before.map(MediaServer::address).orElse("")),
                    or(key, before.map(MediaServer::key).orElse("")),
                    or(folder, before.map(MediaServer::folder).orElse(""))));
        }
    }

    /// Counts are of files.
    record ExportRunView(
            ExportResult result, @Nullable Instant at, int added, int changed, int removed, int kept, String words) {}

    static ExportJson of(ExportStatus status) {
        var settings = status.settings();
        var choice = settings.choice();
        return new ExportJson(
                status.id(),
                settings.name(),
                settings.folder(),
                settings.style(),
                settings.address(),
                settings.movieFolder(),
                settings.seriesFolder(),
                settings.nfo(),
                settings.details(),
                settings.artwork(),
                settings.versions(),
                settings.automatic(),
                choice.movies(),
                choice.series(),
                choice.categories().stream()
                        .map(rule -> new CategoryRuleJson(rule.kind(), rule.category(), rule.included(), rule.folder()))
                        .toList(),
                choice.otherCategories(),
                choice.languages(),
                choice.leastHeight(),
                choice.fromYear(),
                choice.toYear(),
                choice.leastRating(),
                choice.providers().stream().map(ProviderId::value).collect(Collectors.toSet()),
                settings.server()
                        .map(server -> new MediaServerJson(server.kind(), server.address(), null, server.folder()))
                        .orElse(null),
                new ExportRunView(
                        status.result(),
                        status.at().orElse(null),
                        status.added(),
                        status.changed(),
                        status.removed(),
                        status.kept(),
                        status.words()));
    }

    /// What the export is to be.
    ///
    /// @param base how it is, or how a new one usually is
    ExportSettings over(ExportSettings base) {
        return new ExportSettings(
                or(name, base.name()),
                or(folder, base.folder()),
                or(style, base.style()),
                or(address, base.address()),
                or(movieFolder, base.movieFolder()),
                or(seriesFolder, base.seriesFolder()),
                or(nfo, base.nfo()),
                or(details, base.details()),
                or(artwork, base.artwork()),
                or(versions, base.versions()),
                or(automatic, base.automatic()),
                choice(base.choice()),
                server == null ? base.server() : server.server(base.server()));
    }

    private ExportChoice choice(ExportChoice base) {
        return new ExportChoice(
                or(movies, base.movies()),
                or(series, base.series()),
                categories == null
                        ? base.categories()
                        : categories.stream()
                                .map(rule -> new CategoryRule(
                                        rule.kind(), rule.category(), rule.included(), or(rule.folder(), "")))
                                .toList(),
                or(otherCategories, base.otherCategories()),
                or(languages, base.languages()),
                or(leastHeight, base.leastHeight()),
                or(fromYear, base.fromYear()),
                or(toYear, base.toYear()),
                or(leastRating, base.leastRating()),
                providers == null
                        ? base.providers()
                        : providers.stream()
                                .filter(id -> id > 0)
                                .map(ProviderId::new)
                                .collect(Collectors.toSet()));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
