package tv.tributary.server.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.RenameRule;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Edits of channels: every change is a step that can be undone.
final class EditsApi {
    private static final int USUAL_STEPS = 50;
    private static final int MOST_STEPS = 1_000;

    record Channels(@Nullable List<Long> channels) {}

    record Streams(@Nullable List<Long> sources) {}

    record Name(@Nullable String name) {}

    record Pin(@Nullable String number) {}

    record Group(@Nullable List<Long> channels, @Nullable String group) {}

    /// @param before or `behind`: the channel beside which they are put, one of the two
    record Move(
            @Nullable List<Long> channels,
            @Nullable Long before,
            @Nullable Long behind) {
        InsertionPoint<ChannelId> point() {
            if ((before == null) == (behind == null))
                throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-place"));
            return before == null ? InsertionPoint.behind(id(behind)) : InsertionPoint.before(id(before));
        }

        private static ChannelId id(@Nullable Long id) {
            if (id == null || id < 1) throw new HttpError(Reason.NOT_FOUND, Messages.of(EditProblem.CHANNEL_GONE));
            return new ChannelId(id);
        }
    }

    record Numbers(@Nullable List<Long> channels, int first) {}

    /// One of the ways to rename: a beginning to cut or to add, a text or a pattern to replace.
    record Names(
            @Nullable List<Long> channels,
            @Nullable String cutStart,
            @Nullable String addStart,
            @Nullable String text,
            @Nullable String pattern,
            @Nullable String with) {
        RenameRule rule() {
            if (cutStart != null) return new RenameRule.CutStart(cutStart);
            if (addStart != null) return new RenameRule.AddStart(addStart);
            var other = EditsApi.text(with);
            if (text != null) return new RenameRule.Swap(text, other);
            return new RenameRule.Match(EditsApi.text(pattern), other);
        }
    }

    /// A channel's name before and after a rule.
    record RenamedView(long channel, String before, String after) {}

    /// The result of a change: the channels it concerns, its description, and its side effects.
    record EditedView(List<Long> channels, String words, List<String> notes) {}

    private final Catalog catalog;

    EditsApi(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Endpoint> endpoints() {
        return List.of(
                edit("merge", "Make one channel of several; the first stays", Channels.class, this::merge),
                edit("apart", "Never merge two channels", Channels.class, this::apart),
                edit("hide", "Take channels out of playlists and searches", Channels.class, this::hide),
                edit("show", "Bring hidden channels back", Channels.class, this::show),
                edit("group", "Move channels to a group", Group.class, this::group),
                edit("move", "Put channels beside another one in the playlist", Move.class, this::move),
                edit("move/back", "Put channels back to the places of their numbers", Channels.class, this::moveBack),
                edit(
                        "own",
                        "Give channels back the names, numbers, groups and places of the lists",
                        Channels.class,
                        this::own),
                edit("numbers", "Pin the numbers from one on, in this order", Numbers.class, this::numbers),
                edit(
                        "numbers/anew",
                        "Number channels as the settings say; pinned ones stay",
                        Channels.class,
                        this::anew),
                edit("names", "Rename channels by a rule", Names.class, this::names),
                Endpoint.post(
                                "/api/channels/names/preview",
                                "What a rule would rename; changes nothing",
                                BodySchema.many(RenamedView.class),
                                this::preview)
                        .taking(Names.class),
                edit("{id}/split", "Make a channel of some of a channel's streams", Streams.class, this::split),
                edit("{id}/order", "Try streams in this order; none for the usual one", Streams.class, this::order),
                edit("{id}/name", "Rename a channel", Name.class, this::name),
                edit("{id}/number", "Pin a channel's number", Pin.class, this::number),
                Endpoint.get(
                                "/api/edits",
                                "What was done to channels, newest first",
                                BodySchema.many(EditStep.class),
                                this::steps)
                        .with("limit", Integer.class, "how many at most, up to 1000; 50 if not given"),
                step("undo", "Undo the newest step", _ -> catalog.history().undo()),
                step(
                        "redo",
                        "Do again what was undone last",
                        _ -> catalog.history().redo()),
                step(
                        "{id}/take-back",
                        "Take back any step",
                        request -> catalog.history().takeBack(RequestBody.id(request))));
    }

    private interface Change<T> {
        EditResult make(Request request, T input);
    }

    private interface Turn {
        EditStep make(Request request);
    }

    private static <T extends Record> Endpoint edit(String path, String summary, Class<T> type, Change<T> change) {
        return Endpoint.post("/api/channels/" + path, summary, BodySchema.of(EditedView.class), request -> {
                    var input = RequestBody.body(request, type);
                    return BufferedResponse.json(view(checked(() -> change.make(request, input))));
                })
                .taking(type);
    }

    private static Endpoint step(String path, String summary, Turn turn) {
        return Endpoint.post(
                "/api/edits/" + path,
                summary,
                BodySchema.of(EditStep.class),
                request -> BufferedResponse.json(checked(() -> turn.make(request))));
    }

    private EditResult merge(Request request, Channels input) {
        return catalog.editor().merge(channels(input.channels()));
    }

    private EditResult apart(Request request, Channels input) {
        var both = channels(input.channels());
        if (both.size() != 2) throw new HttpError(Reason.BAD_REQUEST, Messages.of(EditProblem.TOO_FEW));
        return catalog.editor().neverTogether(both.getFirst(), both.getLast());
    }

    private EditResult hide(Request request, Channels input) {
        return catalog.editor().hide(channels(input.channels()));
    }

    private EditResult show(Request request, Channels input) {
        return catalog.editor().show(channels(input.channels()));
    }

    private EditResult group(Request request, Group input) {
        return catalog.editor().moveToGroup(channels(input.channels()), text(input.group()));
    }

    private EditResult move(Request request, Move input) {
        return catalog.editor().move(channels(input.channels()), input.point());
    }

    private EditResult moveBack(Request request, Channels input) {
        return catalog.editor().ownPlace(channels(input.channels()));
    }

    private EditResult own(Request request, Channels input) {
        return catalog.editor().own(channels(input.channels()));
    }

    private EditResult numbers(Request request, Numbers input) {
        return catalog.editor().renumber(channels(input.channels()), input.first());
    }

    private EditResult anew(Request request, Channels input) {
        return catalog.editor().numberAnew(channels(input.channels()));
    }

    private EditResult names(Request request, Names input) {
        return catalog.editor().rename(channels(input.channels()), input.rule());
    }

    private Response preview(Request request) {
        var input = RequestBody.body(request, Names.class);
        var renamed = checked(() -> catalog.editor().preview(channels(input.channels()), input.rule()));
        return BufferedResponse.json(renamed.stream()
                .map(one -> new RenamedView(one.channel().value(), one.before(), one.after()))
                .toList());
    }

    private EditResult split(Request request, Streams input) {
        Set<SourceId> chosen = new LinkedHashSet<>(streams(input.sources()));
        return catalog.editor().split(channel(request), chosen);
    }

    private EditResult order(Request request, Streams input) {
        return catalog.editor().reorder(channel(request), streams(input.sources()));
    }

    private EditResult name(Request request, Name input) {
        return catalog.editor().rename(channel(request), text(input.name()));
    }

    private EditResult number(Request request, Pin input) {
        return catalog.editor().renumber(channel(request), text(input.number()));
    }

    private Response steps(Request request) {
        var limit = RequestBody.number(request, "limit", USUAL_STEPS, MOST_STEPS);
        return BufferedResponse.json(catalog.history().recent(limit));
    }

    private static ChannelId channel(Request request) {
        return new ChannelId(RequestBody.id(request));
    }

    static List<ChannelId> channels(@Nullable List<Long> ids) {
        return listed(ids).stream().filter(id -> id > 0).map(ChannelId::new).toList();
    }

    private static List<SourceId> streams(@Nullable List<Long> ids) {
        return listed(ids).stream().filter(id -> id > 0).map(SourceId::new).toList();
    }

    private static List<Long> listed(@Nullable List<Long> ids) {
        return ids == null ? List.of() : ids;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static EditedView view(EditResult editResult) {
        var ids = editResult.channels().stream().map(ChannelId::value).toList();
        return new EditedView(ids, editResult.words(), editResult.notes());
    }

    /// Refusals of the catalog become answers of ours, in its words.
    static <T> T checked(Supplier<T> step) {
        try {
            return step.get();
        } catch (EditRefused e) {
            var reason = switch (e.problem()) {
                case CHANNEL_GONE,
                        STREAM_GONE,
                        GROUP_GONE,
                        COUNTRY_GONE,
                        SUGGESTION_GONE,
                        TITLE_GONE,
                        NO_SUCH_VERSION -> Reason.NOT_FOUND;
                case TOO_FEW, NO_NAME, BAD_NUMBER, BAD_PATTERN, SLOW_PATTERN, BAD_YEAR, KINDS_DIFFER ->
                    Reason.BAD_REQUEST;
                case ALL_STREAMS,
                        ONLY_VERSION,
                        NUMBER_PINNED,
                        NOTHING_TO_UNDO,
                        NOTHING_TO_REDO,
                        CHANGED_SINCE,
                        GONE_SINCE -> Reason.CONFLICT;
            };
            throw new HttpError(reason, e.words().orElse(""));
        }
    }
}
