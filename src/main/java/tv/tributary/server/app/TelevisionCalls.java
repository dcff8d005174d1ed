package tv.tributary.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.ChannelId;
import tv.tributary.server.app.AppCalls.Call;
import tv.tributary.server.http.Request;

/// Channels with what they show, as the app's lists and its guide have them: a page at a time, and each page with its
/// programmes, so that one request fills a screen.
final class TelevisionCalls {
    private static final int USUAL_PAGE = 60;
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_HOURS = 48;
    private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

    /// A programme in a list. Times in seconds since 1970.
    ///
    /// @param locked whether its viewer may not watch it, for the age it is rated for
    record SlotView(long from, long to, String title, boolean locked) {}

    /// @param logo whether it has one
    /// @param now what it shows; left out if no guide says
    record RowView(
            long id,
            String number,
            String name,
            String group,
            boolean favourite,
            boolean radio,
            boolean logo,
            @Nullable SlotView now,
            @Nullable SlotView next) {}

    /// @param total of all pages
    record PageView(int total, int offset, List<RowView> rows) {}

    record GroupView(String name, int channels) {}

    /// @param index where it stands among all channels
    /// @param from when what is on began, if it can be watched from its start; 0 if it cannot, likewise `to`
    /// @param blocked why its viewer may not watch what is on; empty if they may
    record ChannelView(RowView row, int index, long from, long to, String blocked) {}

    record GuideRowView(RowView row, List<SlotView> programmes) {}

    /// @param total channels on all pages
    record GuideView(int total, int offset, List<GuideRowView> rows) {}

    record ProgrammeView(
            long channel, String channelName, SlotView slot, String subTitle, String description, String categories) {}

    private final Catalog catalog;
    private final ViewedChannels viewed;
    private final Guide guide;
    private final BiFunction<ChannelId, Grant, Optional<Map.Entry<Long, Long>>> fromStart;
    private final BiFunction<ChannelId, Grant, Optional<String>> blocked;
    private final InstantSource clock;

    /// @param fromStart when what is on began and ends, in seconds since 1970, if it can be watched from its start
    /// @param blocked why somebody may not watch what is on
    TelevisionCalls(
            Catalog catalog,
            ViewedChannels viewed,
            Guide guide,
            BiFunction<ChannelId, Grant, Optional<Map.Entry<Long, Long>>> fromStart,
            BiFunction<ChannelId, Grant, Optional<String>> blocked,
            InstantSource clock) {
        this.catalog = catalog;
        this.viewed = viewed;
        this.guide = guide;
        this.fromStart = fromStart;
        this.blocked = blocked;
        this.clock = clock;
    }

    Map<String, Call> calls() {
        return Map.of(
                "GET channels", this::page,
                "GET groups", (_, viewer) -> groups(viewer.view()),
                "GET channel", this::channel,
                "GET guide", this::guide,
                "GET programme", this::programme,
                "GET search", this::search);
    }

    private PageView page(Request request, Grant viewer) {
        var rows = rows(request, viewer.view());
        int offset = offset(request, rows);
        return new PageView(rows.size(), offset, withProgrammes(viewer.view(), part(request, rows, offset)));
    }

    private static int offset(Request request, List<ChannelRow> rows) {
        return (int) Math.min(rows.size(), CallInput.number(request, "offset", 0, Integer.MAX_VALUE));
    }

    private static List<ChannelRow> part(Request request, List<ChannelRow> rows, int offset) {
        int limit = (int) CallInput.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        return rows.subList(offset, Math.min(rows.size(), offset + limit));
    }

    /// The channels that a list is asked for: of a group, the favourites, or those that words find, best match first.
    private List<ChannelRow> rows(Request request, View view) {
        var text = request.query("text").orElse("").strip();
        var group = request.query("group").orElse("");
        boolean favourites = request.query("favourites").isPresent();
        Predicate<ChannelRow> wanted =
                row -> (group.isEmpty() || row.channel().group().equals(group)) && (!favourites || row.favourite());
        var seen = viewed.of(view);
        if (text.isEmpty()) return seen.stream().filter(wanted).toList();
        var known = seen.stream()
                .collect(Collectors.toMap(row -> row.channel().id(), Function.identity(), (one, _) -> one));
        var byNumber = seen.stream().filter(row -> row.channel().number().equals(text));
        var byName = catalog.channels().list(ChannelQuery.of(text)).stream()
                .flatMap(found -> Optional.ofNullable(known.get(found.channel().id())).stream());
        return Stream.concat(byNumber, byName).distinct().filter(wanted).toList();
    }

    /// Rows with what they show now and next.
    List<RowView> withProgrammes(View view, Collection<ChannelRow> rows) {
        var shown = guide.programmes()
                .nowNext(rows.stream().map(row -> row.channel().id()).toList(), clock.instant());
        var views = new ArrayList<RowView>(rows.size());
        for (var row : rows) {
            var slots = Optional.ofNullable(shown.get(row.channel().id()));
            views.add(view(
                    row,
                    slots.flatMap(GuideProgrammes.NowNext::now).map(one -> slot(view, one)),
                    slots.flatMap(GuideProgrammes.NowNext::next).map(one -> slot(view, one))));
        }
        return views;
    }

    private static RowView view(ChannelRow row, Optional<SlotView> now, Optional<SlotView> next) {
        var channel = row.channel();
        return new RowView(
                channel.id().value(),
                channel.number(),
                channel.name(),
                channel.group(),
                row.favourite(),
                row.radio(),
                !channel.logo().isEmpty(),
                now.orElse(null),
                next.orElse(null));
    }

    private static SlotView slot(View view, Programme programme) {
        var start = programme.start().toInstant();
        return new SlotView(
                start.getEpochSecond(),
                programme.stop().orElse(programme.start()).toInstant().getEpochSecond(),
                programme.title(),
                !view.admits(GuideProgrammes.age(programme)));
    }

    private List<GroupView> groups(View view) {
        var sizes = new LinkedHashMap<String, Integer>();
        for (var row : viewed.of(view)) sizes.merge(row.channel().group(), 1, Integer::sum);
        return sizes.entrySet().stream()
                .filter(size -> !size.getKey().isEmpty())
                .map(size -> new GroupView(size.getKey(), size.getValue()))
                .toList();
    }

    private ChannelView channel(Request request, Grant viewer) {
        var rows = viewed.of(viewer.view());
        int index = index(rows, CallInput.id(request));
        var row = rows.get(index);
        var id = row.channel().id();
        var start = fromStart.apply(id, viewer);
        return new ChannelView(
                withProgrammes(viewer.view(), List.of(row)).getFirst(),
                index,
                start.map(Map.Entry::getKey).orElse(0L),
                start.map(Map.Entry::getValue).orElse(0L),
                blocked.apply(id, viewer).orElse(""));
    }

    private static int index(List<ChannelRow> rows, long id) {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i).channel().id().value() == id) return i;
        throw CallInput.notFound();
    }

    private ChannelRow row(View view, long id) {
        var rows = viewed.of(view);
        return rows.get(index(rows, id));
    }

    private GuideView guide(Request request, Grant viewer) {
        var rows = rows(request, viewer.view());
        int offset = offset(request, rows);
        var some = part(request, rows, offset);
        var from = time(request, "from");
        var until = from.plus(Duration.ofHours(CallInput.number(request, "hours", 3, MOST_HOURS)));
        var found = guide.programmes()
                .of(some.stream().map(row -> row.channel().id()).toList(), from, until);
        return new GuideView(
                rows.size(),
                offset,
                some.stream()
                        .map(row -> new GuideRowView(
                                view(row, Optional.empty(), Optional.empty()),
                                found.getOrDefault(row.channel().id(), List.of()).stream()
                                        .map(one -> slot(viewer.view(), one))
                                        .toList()))
                        .toList());
    }

    private Instant time(Request request, String name) {
        return Instant.ofEpochSecond(
                CallInput.number(request, name, clock.instant().getEpochSecond(), LATEST));
    }

    private ProgrammeView programme(Request request, Grant viewer) {
        var row = row(viewer.view(), CallInput.id(request));
        var at = time(request, "at");
        return guide.programmes().of(row.channel().id(), at, at.plusSeconds(1)).stream()
                .findFirst()
                .map(programme ->
                        detail(viewer.view(), row.channel().id(), row.channel().name(), programme))
                .orElseThrow(CallInput::notFound);
    }

    private static ProgrammeView detail(View view, ChannelId channel, String name, Programme programme) {
        return new ProgrammeView(
                channel.value(),
                name,
                slot(view, programme),
                programme.subTitles().isEmpty()
                        ? ""
                        : programme.subTitles().getFirst().text(),
                programme.descriptions().isEmpty()
                        ? ""
                        : programme.descriptions().getFirst().text(),
                programme.categories().stream().map(category -> category.text()).collect(Collectors.joining(", ")));
    }

    /// Programmes on or to come, by their titles.
    private List<ProgrammeView> search(Request request, Grant viewer) {
        var text = request.query("text").orElse("").strip();
        if (text.isEmpty()) return List.of();
        return guide.programmes().search(text, clock.instant(), USUAL_PAGE).stream()
                .flatMap(found -> viewed.channel(viewer.view(), found.channel()).stream()
                        .map(channel -> detail(viewer.view(), channel.id(), channel.name(), found.programme())))
                .toList();
    }
}
