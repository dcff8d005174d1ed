package tv.tributary.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tributary move CHANNEL… --before CHANNEL`: the order of channels in the playlist.
@Command(name = "move", mixinStandardHelpOptions = true, description = "${bundle:cli.move.about}")
final class MoveCommand extends ApiCommand {
    private record Move(
            List<Long> channels,
            @Nullable Long before,
            @Nullable Long behind) {}

    private record Channels(List<Long> channels) {}

    private record Done(String words, List<String> notes) {}

    /// One of the three.
    private static final class Target {
        @Option(names = "--before", paramLabel = "CHANNEL", description = "${bundle:cli.move.before}")
        private @Nullable String before;

        @Option(names = "--behind", paramLabel = "CHANNEL", description = "${bundle:cli.move.behind}")
        private @Nullable String behind;

        @Option(names = "--back", description = "${bundle:cli.move.back}")
        private boolean back;
    }

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Parameters(paramLabel = "CHANNEL", arity = "1..*", description = "${bundle:cli.favourites.which}")
    private List<String> channels = List.of();

    @Override
    public void run() {
        try (var apiClient = api()) {
            var ids = channels.stream().map(named -> channel(apiClient, named)).toList();
            var done = target.back
                    ? apiClient.post("/api/channels/move/back", new Channels(ids), Done.class)
                    : apiClient.post("/api/channels/move", move(apiClient, ids), Done.class);
            out().println(done.words());
            done.notes().forEach(out()::println);
        }
    }

    private Move move(ApiClient apiClient, List<Long> ids) {
        var before = target.before;
        var behind = target.behind;
        return new Move(
                ids,
                before == null ? null : channel(apiClient, before),
                behind == null ? null : channel(apiClient, behind));
    }
}
