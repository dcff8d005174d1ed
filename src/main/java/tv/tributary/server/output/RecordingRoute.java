package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import tv.tributary.access.Grant;
import tv.tributary.access.ViewedChannels;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;

/// Recordings to players: the file of each, in parts where those are asked for, a playlist of all, and a calendar of
/// what is planned. One that still
/// grows has no length: whoever reads it from its beginning gets what comes, too.
///
/// They are for viewers with the right to record who see the channel and all ages.
public final class RecordingRoute implements RouteGroup {
    private static final int DISORDERED = 416;

    private final Recordings recordings;
    private final ViewedChannels viewed;
    private final BaseUrls baseUrls;
    private final InstantSource clock;

    public RecordingRoute(Recordings recordings, ViewedChannels viewed, BaseUrls baseUrls, InstantSource clock) {
        this.recordings = recordings;
        this.viewed = viewed;
        this.baseUrls = baseUrls;
        this.clock = clock;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.getOrPost("/recordings\\.m3u8?", (request, match) -> playlist(request, match.viewer())),
                PathRoute.get("/planned\\.ics", (_, match) -> calendar(match.viewer())),
                PathRoute.get(
                        "/recording/([1-9]\\d{0,17})\\.m3u8", (_, match) -> segments(match.number(1), match.viewer())),
                PathRoute.longPoll(
                        "/recording/([1-9]\\d{0,17})\\.ts",
                        (request, match) -> file(request, match.number(1), match.viewer())));
    }

    /// What is to be recorded, and what is just now, with its padding.
    private Response calendar(Grant viewer) {
        var writer = new CalendarWriter(Messages.of("recordings.calendar"));
        for (var one : recordings.list()) {
            if (!one.progress().state().isOpen() || !isFor(viewed, viewer, one)) continue;
            writer.event(
                    "recording-" + one.id() + "@tributary",
                    one.begin(),
                    one.begin(),
                    one.end(),
                    one.title().isEmpty() ? one.channelName() : one.title(),
                    one.subTitle(),
                    one.channelName());
        }
        return BufferedResponse.of(
                        200, "text/calendar; charset=utf-8", writer.end().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }

    private static boolean isFor(ViewedChannels viewed, Grant viewer, Recording one) {
        return viewer.has(Grant.Right.RECORDING)
                && viewer.view().parental().isEmpty()
                && viewed.sees(viewer.view(), one.channel());
    }

    /// Whether somebody may watch a recording.
    public static boolean sees(ViewedChannels viewed, Grant viewer, Recording one) {
        return isFor(viewed, viewer, one)
                && one.progress().deleted().isEmpty()
                && !one.progress().file().isEmpty();
    }

    private Response playlist(Request request, Grant viewer) {
        var urls = baseUrls.of(request, viewer);
        var out = new ByteArrayOutputStream();
        try {
            var writer = M3uWriter.begin(out);
            for (var one : recordings.list().reversed()) {
                if (!sees(viewed, viewer, one)) continue;
                var name = one.title().isEmpty() ? one.channelName() : one.title();
                var more = one.subTitle().isEmpty() ? "" : " - " + one.subTitle();
                writer.write(new M3uItem(
                        name + more,
                        urls.recording(one.id()),
                        length(one).toSeconds(),
                        Map.of("group-title", one.channelName())));
            }
        } catch (IOException e) {
            throw new IllegalStateException("text cannot be written", e);
        }
        return BufferedResponse.of(200, "audio/x-mpegurl; charset=utf-8", out.toByteArray())
                .with("Cache-Control", "no-store");
    }

    /// How long it plays by now, by the clock; zero before anything came.
    private Duration length(Recording one) {
        var now = clock.instant();
        var last = one.progress().ended().orElse(one.end());
        var end = last.isBefore(now) ? last : now;
        var begin = one.progress().began().orElse(one.begin());
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private Recording find(long id, Grant viewer) {
        return recordings
                .find(id)
                .filter(found -> sees(viewed, viewer, found))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("recording.unknown")));
    }

    /// What there is of it now, for players that want a playlist.
    private Response segments(long id, Grant viewer) {
        var one = find(id, viewer);
        var list = ByteRangePlaylist.of(id + ".ts", one.progress().bytes(), length(one));
        return BufferedResponse.of(200, "application/vnd.apple.mpegurl", list).with("Cache-Control", "no-store");
    }

    private Response file(Request request, long id, Grant viewer) {
        var one = find(id, viewer);
        boolean growing = one.progress().state() == RecordingState.RECORDING;
        FileChannel channel;
        long size;
        try {
            channel = FileChannel.open(Path.of(one.progress().file()), StandardOpenOption.READ);
            size = channel.size();
        } catch (IOException _) {
            throw new HttpError(Reason.NOT_FOUND, Messages.of("recording.file-gone"));
        }
        var part = BytePart.of(request.header("Range").orElse(""), size);
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "Content-Type",
                RecordingContainer.of(Path.of(one.progress().file())).mediaType());
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "no-store");
        if (part.isEmpty() || (growing && part.get().isWhole(size))) {
            var body = new FileBody(channel, 0, Long.MAX_VALUE, () -> growing && isGrowing(id));
            return new ReadResponse(body, growing ? OptionalLong.empty() : OptionalLong.of(size), headers);
        }
        var asked = part.get();
        if (asked.first() >= size) {
            new FileBody(channel, 0, 0, () -> false).close();
            return BufferedResponse.empty(DISORDERED).with("Content-Range", "bytes */" + size);
        }
        headers.put("Content-Range", "bytes " + asked.first() + "-" + asked.last() + "/" + (growing ? "*" : size));
        var body = new FileBody(channel, asked.first(), asked.last() + 1, () -> false);
        return new ReadResponse(206, body, OptionalLong.of(asked.last() + 1 - asked.first()), headers);
    }

    private boolean isGrowing(long id) {
        return recordings
                .find(id)
                .filter(one -> one.progress().state() == RecordingState.RECORDING)
                .isPresent();
    }

    /// The part of a file that a player asks for (RFC 9110, 14.2).
    ///
    /// @param last the last byte of it
    record BytePart(long first, long last) {
        /// Empty if nothing, or several parts, or nonsense is asked for: then all of it is sent.
        static Optional<BytePart> of(String range, long size) {
            if (!range.matches("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})")) return Optional.empty();
            var ends = range.substring("bytes=".length()).split("-", -1);
            if (ends[0].isEmpty()) {
                return Optional.of(new BytePart(Math.max(0, size - Long.parseLong(ends[1])), size - 1));
            }
            long first = Long.parseLong(ends[0]);
            long last = ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
            return first > last && first < size ? Optional.empty() : Optional.of(new BytePart(first, last));
        }

        boolean isWhole(long size) {
            return first == 0 && last == size - 1;
        }
    }

    /// The bytes of a file; waits for more as long as it grows. For one thread.
    private static final class FileBody extends InputStream {
        private static final Duration LOOK = Duration.ofMillis(250);

        private final FileChannel channel;
        private final long end;
        private final BooleanSupplier growing;
        private long position;

        FileBody(FileChannel channel, long position, long end, BooleanSupplier growing) {
            this.channel = channel;
            this.position = position;
            this.end = end;
            this.growing = growing;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int most = (int) Math.min(length, end - position);
            if (most <= 0) return length == 0 ? 0 : -1;
            while (true) {
                // What grew before it ended is still to be read.
                boolean more = growing.getAsBoolean();
                int count = channel.read(ByteBuffer.wrap(into, from, most), position);
                if (count > 0) {
                    position += count;
                    return count;
                }
                if (!more) return -1;
                pause();
            }
        }

        private static void pause() throws InterruptedIOException {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the player has gone");
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("a file does not close", e);
            }
        }
    }
}
