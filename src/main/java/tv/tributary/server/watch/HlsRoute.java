package tv.tributary.server.watch;

import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.StreamLimits.StreamSession;
import tv.tributary.access.View;
import tv.tributary.catalog.archive.PastChannels;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.hls.PlaylistResult;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.relay.vod.RecordedStream;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.CatchupStreams.PastPlaylist;
import tv.tributary.server.watch.ParentalCheck.Blocked;
import tv.tributary.server.watch.RecordedSegmentRoute.RecordedSession;
import tv.tributary.server.watch.WatchRequest.Audio;
import tv.tributary.text.Messages;

/// HLS playlists of channels. Caches may keep them as long as they are valid for everybody; errors are never
/// cached. HEAD never opens a source.
public final class HlsRoute implements RouteGroup {
    private static final String TYPE = "application/vnd.apple.mpegurl";
    /// Multivariant playlists do not change while a channel plays one source.
    private static final Duration MULTIVARIANT = Duration.ofSeconds(30);
    /// After which a player may try again.
    private static final String RETRY_AFTER = "5";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final Pattern SMALL = Pattern.compile("\\d{1,4}");

    /// Supplies playlists.
    @FunctionalInterface
    interface Lists {
        /// Waits until the channel plays, and until what is awaited is listed.
        PlaylistResult show(ChannelId channel, String list, ViewerRequest request, Optional<BlockingReload> awaited)
                throws InterruptedException;
    }

    private final Lists lists;
    private final Lists withAac;
    private final Predicate<ChannelId> known;
    private final StreamLimits limits;
    private final FailureText failureText;
    private final HlsSessions sessions;
    private final BiPredicate<View, ChannelId> seen;
    private final BiFunction<View, ChannelId, Optional<Blocked>> blocked;
    private final PastPlaylists past;

    /// What a request asks for: the present of a channel, or its past.
    @FunctionalInterface
    interface PastPlaylists {
        /// May block shortly.
        PastPlaylist of(Request request, ChannelId channel, WatchRequest watchRequest) throws InterruptedException;
    }

    /// @param seen whether a view has a channel; answers from memory
    /// @param blocked what is on now, if a view does not have it; may block shortly
    public HlsRoute(
            Relay relay,
            StreamLimits limits,
            FailureText failureText,
            BiPredicate<View, ChannelId> seen,
            BiFunction<View, ChannelId, Optional<Blocked>> blocked,
            CatchupStreams past) {
        this(
                relay.hls()::show,
                relay.withAac().hls()::show,
                relay::knows,
                limits,
                failureText,
                new HlsSessions(relay::streams, relay::disconnect),
                seen,
                blocked,
                (request, channel, watchRequest) -> past.playlist(
                        request::query, channel, watchRequest, !request.method().equals("HEAD")));
    }

    /// @param withAac the same with AAC sound
    /// @param known whether there is such a channel
    HlsRoute(
            Lists lists,
            Lists withAac,
            Predicate<ChannelId> known,
            StreamLimits limits,
            FailureText failureText,
            HlsSessions sessions,
            BiPredicate<View, ChannelId> seen,
            BiFunction<View, ChannelId, Optional<Blocked>> blocked,
            PastPlaylists past) {
        this.seen = seen;
        this.blocked = blocked;
        this.lists = lists;
        this.withAac = withAac;
        this.known = known;
        this.limits = limits;
        this.failureText = failureText;
        this.sessions = sessions;
        this.past = past;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.longPoll(
                "/watch/([1-9]\\d{0,17})(?:/([vas]\\d{1,3}))?\\.m3u8",
                (request, match) -> answer(request, match.channel(), match.text(2), match.viewer())));
    }

    /// On a virtual thread that is interrupted when the player hangs up.
    ///
    /// @param list which of the channel's playlists; empty for the one to begin with
    /// @throws HttpError if what the player waits for makes no sense
    public Response answer(Request request, ChannelId channel, String list, Grant viewer) {
        var watchRequest = WatchRequest.of(request, viewer);
        if (!isSeen(channel, viewer)) return refused(404, "watch.error.unknown");
        return switch (past(request, channel, watchRequest)) {
            case PastPlaylist.Present _ ->
                blockedNow(channel, viewer)
                        .map(above -> refusal(StatusCodes.FORBIDDEN, above.words(viewer)))
                        .orElseGet(() -> answer(request, watchRequest, channel, list, Duration.ZERO));
            case PastPlaylist.Recording(var recording) -> answer(request, watchRequest, recording, list, Duration.ZERO);
            case PastPlaylist.Complete(var stream) -> complete(stream, watchRequest);
            case PastPlaylist.TimeShift(var behind) -> answer(request, watchRequest, channel, list, behind);
            case PastPlaylist.AboveLimit(var above) -> refusal(StatusCodes.FORBIDDEN, above.words(viewer));
            case PastPlaylist.Refused(int status, var key) -> refused(status, key, viewer.name());
        };
    }

    private PastPlaylist past(Request request, ChannelId channel, WatchRequest watchRequest) {
        try {
            return past.of(request, channel, watchRequest);
        } catch (InterruptedException _) {
            // Nobody reads this.
            return new PastPlaylist.Refused(503, "watch.error.stopped");
        }
    }

    private BufferedResponse complete(RecordedStream stream, WatchRequest watchRequest) {
        var viewer = watchRequest.grant();
        if (!watchRequest.isAllowed()) return refused(403, "watch.error.no-recording", viewer.name());
        if (!limits.open(viewer, new RecordedSession(stream, watchRequest.device()))) return refusedByLimit(viewer);
        return BufferedResponse.of(200, TYPE, stream.playlist(number -> RecordedSegmentRoute.address(stream, number)))
                .with("Cache-Control", "no-store");
    }

    /// A recording was looked at when it was opened.
    private Optional<Blocked> blockedNow(ChannelId channel, Grant viewer) {
        return PastChannels.isPast(channel) ? Optional.empty() : blocked.apply(viewer.view(), channel);
    }

    /// A recording is seen by whoever was told of it: nobody can guess its id.
    private boolean isSeen(ChannelId channel, Grant viewer) {
        return PastChannels.isPast(channel) ? viewer.has(Grant.Right.CATCH_UP) : seen.test(viewer.view(), channel);
    }

    /// @param behind how far from its end players are to begin; zero where they are used to
    private BufferedResponse answer(
            Request request, WatchRequest watchRequest, ChannelId channel, String list, Duration behind) {
        var viewer = watchRequest.grant();
        var awaited = awaited(request);
        var from = withAac(request, viewer.view()) ? withAac : lists;
        if (request.method().equals("HEAD")) {
            return known.test(channel) ? BufferedResponse.outline(TYPE) : refused(404, "watch.error.unknown");
        }
        if (!watchRequest.isAllowed()) return refused(403, "watch.error.no-recording", viewer.name());
        var session = sessions.asked(channel, watchRequest);
        try {
            if (!limits.open(viewer, session)) return refusedByLimit(viewer);
            return reply(startingBehind(from.show(channel, list, watchRequest.viewerRequest(), awaited), behind));
        } catch (InterruptedException _) {
            // The player has gone, or the server stops: nobody reads this.
            return refused(503, "watch.error.stopped");
        } finally {
            sessions.answered(session);
        }
    }

    private static boolean withAac(Request request, View view) {
        return WatchRequest.audio(request, view)
                        .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("watch.error.audio")))
                == Audio.AAC;
    }

    /// RFC 8216, 4.3.5.2.
    private static PlaylistResult startingBehind(PlaylistResult shown, Duration behind) {
        if (behind.isZero() || !(shown instanceof PlaylistResult.Text text)) return shown;
        var start = "#EXTM3U\n#EXT-X-START:TIME-OFFSET=-" + behind.toSeconds() + ",PRECISE=YES\n";
        return new PlaylistResult.Text(
                text.playlist().replaceFirst("#EXTM3U\n", start), text.fresh(), text.multivariant());
    }

    private BufferedResponse reply(PlaylistResult playlistResult) {
        return switch (playlistResult) {
            case PlaylistResult.Text(var playlist, var fresh, var multivariant) ->
                BufferedResponse.of(200, TYPE, playlist)
                        .with("Cache-Control", "public, max-age=" + seconds(multivariant ? MULTIVARIANT : fresh));
            case PlaylistResult.Unknown _ -> refused(404, "watch.error.unknown");
            case PlaylistResult.NotListed _ -> refused(404, "watch.error.not-listed");
            case PlaylistResult.TooFar _ -> refused(400, "watch.error.too-far");
            case PlaylistResult.Left _ -> refused(410, "watch.error.left");
            case PlaylistResult.Refused(var why) ->
                refusal(503, failureText.of(why)).with("Retry-After", RETRY_AFTER);
        };
    }

    private static BufferedResponse refusedByLimit(Grant viewer) {
        return refused(
                        StatusCodes.FORBIDDEN,
                        "watch.error.stream-limit",
                        viewer.name(),
                        Integer.toString(viewer.maxStreams()))
                .with("Retry-After", RETRY_AFTER);
    }

    private static long seconds(Duration fresh) {
        return Math.max(1, fresh.toSeconds());
    }

    private static BufferedResponse refused(int status, String key, Object... about) {
        return refusal(status, Messages.of(key, about));
    }

    private static BufferedResponse refusal(int status, String words) {
        return BufferedResponse.of(status, BufferedResponse.TEXT, words + "\n").with("Cache-Control", "no-store");
    }

    /// As RFC 8216bis, 6.2.5.2 has it: a part is awaited of a segment only.
    private static Optional<BlockingReload> awaited(Request request) {
        var sequence = request.query("_HLS_msn");
        var part = request.query("_HLS_part");
        if (sequence.isEmpty() && part.isEmpty()) return Optional.empty();
        var number = sequence.filter(text -> NUMBER.matcher(text).matches());
        boolean odd = part.isPresent() && !SMALL.matcher(part.get()).matches();
        if (number.isEmpty() || odd) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("watch.error.awaited"));
        }
        var of = part.isPresent() ? OptionalInt.of(Integer.parseInt(part.get())) : OptionalInt.empty();
        return Optional.of(new BlockingReload(Long.parseLong(number.get()), of));
    }

    /// HLS streams as [tv.tributary.access.StreamLimits] counts them: one goes on while its first playlist is
    /// awaited, and then for as long as the relay has its viewer. Thread-safe.
    static final class HlsSessions {
        private final Supplier<List<StreamSnapshot>> streams;
        private final LongConsumer disconnect;
        /// The number of requests that wait for one of its playlists.
        private final Map<Session, Integer> waiting = new ConcurrentHashMap<>();

        /// @param streams what the relay plays now, to whom
        /// @param disconnect ends a viewer's stream
        HlsSessions(Supplier<List<StreamSnapshot>> streams, LongConsumer disconnect) {
            this.streams = streams;
            this.disconnect = disconnect;
        }

        /// One channel on one device of a user.
        ///
        /// @param user as the relay's figures name them
        private record Session(HlsSessions sessions, ChannelId channel, ClientId client, String user, String device)
                implements StreamSession {
            @Override
            public OptionalLong viewer() {
                return watching().map(ViewerSnapshot::id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
            }

            @Override
            public boolean isOpen() {
                return sessions.waiting.containsKey(this) || watching().isPresent();
            }

            @Override
            public void end() {
                watching().ifPresent(viewer -> sessions.disconnect.accept(viewer.id()));
            }

            private Optional<ViewerSnapshot> watching() {
                return sessions.streams.get().stream()
                        .filter(stream -> stream.channel().equals(channel))
                        .flatMap(stream -> stream.viewers().stream())
                        .filter(viewer -> viewer.protocol() == ViewerSnapshot.Protocol.HLS
                                && viewer.user().equals(user)
                                && client.resembles(new ClientId(viewer.address(), viewer.client())))
                        .findFirst();
            }
        }

        /// The session of a player that requests a playlist. Call [#answered] once it has its answer.
        StreamSession asked(ChannelId channel, WatchRequest request) {
            var session =
                    new Session(this, channel, request.client(), request.grant().name(), request.device());
            waiting.merge(session, 1, Integer::sum);
            return session;
        }

        void answered(StreamSession session) {
            if (session instanceof Session known) waiting.computeIfPresent(known, (_, n) -> n > 1 ? n - 1 : null);
        }
    }
}
