package tv.tributary.server.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.guide.Guide;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// The programmes of channels: now and next, those of one channel, and a search over titles.
final class ProgrammesApi {
    private static final int MOST_CHANNELS = 500;
    private static final int MOST_FOUND = 200;
    private static final int USUAL_CHANNELS = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /// @param episode as it is shown, such as `S01E05`; empty for none
    record ProgrammeView(
            Instant start,
            Instant stop,
            String title,
            String subTitle,
            String description,
            List<String> categories,
            String episode,
            String icon,
            boolean isNew) {
        static ProgrammeView of(Programme programme) {
            return new ProgrammeView(
                    programme.start().toInstant(),
                    programme.stop().orElse(programme.start()).toInstant(),
                    programme.title(),
                    first(programme.subTitles()),
                    first(programme.descriptions()),
                    programme.categories().stream().map(LocalizedText::text).toList(),
                    programme.episodeNumbers().stream()
                            .filter(number -> number.system().equals("onscreen"))
                            .map(Programme.EpisodeNumber::number)
                            .findFirst()
                            .orElse(""),
                    programme.icons().isEmpty()
                            ? ""
                            : programme.icons().getFirst().src(),
                    programme.isNew());
        }

        private static String first(List<LocalizedText> texts) {
            return texts.isEmpty() ? "" : texts.getFirst().text();
        }
    }

    record NowNextView(
            long channel,
            String name,
            String number,
            @Nullable ProgrammeView now,
            @Nullable ProgrammeView next) {}

    record FoundView(long channel, String name, ProgrammeView programme) {}

    private final Channels channels;
    private final Guide guide;
    private final InstantSource clock;

    ProgrammesApi(Channels channels, Guide guide, InstantSource clock) {
        this.channels = channels;
        this.guide = guide;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/guide/now",
                                "What channels show now and next, in playlist order",
                                BodySchema.many(NowNextView.class),
                                this::now)
                        .with("offset", Integer.class, "how many channels to leave out")
                        .with("limit", Integer.class, "how many channels, at most " + MOST_CHANNELS),
                Endpoint.get(
                                "/api/guide/search",
                                "Programmes on or to come in whose titles a text stands",
                                BodySchema.many(FoundView.class),
                                this::search)
                        .with("text", String.class, "what to look for")
                        .with("limit", Integer.class, "how many, at most " + MOST_FOUND),
                Endpoint.get(
                                "/api/channels/{id}/programmes",
                                "A channel's programmes, of the next 24 hours unless asked otherwise",
                                BodySchema.many(ProgrammeView.class),
                                this::programmes)
                        .with("from", Instant.class, "programmes that end after it, such as 2026-03-01T00:00:00Z")
                        .with("until", Instant.class, "programmes that begin before it"));
    }

    private Response now(Request request) {
        var rows = channels.list(ChannelQuery.all());
        var from = Math.min(rows.size(), RequestBody.number(request, "offset", 0, Integer.MAX_VALUE));
        var limit = RequestBody.number(request, "limit", USUAL_CHANNELS, MOST_CHANNELS);
        var some = rows.subList(from, Math.min(rows.size(), from + limit));
        var found = guide.programmes()
                .nowNext(some.stream().map(row -> row.channel().id()).toList(), clock.instant());
        return BufferedResponse.json(some.stream()
                .map(row -> {
                    var channel = row.channel();
                    var shown = found.get(channel.id());
                    return new NowNextView(
                            channel.id().value(),
                            channel.name(),
                            channel.number(),
                            shown == null
                                    ? null
                                    : shown.now().map(ProgrammeView::of).orElse(null),
                            shown == null
                                    ? null
                                    : shown.next().map(ProgrammeView::of).orElse(null));
                })
                .toList());
    }

    private Response search(Request request) {
        var limit = RequestBody.number(request, "limit", USUAL_CHANNELS, MOST_FOUND);
        return BufferedResponse.json(
                guide.programmes().search(request.query("text").orElse(""), clock.instant(), limit).stream()
                        .map(found -> new FoundView(
                                found.channel().value(),
                                channels.channel(found.channel())
                                        .map(channel -> channel.name())
                                        .orElse(""),
                                ProgrammeView.of(found.programme())))
                        .toList());
    }

    private Response programmes(Request request) {
        var channel = channel(request);
        var from = time(request, "from", clock.instant());
        var until = time(request, "until", from.plus(DAY));
        if (until.isAfter(from.plus(LONGEST))) until = from.plus(LONGEST);
        return BufferedResponse.json(guide.programmes().of(channel, from, until).stream()
                .map(ProgrammeView::of)
                .toList());
    }

    private ChannelId channel(Request request) {
        var id = new ChannelId(RequestBody.id(request));
        if (channels.channel(id).isEmpty()) throw RequestBody.notFound();
        return id;
    }

    private static Instant time(Request request, String name, Instant otherwise) {
        var text = request.query(name).orElse("");
        if (text.isEmpty()) return otherwise;
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-time", name));
        }
    }
}
