package tv.tributary.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary movies [TEXT]` and `tributary series [TEXT]`: films and series by name.
abstract class TitlesCommand extends ApiCommand {
    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "${bundle:cli.titles.text}")
    private final List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "${bundle:cli.titles.limit}")
    private int limit = 50;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    private final String path;

    /// @param path where the API has them
    TitlesCommand(String path) {
        this.path = path;
    }

    @Command(name = "movies", mixinStandardHelpOptions = true, description = "${bundle:cli.titles.movies}")
    static final class MoviesCommand extends TitlesCommand {
        MoviesCommand() {
            super("/api/movies");
        }
    }

    @Command(name = "series", mixinStandardHelpOptions = true, description = "${bundle:cli.titles.series}")
    static final class SeriesCommand extends TitlesCommand {
        SeriesCommand() {
            super("/api/series");
        }
    }

    private record Title(long id, String name, Optional<Integer> year, Optional<Double> rating, String genres) {}

    private record Page(int total, List<Title> titles) {}

    @Override
    public void run() {
        var text = URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
        var request = path + "?text=" + text + "&limit=" + limit;
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get(request));
            else show(apiClient.get(request, Page.class));
        }
    }

    private void show(Page page) {
        if (page.titles().isEmpty()) {
            out().println(Messages.of("cli.titles.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.year"),
                Messages.of("cli.column.rating"),
                Messages.of("cli.column.genres"));
        for (var title : page.titles()) {
            textTable.add(
                    title.id(),
                    title.name(),
                    title.year().map(String::valueOf).orElse(""),
                    title.rating().map(String::valueOf).orElse(""),
                    title.genres());
        }
        textTable.print(out());
        var shown = page.titles().size();
        if (shown < page.total()) out().println(Messages.of("cli.titles.more", shown, page.total()));
    }
}
