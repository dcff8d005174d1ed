package tv.tributary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.MergeReport.IdentifiedStream;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.guide.match.ChannelStreams;
import tv.tributary.guide.match.GuideMatch;
import tv.tributary.guide.match.GuideOrigin;
import tv.tributary.guide.match.GuideReport;
import tv.tributary.guide.match.ListedGuideChannel;
import tv.tributary.guide.match.ListedGuideChannel.GuideName;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.text.Messages;

/// `tributary guide-report --playlist LIST… --guide FILE --tsv FILE`: shows which channels of the guide the streams of
/// the lists would get, and changes nothing.
///
/// The file has one line a stream that would get a guide without asking: its URL and the guide's id for the channel.
/// Shifted channels that would get another one's guide are not among them, as their times differ.
@Command(name = "guide-report", mixinStandardHelpOptions = true, description = "${bundle:cli.guide.about}")
final class GuideReportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--playlist",
            paramLabel = "LIST",
            required = true,
            arity = "1..*",
            description = "${bundle:cli.playlists}")
    private List<Path> playlists = List.of();

    @Option(names = "--guide", paramLabel = "FILE", required = true, description = "${bundle:cli.guide.guide}")
    private @Nullable Path guide;

    @Option(names = "--country", paramLabel = "CODE", description = "${bundle:cli.guide.country}")
    private String country = "";

    @Option(names = "--tsv", paramLabel = "FILE", description = "${bundle:cli.guide.tsv}")
    private @Nullable Path tsv;

    @Override
    public Integer call() {
        var out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
        var file = Optional.ofNullable(guide).orElseThrow();
        var channels = new LinkedHashMap<Long, List<IdentifiedStream>>();
        for (var stream : streams())
            channels.computeIfAbsent(stream.stream().channel(), _ -> new ArrayList<>(1))
                    .add(stream);
        var names = new HashMap<String, String>();
        var listed = channels(file);
        for (var channel : listed)
            if (!channel.names().isEmpty())
                names.putIfAbsent(channel.id(), channel.names().getFirst().text());
        var report =
                GuideReport.of(new GuideOrigin("", file.getFileName().toString(), market()), listed, listed(channels));
        write(report, channels);
        print(report, channels, names, listed.size(), out);
        return 0;
    }

    private String market() {
        if (country.isBlank()) return "";
        var market = BroadcastMarkets.ofCode(country.strip().toUpperCase(Locale.ROOT));
        if (market.isEmpty()) throw new CommandFailure(Messages.of("cli.guide.no-country", country));
        return market;
    }

    private List<IdentifiedStream> streams() {
        var merge = new MergeReport();
        for (var list : playlists) {
            try (var in = Files.newInputStream(list)) {
                merge.add(in);
            } catch (IOException e) {
                throw unreadable(list, e);
            }
        }
        return merge.identified();
    }

    private static List<ChannelStreams> listed(Map<Long, List<IdentifiedStream>> channels) {
        var all = new ArrayList<ChannelStreams>(channels.size());
        channels.forEach((channel, streams) -> all.add(new ChannelStreams(
                channel,
                streams.stream()
                        .map(one -> new ChannelStreams.Stream(one.listed(), one.identity()))
                        .toList())));
        return all;
    }

    private static List<ListedGuideChannel> channels(Path file) {
        var channels = new ArrayList<ListedGuideChannel>();
        try (var in = Files.newInputStream(file)) {
            XmltvReader.read(in, "", new ChannelCollector(channels), () -> {});
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (channels.isEmpty()) throw new CommandFailure(Messages.of("cli.guide.no-channels", file));
        return channels;
    }

    /// Reads no programmes.
    private record ChannelCollector(List<ListedGuideChannel> channels) implements XmltvReader.Handler {
        @Override
        public void channel(XmltvChannel channel) {
            channels.add(new ListedGuideChannel(
                    channel.id(),
                    channel.displayNames().stream()
                            .map(name -> new GuideName(name.text(), name.lang()))
                            .toList()));
        }

        @Override
        public boolean wants(String channel, OffsetDateTime start) {
            return false;
        }

        @Override
        public void programme(Programme programme) {}
    }

    private void write(GuideReport report, Map<Long, List<IdentifiedStream>> channels) {
        var file = Optional.ofNullable(tsv);
        if (file.isEmpty()) return;
        var lines = new ArrayList<String>();
        for (var match : report.matches()) {
            if (!match.isConfident() || match.hoursLater() > 0) continue;
            for (var stream : channels.getOrDefault(match.channel(), List.of()))
                lines.add(stream.stream().url() + "\t" + match.guideId());
        }
        try {
            Files.write(file.orElseThrow(), lines, UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(Messages.of("cli.merge.not-written", file.orElseThrow(), e.toString()));
        }
    }

    private static void print(
            GuideReport report,
            Map<Long, List<IdentifiedStream>> channels,
            Map<String, String> names,
            int guideChannels,
            PrintWriter out) {
        var asked =
                report.matches().stream().filter(match -> !match.isConfident()).toList();
        if (!asked.isEmpty()) {
            out.println(Messages.of("cli.guide.questions", asked.size()));
            var textTable = new TextTable(Messages.of("cli.column.channel"), Messages.of("cli.column.guide"), "");
            for (var match : asked.subList(0, Math.min(SHOWN, asked.size())))
                textTable.add(
                        title(channels, match),
                        names.getOrDefault(match.guideId(), match.guideId()),
                        match.reason().words());
            textTable.print(out);
            out.println();
        }
        var countries = report.countries().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN / 2)
                .map(market -> BroadcastMarkets.words(market.getKey()) + " " + market.getValue())
                .collect(Collectors.joining(", "));
        if (!countries.isEmpty()) out.println(Messages.of("cli.guide.countries", countries));
        out.println(Messages.of(
                "cli.guide.summary",
                report.matches().size() - asked.size(),
                channels.size(),
                guideChannels,
                asked.size()));
    }

    private static String title(Map<Long, List<IdentifiedStream>> channels, GuideMatch match) {
        return channels.getOrDefault(match.channel(), List.of()).stream()
                .map(one -> one.identity().title())
                .findFirst()
                .orElse("");
    }

    private static CommandFailure unreadable(Path file, IOException failure) {
        return new CommandFailure(Messages.of("cli.merge.not-read", file, failure.toString()));
    }
}
