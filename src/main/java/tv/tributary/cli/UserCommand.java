package tv.tributary.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.access.User.UserState;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary user …`: the people who may watch.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.user.about}",
        synopsisSubcommandLabel = "(list | usage | add | change | password | pin | addresses | disconnect | remove)")
final class UserCommand extends ApiCommand {
    private record ListedUser(long id, String name, UserState state, int maxStreams, Optional<String> lastDay) {}

    /// What is null stays as it is.
    private record Change(
            @Nullable String name,
            @Nullable String password,
            @Nullable Integer maxStreams,
            @Nullable Boolean enabled,
            @Nullable String lastDay,
            @Nullable Set<String> days,
            @Nullable List<String> rights,
            @Nullable List<String> groups,
            @Nullable List<String> hiddenGroups,
            @Nullable Boolean movies,
            @Nullable Boolean series,
            @Nullable Integer highestAge,
            @Nullable Boolean unrated,
            @Nullable Integer largestPicture,
            @Nullable Integer mostKbps,
            @Nullable Integer guideDays) {}

    private record Used(long seconds, long bytes, long secondsInAll, long bytesInAll) {}

    private record User(String name, Used usage) {}

    private record Device(String name, String owner, Used usage) {}

    private record NewPin(@Nullable String pin) {}

    private record NewPassword(@Nullable String password) {}

    private record Ended(int ended) {}

    /// What a player is asked for.
    record Addresses(
            String playlist,
            String guide,
            String server,
            String user,
            String password,
            Optional<String> shortPlaylist,
            Optional<String> shortGuide) {
        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add(Messages.of("cli.addresses.playlist", playlist));
            lines.add(Messages.of("cli.addresses.guide", guide));
            shortPlaylist.ifPresent(address -> lines.add(Messages.of("cli.addresses.short", address)));
            lines.add(Messages.of("cli.addresses.login", server, user, password));
            return lines;
        }
    }

    /// What can be decided of a user.
    static final class Limits {
        @Option(names = "--streams", paramLabel = "N", description = "${bundle:cli.user.streams}")
        @Nullable
        Integer streams;

        @Option(names = "--until", paramLabel = "DAY", description = "${bundle:cli.user.until}")
        @Nullable
        String until;

        @Option(names = "--days", paramLabel = "DAY", split = ",", description = "${bundle:cli.user.days}")
        @Nullable
        Set<String> days;

        @Option(names = "--catch-up", negatable = true, description = "${bundle:cli.user.catch-up}")
        @Nullable
        Boolean catchUp;

        @Option(names = "--recording", negatable = true, description = "${bundle:cli.user.recording}")
        @Nullable
        Boolean recording;

        @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.user.group}")
        @Nullable
        List<String> groups;

        @Option(names = "--hide-group", paramLabel = "GROUP", description = "${bundle:cli.user.hide-group}")
        @Nullable
        List<String> hiddenGroups;

        @Option(names = "--all-groups", description = "${bundle:cli.user.all-groups}")
        boolean allGroups;

        @Option(names = "--movies", negatable = true, description = "${bundle:cli.user.movies}")
        @Nullable
        Boolean movies;

        @Option(names = "--series", negatable = true, description = "${bundle:cli.user.series}")
        @Nullable
        Boolean series;

        @Option(names = "--age", paramLabel = "AGE", description = "${bundle:cli.view.age}")
        @Nullable
        Integer highestAge;

        @Option(names = "--unrated", negatable = true, description = "${bundle:cli.view.unrated}")
        @Nullable
        Boolean unrated;

        @Option(names = "--picture", paramLabel = "LINES", description = "${bundle:cli.view.picture}")
        @Nullable
        Integer largestPicture;

        @Option(names = "--bitrate", paramLabel = "KBPS", description = "${bundle:cli.view.bitrate}")
        @Nullable
        Integer mostKbps;

        @Option(names = "--guide-days", paramLabel = "N", description = "${bundle:cli.view.guide-days}")
        @Nullable
        Integer guideDays;

        private Change change(@Nullable String name, @Nullable String password, @Nullable Boolean enabled) {
            return new Change(
                    name,
                    password,
                    streams,
                    enabled,
                    until,
                    days,
                    rights(),
                    allGroups ? List.of() : groups,
                    hiddenGroups,
                    movies,
                    series,
                    highestAge,
                    unrated,
                    largestPicture,
                    mostKbps,
                    guideDays);
        }

        /// Both are decided together; what is not named is allowed.
        private @Nullable List<String> rights() {
            if (catchUp == null && recording == null) return null;
            var rights = new ArrayList<String>();
            if (!Boolean.FALSE.equals(catchUp)) rights.add("catch_up");
            if (!Boolean.FALSE.equals(recording)) rights.add("recording");
            return rights;
        }
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/users"));
            else show(apiClient.get("/api/users", ListedUser[].class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.usage.about}")
    int usage() {
        try (var apiClient = api()) {
            var textTable = new TextTable(
                    Messages.of("cli.column.user"),
                    Messages.of("cli.column.device"),
                    Messages.of("cli.column.lately"),
                    "",
                    Messages.of("cli.column.in-all"),
                    "");
            for (var user : apiClient.get("/api/users", User[].class)) add(textTable, user.name(), "", user.usage());
            for (var device : apiClient.get("/api/devices", Device[].class))
                add(textTable, device.owner(), device.name(), device.usage());
            textTable.print(out());
        }
        return 0;
    }

    private static void add(TextTable table, String user, String device, Used used) {
        table.add(
                user,
                device,
                Units.duration(Duration.ofSeconds(used.seconds())),
                Units.bytes(used.bytes()),
                Units.duration(Duration.ofSeconds(used.secondsInAll())),
                Units.bytes(used.bytesInAll()));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.add.about}")
    int add(
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.user.name}") String name,
            @Option(
                            names = "--password",
                            paramLabel = "TEXT",
                            arity = "0..1",
                            interactive = true,
                            description = "${bundle:cli.user.password}")
                    @Nullable
                    String password,
            @Mixin Limits limits) {
        try (var apiClient = api()) {
            var added = apiClient.post("/api/users", limits.change(name, password, null), ListedUser.class);
            out().println(Messages.of("cli.user.added", added.name(), added.id()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.change.about}")
    int change(
            @Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.user.name}") @Nullable
                    String name,
            @Option(names = "--enabled", negatable = true, description = "${bundle:cli.user.enabled}") @Nullable
                    Boolean enabled,
            @Mixin Limits limits) {
        try (var apiClient = api()) {
            apiClient.put("/api/users/" + id(apiClient, user), limits.change(name, null, enabled), ListedUser.class);
            out().println(Messages.of("cli.user.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.password.about}")
    int password(
            @Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user,
            @Option(
                            names = "--password",
                            paramLabel = "TEXT",
                            arity = "0..1",
                            interactive = true,
                            description = "${bundle:cli.user.password}")
                    @Nullable
                    String password) {
        try (var apiClient = api()) {
            apiClient.post(
                    "/api/users/" + id(apiClient, user) + "/password", new NewPassword(password), ListedUser.class);
            out().println(Messages.of(password == null ? "cli.user.no-password" : "cli.user.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.pin.about}")
    int pin(
            @Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user,
            @Option(
                            names = "--pin",
                            paramLabel = "DIGITS",
                            arity = "0..1",
                            interactive = true,
                            description = "${bundle:cli.user.pin}")
                    @Nullable
                    String pin) {
        try (var apiClient = api()) {
            apiClient.post("/api/users/" + id(apiClient, user) + "/pin", new NewPin(pin), ListedUser.class);
            out().println(Messages.of(pin == null ? "cli.user.no-pin" : "cli.user.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.addresses.about}")
    int addresses(@Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user) {
        try (var apiClient = api()) {
            apiClient
                    .get("/api/users/" + id(apiClient, user) + "/addresses", Addresses.class)
                    .lines()
                    .forEach(out()::println);
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.disconnect.about}")
    int disconnect(@Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user) {
        try (var apiClient = api()) {
            var ended = apiClient.post("/api/users/" + id(apiClient, user) + "/disconnect", Ended.class);
            out().println(Messages.of("cli.user.disconnected", ended.ended()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.user.remove.about}")
    int remove(@Parameters(paramLabel = "USER", description = "${bundle:cli.user.which}") String user) {
        try (var apiClient = api()) {
            apiClient.delete("/api/users/" + id(apiClient, user));
            out().println(Messages.of("cli.user.removed"));
        }
        return 0;
    }

    /// @throws CommandFailure if there is no such user
    static long id(ApiClient apiClient, String user) {
        return find(
                        List.of(apiClient.get("/api/users", ListedUser[].class)),
                        ListedUser::id,
                        ListedUser::name,
                        user,
                        "cli.user.unknown")
                .id();
    }

    private void show(ListedUser[] all) {
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.state"),
                Messages.of("cli.column.streams"),
                Messages.of("cli.column.until"));
        for (var user : all) {
            textTable.add(
                    user.id(),
                    user.name(),
                    Messages.of(user.state()),
                    user.maxStreams() == 0 ? Messages.of("cli.user.unlimited") : Integer.toString(user.maxStreams()),
                    user.lastDay().orElse(""));
        }
        textTable.print(out());
    }
}
