package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// `tributary channels [TEXT…]`: lists and explains channels.
@Command(name = "channels", mixinStandardHelpOptions = true, description = "${bundle:cli.channels.about}")
final class ChannelsCommand implements Callable<Integer> {
    private record Channel(long id, String number, String name, String group, int sources) {}

    private record Page(int total, List<Channel> channels) {}

    private record Stream(String providerName, String name, String why, String rank, boolean blocked) {}

    private record Detail(
            long id, String number, String name, String group, List<Stream> sources, List<String> decisions) {}

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "${bundle:cli.channels.text}")
    private String[] words = {};

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "${bundle:cli.channels.limit}")
    private int limit;

    @Option(names = "--explain", description = "${bundle:cli.channels.explain}")
    private boolean explain;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Override
    public Integer call() {
        var out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
        var text = URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
        var path = "/api/channels?limit=" + limit + "&text=" + text + (explain ? "&sight=both" : "");
        try (var apiClient = Optional.ofNullable(parent).orElseThrow().api()) {
            if (json && !explain) {
                out.println(apiClient.get(path));
                return 0;
            }
            var page = apiClient.get(path, Page.class);
            if (page.total() == 0) {
                out.println(Messages.of("cli.channels.none"));
                return 0;
            }
            if (explain) {
                explain(out, apiClient, page);
                return 0;
            }
            var textTable = new TextTable(
                    Messages.of("cli.column.id"),
                    Messages.of("cli.column.number"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.column.group"),
                    Messages.of("cli.column.streams"));
            for (var channel : page.channels()) {
                textTable.add(channel.id(), channel.number(), channel.name(), channel.group(), channel.sources());
            }
            textTable.print(out);
            out.println(Messages.of("cli.channels.shown", page.channels().size(), page.total()));
            return 0;
        }
    }

    private void explain(PrintWriter out, ApiClient apiClient, Page page) {
        for (var channel : page.channels()) {
            var path = "/api/channels/" + channel.id();
            if (json) out.println(apiClient.get(path));
            else explain(out, apiClient.get(path, Detail.class));
        }
        var more = page.total() - page.channels().size();
        if (more > 0 && !json) out.println(Messages.of("cli.explain.more", more));
    }

    private static void explain(PrintWriter out, Detail channel) {
        out.println(Messages.of(
                "cli.explain.channel", channel.name(), channel.number(), channel.group(), Long.toString(channel.id())));
        var place = 0;
        for (var stream : channel.sources()) {
            out.println("  " + Messages.of("cli.explain.stream", ++place, stream.name(), stream.providerName()));
            out.println("     " + stream.why());
            out.println("     " + (stream.blocked() ? Messages.of("cli.explain.blocked") : stream.rank()));
        }
        if (channel.decisions().isEmpty()) return;
        out.println("  " + Messages.of("cli.explain.decided"));
        for (var decision : channel.decisions()) out.println("     " + decision);
    }
}
