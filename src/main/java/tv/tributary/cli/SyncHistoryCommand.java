package tv.tributary.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.catalog.sync.SyncHistory.StreamChange;
import tv.tributary.text.Messages;

/// `tributary provider changes PROVIDER`: what syncs have changed of its list.
@Command(name = "changes", mixinStandardHelpOptions = true, description = "${bundle:cli.provider.changes.about}")
final class SyncHistoryCommand extends ApiCommand {
    private record Named(long id, String name) {}

    private record Sync(long id, int added, int changed, int gone) {
        boolean isChange() {
            return added + changed + gone > 0;
        }
    }

    private record Change(StreamChange kind, String name, String before, String after) {}

    @Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}")
    private String wanted = "";

    @Option(names = "--last", description = "${bundle:cli.provider.changes.last}")
    private boolean last;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Override
    public void run() {
        try (var apiClient = api()) {
            var provider = find(
                    List.of(apiClient.get("/api/providers", Named[].class)),
                    Named::id,
                    Named::name,
                    wanted,
                    "cli.provider.unknown");
            var path = path(apiClient, provider.id());
            if (json) out().println(path.map(apiClient::get).orElse("[]"));
            else
                show(
                        provider,
                        path.map(one -> apiClient.get(one, Change[].class)).orElse(new Change[0]));
        }
    }

    private Optional<String> path(ApiClient apiClient, long provider) {
        var ofProvider = "/api/providers/" + provider;
        if (!last) return Optional.of(ofProvider + "/changes");
        return Stream.of(apiClient.get(ofProvider + "/syncs?limit=200", Sync[].class))
                .filter(Sync::isChange)
                .findFirst()
                .map(sync -> ofProvider + "/syncs/" + sync.id() + "/changes");
    }

    private void show(Named provider, Change[] changes) {
        if (changes.length == 0) out().println(Messages.of("cli.provider.changes.none", provider.name()));
        for (var kind : StreamChange.values()) {
            var some = Stream.of(changes).filter(one -> one.kind() == kind).toList();
            if (some.isEmpty()) continue;
            out().println(Messages.of("cli.provider.changes.kind", Messages.of(kind), some.size()));
            for (var one : some) out().println("  " + line(one));
        }
    }

    private static String line(Change one) {
        var key = Messages.key(one.kind()).replace("stream-change.", "stream-change.line.");
        return one.before().isEmpty() ? one.name() : Messages.of(key, one.name(), one.before(), one.after());
    }
}
