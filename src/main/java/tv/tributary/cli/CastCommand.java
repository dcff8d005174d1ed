package tv.tributary.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.text.Messages;

/// `tributary cast …`: players in the home network, and what is sent to them.
@Command(
        name = "cast",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.cast.about}",
        synopsisSubcommandLabel = "(list | add | rename | remove | play | pause | resume | seek | stop | volume)")
final class CastCommand extends ApiCommand {
    private static final String RECEIVERS = "/api/cast/receivers";

    private record Player(
            long id,
            String name,
            ReceiverKind kind,
            String address,
            ReceiverPhase phase,
            Optional<String> title,
            Optional<Duration> position,
            Optional<Duration> length,
            Optional<String> words) {}

    private record Players(List<Player> receivers) {}

    private record NewPlayer(
            String name,
            String kind,
            String address,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password) {}

    private record Name(String name) {}

    private record Nothing() {}

    private record Seek(long position) {}

    private record Volume(int volume) {}

    private record What(
            @Nullable Long channel,
            @Nullable Long film,
            @Nullable Long episode,
            @Nullable Long recording) {}

    /// What to play.
    static final class Choice {
        @Option(names = "--channel", paramLabel = "CHANNEL", description = "${bundle:cli.cast.channel}")
        private @Nullable String channel;

        @Option(names = "--film", paramLabel = "ID", description = "${bundle:cli.cast.film}")
        private @Nullable Long film;

        @Option(names = "--episode", paramLabel = "ID", description = "${bundle:cli.cast.episode}")
        private @Nullable Long episode;

        @Option(names = "--recording", paramLabel = "ID", description = "${bundle:cli.cast.recording}")
        private @Nullable Long recording;

        private What on(ApiClient apiClient) {
            return new What(channel == null ? null : channel(apiClient, channel), film, episode, recording);
        }
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get(RECEIVERS));
            else show(apiClient.get(RECEIVERS, Players.class).receivers());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.add.about}")
    int add(
            @Parameters(paramLabel = "KIND", description = "${bundle:cli.cast.kind}") String kind,
            @Parameters(paramLabel = "ADDRESS", description = "${bundle:cli.cast.address}") String address,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.cast.name}") @Nullable
                    String name,
            @Option(names = "--port", paramLabel = "N", description = "${bundle:cli.cast.port}") @Nullable Integer port,
            @Option(names = "--user", paramLabel = "USER", description = "${bundle:cli.cast.user}") @Nullable
                    String user,
            @Option(
                            names = "--password",
                            paramLabel = "PASSWORD",
                            interactive = true,
                            arity = "0..1",
                            description = "${bundle:cli.cast.password}")
                    @Nullable
                    String password) {
        try (var apiClient = api()) {
            var wanted = new NewPlayer(name == null ? address : name, kind, address, port, user, password);
            var added = apiClient.post(RECEIVERS, wanted, Player.class);
            out().println(Messages.of("cli.cast.added", added.name(), added.id()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.rename.about}")
    int rename(
            @Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player,
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.cast.name}") String name) {
        try (var apiClient = api()) {
            apiClient.put(path(apiClient, player, ""), new Name(name), Player.class);
            out().println(Messages.of("cli.cast.renamed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.remove.about}")
    int remove(@Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player) {
        try (var apiClient = api()) {
            apiClient.delete(path(apiClient, player, ""));
            out().println(Messages.of("cli.cast.removed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.play.about}")
    int play(
            @Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player,
            @ArgGroup(multiplicity = "1") Choice choice) {
        try (var apiClient = api()) {
            tell(apiClient.post(path(apiClient, player, "/play"), choice.on(apiClient), Player.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.pause.about}")
    int pause(@Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player) {
        return ask(player, "/pause", new Nothing());
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.resume.about}")
    int resume(@Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player) {
        return ask(player, "/play", new Nothing());
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.stop.about}")
    int stop(@Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player) {
        return ask(player, "/stop", new Nothing());
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.seek.about}")
    int seek(
            @Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player,
            @Parameters(paramLabel = "SECONDS", description = "${bundle:cli.cast.seconds}") long seconds) {
        return ask(player, "/seek", new Seek(seconds));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.cast.volume.about}")
    int volume(
            @Parameters(paramLabel = "PLAYER", description = "${bundle:cli.cast.player}") String player,
            @Parameters(paramLabel = "PERCENT", description = "${bundle:cli.cast.percent}") int percent) {
        return ask(player, "/volume", new Volume(percent));
    }

    private int ask(String player, String what, Record body) {
        try (var apiClient = api()) {
            tell(apiClient.post(path(apiClient, player, what), body, Player.class));
        }
        return 0;
    }

    private static String path(ApiClient apiClient, String player, String what) {
        var all = apiClient.get(RECEIVERS, Players.class).receivers();
        var found = find(all, Player::id, Player::name, player, "cli.cast.unknown");
        return RECEIVERS + "/" + found.id() + what;
    }

    private void tell(Player player) {
        out().println(Messages.of("cli.cast.state", player.name(), words(player)));
    }

    private static String words(Player player) {
        var phase = Messages.of(player.phase());
        var what = player.title().map(title -> phase + ": " + title).orElse(phase);
        return player.words().map(words -> what + " – " + words).orElse(what);
    }

    private void show(List<Player> all) {
        if (all.isEmpty()) {
            out().println(Messages.of("cli.cast.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.kind"),
                Messages.of("cli.column.address"),
                Messages.of("cli.column.state"));
        for (var one : all) textTable.add(one.id(), one.name(), Messages.of(one.kind()), one.address(), words(one));
        textTable.print(out());
    }
}
