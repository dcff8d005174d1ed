package tv.tributary.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary profile …`: profiles of output, each with addresses of its own.
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.profile.about}",
        synopsisSubcommandLabel = "(list | add | change | split | renew | remove)")
final class ProfileCommand extends ApiCommand {
    private enum Format {
        TS,
        HLS
    }

    private enum Mode {
        ALL,
        ONLY,
        EXCEPT,
        NONE
    }

    private record Filter(Mode mode, List<String> names) {
        static @Nullable Filter of(@Nullable Boolean all) {
            return all == null ? null : new Filter(all ? Mode.ALL : Mode.NONE, List.of());
        }
    }

    private record Profile(long id, String name, String playlist, String tuner, int channels) {}

    /// What is null stays as it is.
    private record Change(
            @Nullable String name,
            @Nullable Boolean tuner,
            @Nullable Filter groups,
            @Nullable Boolean favouritesOnly,
            @Nullable Boolean radio,
            @Nullable Filter movies,
            @Nullable Filter series,
            @Nullable Integer firstNumber,
            @Nullable Format format,
            @Nullable Integer guideDays,
            @Nullable Boolean logos,
            @Nullable Integer highestAge,
            @Nullable Boolean unrated,
            @Nullable Integer largestPicture,
            @Nullable Integer mostKbps,
            @Nullable Boolean aac) {}

    /// What it shows.
    static final class Shown {
        @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.profile.group}")
        private @Nullable List<String> groups;

        @Option(names = "--without-group", paramLabel = "GROUP", description = "${bundle:cli.profile.without-group}")
        private @Nullable List<String> leftOut;

        @Option(names = "--all-groups", description = "${bundle:cli.profile.all-groups}")
        private boolean allGroups;

        @Option(
                names = "--favourites",
                arity = "1",
                paramLabel = "BOOL",
                description = "${bundle:cli.profile.favourites}")
        private @Nullable Boolean favourites;

        @Option(names = "--radio", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.radio}")
        private @Nullable Boolean radio;

        @Option(names = "--movies", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.movies}")
        private @Nullable Boolean movies;

        @Option(names = "--series", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.series}")
        private @Nullable Boolean series;

        @Option(names = "--numbers-from", paramLabel = "N", description = "${bundle:cli.profile.numbers}")
        private @Nullable Integer first;

        @Option(names = "--format", paramLabel = "FORMAT", description = "${bundle:cli.profile.format}")
        private @Nullable Format format;

        @Option(names = "--guide-days", paramLabel = "N", description = "${bundle:cli.profile.days}")
        private @Nullable Integer days;

        @Option(names = "--logos", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.logos}")
        private @Nullable Boolean logos;

        @Option(names = "--tuner", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.tuner}")
        private @Nullable Boolean tuner;

        @Option(names = "--age", paramLabel = "AGE", description = "${bundle:cli.view.age}")
        private @Nullable Integer highestAge;

        @Option(names = "--unrated", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.view.unrated}")
        private @Nullable Boolean unrated;

        @Option(names = "--picture", paramLabel = "LINES", description = "${bundle:cli.view.picture}")
        private @Nullable Integer largestPicture;

        @Option(names = "--bitrate", paramLabel = "KBPS", description = "${bundle:cli.view.bitrate}")
        private @Nullable Integer mostKbps;

        @Option(names = "--aac", arity = "1", paramLabel = "BOOL", description = "${bundle:cli.profile.aac}")
        private @Nullable Boolean aac;

        private Change change(@Nullable String name) {
            return new Change(
                    name,
                    tuner,
                    groups(),
                    favourites,
                    radio,
                    Filter.of(movies),
                    Filter.of(series),
                    first,
                    format,
                    days,
                    logos,
                    highestAge,
                    unrated,
                    largestPicture,
                    mostKbps,
                    aac);
        }

        private @Nullable Filter groups() {
            if (allGroups) return Filter.of(true);
            if (groups != null) return new Filter(Mode.ONLY, groups);
            return leftOut == null ? null : new Filter(Mode.EXCEPT, leftOut);
        }
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/profiles"));
            else show(List.of(apiClient.get("/api/profiles", Profile[].class)));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.add.about}")
    int add(
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.profile.name}") String name,
            @ArgGroup(exclusive = false) @Nullable Shown shown) {
        try (var apiClient = api()) {
            show(apiClient.post("/api/profiles", shown(shown).change(name), Profile.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.change.about}")
    int change(
            @Parameters(paramLabel = "ID", description = "${bundle:cli.profile.id}") long id,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.profile.name}") @Nullable
                    String name,
            @ArgGroup(exclusive = false) @Nullable Shown shown) {
        try (var apiClient = api()) {
            apiClient.put("/api/profiles/" + id, shown(shown).change(name), Profile.class);
            out().println(Messages.of("cli.profile.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.split.about}")
    int split(@Parameters(paramLabel = "ID", description = "${bundle:cli.profile.id}") long id) {
        try (var apiClient = api()) {
            show(apiClient.post("/api/profiles/" + id + "/split", Profile.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.renew.about}")
    int renew(@Parameters(paramLabel = "ID", description = "${bundle:cli.profile.id}") long id) {
        try (var apiClient = api()) {
            show(apiClient.post("/api/profiles/" + id + "/renew", Profile.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.profile.remove.about}")
    int remove(@Parameters(paramLabel = "ID", description = "${bundle:cli.profile.id}") long id) {
        try (var apiClient = api()) {
            apiClient.delete("/api/profiles/" + id);
            out().println(Messages.of("cli.profile.removed"));
        }
        return 0;
    }

    private static Shown shown(@Nullable Shown given) {
        return Optional.ofNullable(given).orElseGet(Shown::new);
    }

    private void show(Profile one) {
        out().println(Messages.of("cli.profile.now", one.name(), one.channels(), one.playlist()));
        if (!one.tuner().isEmpty()) out().println(Messages.of("cli.profile.now.tuner", one.tuner()));
    }

    private void show(List<Profile> all) {
        if (all.isEmpty()) {
            out().println(Messages.of("cli.profile.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.channels"),
                Messages.of("cli.column.address"));
        for (var one : all) textTable.add(one.id(), one.name(), one.channels(), one.playlist());
        textTable.print(out());
    }
}
