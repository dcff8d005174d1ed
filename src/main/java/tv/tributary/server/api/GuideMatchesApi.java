package tv.tributary.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GuideEdits;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideMatches;
import tv.tributary.guide.GuideMatches.ChannelMatch;
import tv.tributary.guide.GuideMatches.MatchCounts;
import tv.tributary.guide.GuideMatches.MatchState;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChoice;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSourceId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// The guide channels of the channels, and the user's decisions on them.
final class GuideMatchesApi {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    /// @param source the guide source it is in; @param guideId its id there
    record GuideView(long source, String sourceName, String guideId, String name, List<String> names) {}

    /// `state` is `chosen`, `found`, `suggested` or `none`; `shiftMinutes` are added to the guide's times, because it
    /// is another channel's, and `shift` because the user said so.
    record MatchView(
            long channel,
            String number,
            String name,
            MatchState state,
            Optional<GuideView> guide,
            long shiftMinutes,
            String shift,
            String why) {}

    record MatchPage(MatchCounts counts, int total, List<MatchView> matches) {}

    /// @param source and `guideId`: the guide channel
    record ChoiceBody(long source, @Nullable String guideId) {}

    /// @param shift hours (`+1:30`), minutes (`90m`) or a zone whose times the guide writes as UTC (`Europe/Berlin`);
    ///     empty for none
    record ShiftBody(@Nullable String shift) {}

    /// The same for several channels.
    record ShiftsBody(
            @Nullable List<Long> channels, @Nullable String shift) {}

    private final Guide guide;
    private final GuideMatches matches;
    private final GuideEdits edits;

    GuideMatchesApi(Guide guide, GuideEdits edits) {
        this.guide = guide;
        this.matches = guide.matches();
        this.edits = edits;
    }

    List<Endpoint> endpoints() {
        var done = BodySchema.of(EditsApi.EditedView.class);
        return List.of(
                Endpoint.get(
                                "/api/guide/matches",
                                "Channels by how they stand with the guides, in playlist order",
                                BodySchema.of(MatchPage.class),
                                this::list)
                        .with("state", String.class, "chosen, found, suggested or none; suggested if not given")
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 1000; 50 if not given"),
                Endpoint.get(
                                "/api/guide/channels",
                                "Guide channels that have all these words in their names or ids, best first",
                                BodySchema.many(GuideView.class),
                                this::search)
                        .with("q", String.class, "the words")
                        .with("limit", Integer.class, "how many at most, up to 1000; 50 if not given"),
                Endpoint.get(
                        "/api/channels/{id}/guide",
                        "The guide channel of a channel",
                        BodySchema.of(MatchView.class),
                        request -> BufferedResponse.json(view(present(request)))),
                Endpoint.put(
                                "/api/channels/{id}/guide",
                                "Choose the guide channel of a channel; it stays through every import",
                                done,
                                this::choose)
                        .taking(ChoiceBody.class),
                Endpoint.post(
                        "/api/channels/{id}/guide/none",
                        "Leave a channel without a guide",
                        done,
                        request -> edited(() -> edits.chooseGuide(List.of(channel(request)), GuideChoice.NONE, ""))),
                Endpoint.post(
                        "/api/channels/{id}/guide/automatic",
                        "Give a channel the guide that is found for it",
                        done,
                        request -> edited(() -> edits.ownGuide(List.of(channel(request))))),
                Endpoint.post(
                        "/api/channels/{id}/guide/accept",
                        "Use the guide channel that is suggested for a channel",
                        done,
                        request -> edited(() -> accept(request))),
                Endpoint.post(
                        "/api/channels/{id}/guide/refuse",
                        "Never again suggest or use the guide channel that is found for a channel",
                        done,
                        request -> edited(() -> refuse(request))),
                Endpoint.put(
                                "/api/channels/{id}/guide/shift",
                                "Move the times of a channel's guide, whichever guide that is",
                                done,
                                request -> shift(
                                        List.of(channel(request)), RequestBody.body(request, ShiftBody.class).shift))
                        .taking(ShiftBody.class),
                Endpoint.post(
                                "/api/guide/shift",
                                "Move the times of the guides of several channels, in one step",
                                done,
                                this::shift)
                        .taking(ShiftsBody.class));
    }

    private Response list(Request request) {
        var all = matches.in(state(request));
        var page = all.stream()
                .skip(RequestBody.number(request, "offset", 0, Integer.MAX_VALUE))
                .limit(RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE))
                .map(this::view)
                .toList();
        return BufferedResponse.json(new MatchPage(matches.counts(), all.size(), page));
    }

    private static MatchState state(Request request) {
        var asked = request.query("state").orElse(MatchState.SUGGESTED.name());
        try {
            return MatchState.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.guide-state", asked));
        }
    }

    private Response search(Request request) {
        var limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        return BufferedResponse.json(matches.search(request.query("q").orElse(""), limit).stream()
                .map(this::view)
                .toList());
    }

    private Response choose(Request request) {
        var body = RequestBody.body(request, ChoiceBody.class);
        var guideId = Optional.ofNullable(body.guideId).orElse("");
        var chosen = (body.source > 0
                        ? matches.find(new GuideSourceId(body.source), guideId)
                        : Optional.<GuideChannel>empty())
                .orElseThrow(
                        () -> new HttpError(Reason.NOT_FOUND, Messages.of("server.api.no-guide-channel", guideId)));
        return edited(() -> choose(channel(request), chosen));
    }

    private EditResult choose(ChannelId channel, GuideChannel chosen) {
        return edits.chooseGuide(List.of(channel), GuideChoice.of(chosen.source(), chosen.xmltvId()), chosen.name());
    }

    private EditResult accept(Request request) {
        return choose(channel(request), guide(request));
    }

    private EditResult refuse(Request request) {
        var refused = guide(request);
        return edits.refuseGuide(channel(request), refused.id(), refused.name());
    }

    private Response shift(Request request) {
        var body = RequestBody.body(request, ShiftsBody.class);
        return shift(EditsApi.channels(body.channels), body.shift);
    }

    private Response shift(List<ChannelId> channels, @Nullable String typed) {
        var shift = GuideShift.parse(Optional.ofNullable(typed).orElse(""))
                .orElseThrow(() -> new HttpError(
                        Reason.BAD_REQUEST, Messages.of(InvalidGuideSource.GuideSettingProblem.SHIFT_BAD)));
        return edited(() -> edits.shiftGuide(channels, shift));
    }

    private GuideChannel guide(Request request) {
        return present(request)
                .match()
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.api.no-guide")))
                .channel();
    }

    private ChannelMatch present(Request request) {
        return matches.of(channel(request))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.api.no-guide")));
    }

    private static ChannelId channel(Request request) {
        return new ChannelId(RequestBody.id(request));
    }

    private Response edited(Supplier<EditResult> edit) {
        var result = EditsApi.checked(edit);
        guide.refresh();
        return BufferedResponse.json(EditsApi.view(result));
    }

    private MatchView view(ChannelMatch match) {
        var channel = match.channel();
        return new MatchView(
                channel.id().value(),
                channel.number(),
                channel.name(),
                match.state(),
                match.match().map(found -> view(found.channel())),
                match.match().map(found -> found.shift()).orElse(Duration.ZERO).toMinutes(),
                match.shift().text(),
                match.match().map(found -> found.reason().words()).orElse(""));
    }

    private GuideView view(GuideChannel channel) {
        return new GuideView(
                channel.source().value(),
                matches.sourceName(channel.source()),
                channel.xmltvId(),
                channel.name(),
                channel.names());
    }
}
