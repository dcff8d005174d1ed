package tv.tributary.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.format.json.Json;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary status`: whether the program runs, its addresses, and what is playing.
@Command(name = "status", mixinStandardHelpOptions = true, description = "${bundle:cli.status.about}")
final class StatusCommand implements Callable<Integer> {
    private record Status(
            String version,
            String address,
            String playlistUrl,
            long uptimeSeconds,
            int providers,
            int streams,
            int channels,
            String storageFault,
            Ffmpeg ffmpeg) {}

    private record Ffmpeg(boolean runs, String why) {}

    private record Live(
            int activeStreams, int clients, long savedBytes, double savedPercent, Hls hls, List<Running> running) {}

    private record Hls(int viewers, Hits recent, long memoryBytes, long mostMemoryBytes, long diskBytes) {}

    private record Hits(double hitPercent) {}

    private record Running(String channel, String provider, long bitrate, int viewers, String health) {}

    private static final double MEGA = 1e6;
    private static final long MEMORY_MEGA = 1 << 20;

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Override
    public Integer call() {
        var out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
        try (var apiClient = Optional.ofNullable(parent).orElseThrow().api()) {
            if (json) print(out, apiClient);
            else show(out, apiClient);
        }
        return 0;
    }

    private static void print(PrintWriter out, ApiClient apiClient) {
        var status = asOthersReachIt(apiClient, apiClient.get("/api/system/status"));
        out.println("{\"running\":" + apiClient.running().isPresent() + ",\"status\":" + status + ",\"live\":"
                + apiClient.get("/api/system/stats/realtime?once=true") + "}");
    }

    private static void show(PrintWriter out, ApiClient apiClient) {
        var status = Json.read(asOthersReachIt(apiClient, apiClient.get("/api/system/status")), Status.class);
        var live = apiClient.get("/api/system/stats/realtime?once=true", Live.class);
        if (apiClient.running().isEmpty()) {
            out.println(Messages.of("cli.status.stopped"));
        } else {
            out.println(since(status));
            out.println(Messages.of("cli.status.address", status.address()));
            out.println(Messages.of("cli.status.playlist", status.playlistUrl()));
        }
        if (!status.storageFault().isEmpty()) out.println(status.storageFault());
        out.println(Messages.of("cli.status.lists", status.providers(), status.streams(), status.channels()));
        if (!status.ffmpeg().runs()) {
            out.println(Messages.of("cli.status.no-ffmpeg", status.ffmpeg().why()));
        }
        if (apiClient.running().isPresent()) running(out, live);
    }

    private static void running(PrintWriter out, Live live) {
        if (live.running().isEmpty()) {
            out.println(Messages.of("cli.status.quiet"));
            return;
        }
        out.println(Messages.of(
                "cli.status.viewers",
                live.activeStreams(),
                live.clients(),
                live.savedBytes() / MEGA,
                live.savedPercent()));
        if (live.hls().viewers() > 0) out.println(hls(live.hls()));
        streams(live.running()).print(out);
    }

    private static String hls(Hls hls) {
        var words = Messages.of(
                "cli.status.hls",
                hls.viewers(),
                hls.recent().hitPercent(),
                hls.memoryBytes() / MEMORY_MEGA,
                hls.mostMemoryBytes() / MEMORY_MEGA);
        return hls.diskBytes() == 0 ? words : words + Messages.of("cli.status.hls.disk", hls.diskBytes() / MEGA);
    }

    /// The instance was asked on this machine and answers with addresses only this machine can use.
    private static String asOthersReachIt(ApiClient apiClient, String status) {
        return apiClient
                .running()
                .map(running -> status.replace(running.address(), running.homeAddress()))
                .orElse(status);
    }

    private static TextTable streams(List<Running> running) {
        var textTable = new TextTable(
                Messages.of("cli.column.channel"),
                Messages.of("cli.column.provider"),
                Messages.of("cli.column.viewers"),
                Messages.of("cli.column.bitrate"),
                Messages.of("cli.column.health"));
        for (var stream : running) {
            var rate = Messages.of("cli.status.rate", stream.bitrate() / MEGA);
            textTable.add(stream.channel(), stream.provider(), stream.viewers(), rate, stream.health());
        }
        return textTable;
    }

    private static String since(Status status) {
        var time = Duration.ofSeconds(status.uptimeSeconds());
        if (time.toMinutes() == 0) return Messages.of("cli.status.started", status.version());
        return Messages.of("cli.status.running", status.version(), Units.duration(time));
    }
}
