package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.server.output.PlaylistRoute.RenderedPlaylist;
import tv.tributary.server.route.StreamUrls;

/// Measures the playlist: `RenderedPlaylistBench [channels]`. The first line is what a cold program needs.
final class RenderedPlaylistBench {
    private RenderedPlaylistBench() {}

    public static void main(String[] arguments) throws IOException {
        var rows = rows(arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]));
        for (var round = 0; round < 8; round++) {
            var cpu = cpuMillis();
            var start = System.nanoTime();
            var out = new ByteArrayOutputStream();
            M3uPlaylistWriter.write(
                    rows,
                    Map.of(),
                    new StreamUrls("http://192.168.1.10:9188/tokentokentoken"),
                    false,
                    StreamFormat.TS,
                    "",
                    out);
            var text = System.nanoTime();
            var renderedPlaylist = new RenderedPlaylist(out.toByteArray());
            System.out.printf(
                    "text %,d ms, packed and tagged %,d ms, %,d ms of CPU: %,d bytes, packed %,d%n",
                    (text - start) / 1_000_000,
                    (System.nanoTime() - text) / 1_000_000,
                    cpuMillis() - cpu,
                    renderedPlaylist.plain().length,
                    renderedPlaylist.packed().length);
        }
    }

    private static List<ChannelRow> rows(int count) {
        var rows = new ArrayList<ChannelRow>();
        for (var i = 0; i < count; i++) {
            var name = "Channel " + Integer.toString(i * 7919, 36) + (i % 10 == 0 ? " Français" : " News");
            var logo = "http://logos.example/" + i + ".png";
            var channel =
                    new Channel(new ChannelId(i + 1), name, "Group " + i % 90, logo, "" + (i + 1), "c" + i + ".tv");
            rows.add(new ChannelRow(channel, 2, List.of(new ProviderId(1))));
        }
        return rows;
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }
}
