package tv.tributary.cli;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary favourites …`: the favourites, and what was watched last.
@Command(
        name = "favourites",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.favourites.about}",
        synopsisSubcommandLabel = "(list | add | remove | first | recent)")
final class FavouritesCommand extends ApiCommand {
    private record Channel(long id, String number, String name, String group) {}

    private record Watched(Channel channel, Instant at) {}

    private record Channels(List<Long> channels) {}

    private record Done(String words) {}

    private record Playlist(boolean favouritesFirst) {}

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.favourites.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/favourites"));
            else show(apiClient.get("/api/favourites", Channel[].class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.favourites.add.about}")
    int add(
            @Parameters(paramLabel = "CHANNEL", arity = "1..*", description = "${bundle:cli.favourites.which}")
                    List<String> channels) {
        return change("add", channels);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.favourites.remove.about}")
    int remove(
            @Parameters(paramLabel = "CHANNEL", arity = "1..*", description = "${bundle:cli.favourites.which}")
                    List<String> channels) {
        return change("remove", channels);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.favourites.first.about}")
    int first(@Option(names = "--off", description = "${bundle:cli.favourites.first.off}") boolean off) {
        try (var apiClient = api()) {
            var now = apiClient.put("/api/settings/playlist", new Playlist(!off), Playlist.class);
            out().println(Messages.of(now.favouritesFirst() ? "cli.favourites.first.on" : "cli.favourites.first.done"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.favourites.recent.about}")
    int recent(
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "${bundle:cli.favourites.limit}")
                    int limit,
            @Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            var path = "/api/watched?limit=" + limit;
            if (json) out().println(apiClient.get(path));
            else showWatched(apiClient.get(path, Watched[].class));
        }
        return 0;
    }

    private int change(String what, List<String> channels) {
        try (var apiClient = api()) {
            var ids = channels.stream().map(named -> channel(apiClient, named)).toList();
            out().println(apiClient
                    .post("/api/favourites/" + what, new Channels(ids), Done.class)
                    .words());
        }
        return 0;
    }

    private void show(Channel... channels) {
        if (channels.length == 0) {
            out().println(Messages.of("cli.favourites.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.number"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.group"));
        for (var channel : channels) textTable.add(channel.id(), channel.number(), channel.name(), channel.group());
        textTable.print(out());
    }

    private void showWatched(Watched... all) {
        if (all.length == 0) {
            out().println(Messages.of("cli.favourites.recent.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"), Messages.of("cli.column.name"), Messages.of("cli.column.watched"));
        var now = Instant.now();
        for (var one : all) textTable.add(one.channel().id(), one.channel().name(), Units.ago(one.at(), now));
        textTable.print(out());
    }
}
