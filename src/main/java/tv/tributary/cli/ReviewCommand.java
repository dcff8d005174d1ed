package tv.tributary.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary review …`: questions about channels; whether two are one, whether one should be two.
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.review.about}",
        synopsisSubcommandLabel = "(list | yes | no | later | reopen | names)")
final class ReviewCommand extends ApiCommand {
    private static final String PATH = "/api/questions";

    private record Line(String name, String group, String provider) {}

    private record Side(String name, List<Line> streams) {
        /// `Sky One (UK: Sky One HD · Home)`.
        String words() {
            return name
                    + streams.stream()
                            .limit(2)
                            .map(line -> line.name() + " · " + line.provider())
                            .collect(Collectors.joining("; ", " (", streams.size() > 2 ? "; …)" : ")"));
        }
    }

    private record Asked(long id, String kind, boolean join, int sureness, Side one, Side other, String why) {}

    private record Kind(String kind, String words, int open, int sureness) {}

    private record Page(int total, List<Kind> kinds, List<Asked> questions) {}

    private record Done(String words) {}

    private record Ids(List<Long> ids) {}

    private record Named(long channel, String before, String after, String why) {}

    private record Names(int total, List<Named> names) {}

    @Override
    public void run() {
        list(null, 20, false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.list.about}")
    int list(
            @Option(names = "--kind", paramLabel = "KIND", description = "${bundle:cli.review.kind}") @Nullable
                    String kind,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "${bundle:cli.review.limit}")
                    int limit,
            @Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            var path = PATH + "?limit=" + limit + (kind == null ? "" : "&kind=" + kind);
            if (json) out().println(apiClient.get(path));
            else show(apiClient.get(path, Page.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.yes.about}")
    int yes(@Parameters(paramLabel = "ID|KIND", description = "${bundle:cli.review.which}") String which) {
        return answer(which, "yes");
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.no.about}")
    int no(@Parameters(paramLabel = "ID|KIND", description = "${bundle:cli.review.which}") String which) {
        return answer(which, "no");
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.later.about}")
    int later(@Parameters(paramLabel = "ID|KIND", description = "${bundle:cli.review.which}") String which) {
        try (var apiClient = api()) {
            var off = apiClient.post(path(which, "later"), Ids.class).ids();
            out().println(Messages.of("duplicates.put-off", off.size()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.reopen.about}")
    int reopen(
            @Parameters(paramLabel = "ID", arity = "1..*", description = "${bundle:cli.review.which}") List<Long> ids) {
        try (var apiClient = api()) {
            apiClient.post(PATH + "/reopen", new Ids(ids), Ids.class);
            out().println(Messages.of("cli.review.reopened"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.review.names.about}")
    int names(
            @Option(names = "--apply", description = "${bundle:cli.review.names.apply}") boolean isTaken,
            @Option(names = "--channel", paramLabel = "ID", description = "${bundle:cli.review.names.channel}")
                    @Nullable
                    List<Long> channels) {
        try (var apiClient = api()) {
            var offers = apiClient.get("/api/names", Names.class).names().stream()
                    .filter(offer -> channels == null || channels.contains(offer.channel()))
                    .toList();
            if (offers.isEmpty()) out().println(Messages.of("cli.review.names.none"));
            else if (isTaken) {
                var ids = new Ids(offers.stream().map(Named::channel).toList());
                out().println(apiClient
                        .post("/api/names/apply", ids, Done.class)
                        .words());
            } else {
                var table = new TextTable("ID", Messages.of("cli.column.name"), "", "");
                for (var offer : offers) table.add(offer.channel(), offer.before(), "→ " + offer.after(), offer.why());
                table.print(out());
            }
        }
        return 0;
    }

    private int answer(String which, String answer) {
        try (var apiClient = api()) {
            out().println(apiClient.post(path(which, answer), Done.class).words());
        }
        return 0;
    }

    private static String path(String which, String answer) {
        var isId = which.matches("[0-9]{1,18}");
        return PATH + (isId ? "/" : "/kinds/") + which + "/" + answer;
    }

    private void show(Page page) {
        if (page.total() == 0) {
            out().println(Messages.of("duplicates.review.none.title"));
            return;
        }
        var kinds = new TextTable(
                Messages.of("cli.column.kind"),
                "",
                Messages.of("cli.column.count"),
                Messages.of("cli.column.sureness"));
        for (var kind : page.kinds()) kinds.add(kind.kind(), kind.words(), kind.open(), kind.sureness());
        kinds.print(out());
        out().println();
        for (var asked : page.questions()) {
            out().println(Messages.of(
                    asked.join() ? "cli.review.join" : "cli.review.split",
                    Long.toString(asked.id()),
                    asked.one().words(),
                    asked.other().words(),
                    asked.sureness(),
                    asked.why()));
        }
    }
}
