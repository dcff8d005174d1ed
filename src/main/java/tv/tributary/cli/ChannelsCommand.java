package tv.tributary.cli;

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

/// `tributary channels [TEXT…]`: what can be watched.
@Command(name = "channels", mixinStandardHelpOptions = true, description = "${bundle:cli.channels.about}")
final class ChannelsCommand implements Callable<Integer> {
    private record Channel(long id, String number, String name, String group, int sources) {}

    private record Page(int total, List<Channel> channels) {}

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "${bundle:cli.channels.text}")
    private String[] words = {};

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "${bundle:cli.channels.limit}")
    private int limit;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Override
    public Integer call() {
        var out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
        var text = URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
        var path = "/api/channels?limit=" + limit + "&text=" + text;
        try (var api = Optional.ofNullable(parent).orElseThrow().api()) {
            if (json) {
                out.println(api.get(path));
                return 0;
            }
            var page = api.get(path, Page.class);
            if (page.total() == 0) {
                out.println(Messages.of("cli.channels.none"));
                return 0;
            }
            var table = new Table(
                    Messages.of("cli.column.id"),
                    Messages.of("cli.column.number"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.column.group"),
                    Messages.of("cli.column.streams"));
            for (var channel : page.channels()) {
                table.add(channel.id(), channel.number(), channel.name(), channel.group(), channel.sources());
            }
            table.print(out);
            out.println(Messages.of("cli.channels.shown", page.channels().size(), page.total()));
            return 0;
        }
    }
}
