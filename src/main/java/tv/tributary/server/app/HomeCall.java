package tv.tributary.server.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tv.tributary.access.Grant;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.server.app.AppCalls.Call;
import tv.tributary.server.app.RecordingCalls.RecordedView;
import tv.tributary.server.app.TelevisionCalls.RowView;
import tv.tributary.server.app.TitleCalls.ContinuingView;

/// The first page: what the household likes, watched last and has begun, and what is recorded today.
final class HomeCall {
    private static final int MOST_CHANNELS = 24;
    private static final Duration DAY = Duration.ofDays(1);

    /// @param recent channels that were watched last; empty for who does not belong to the household
    /// @param continuing likewise
    record HomeView(
            List<RowView> favourites,
            List<RowView> recent,
            List<ContinuingView> continuing,
            List<RecordedView> recordings) {}

    private final Catalog catalog;
    private final ViewedChannels viewed;
    private final TelevisionCalls television;
    private final TitleCalls titles;
    private final RecordingCalls recordings;
    private final Predicate<Grant> household;
    private final InstantSource clock;

    HomeCall(
            Catalog catalog,
            ViewedChannels viewed,
            TelevisionCalls television,
            TitleCalls titles,
            RecordingCalls recordings,
            Predicate<Grant> household,
            InstantSource clock) {
        this.catalog = catalog;
        this.viewed = viewed;
        this.television = television;
        this.titles = titles;
        this.recordings = recordings;
        this.household = household;
        this.clock = clock;
    }

    Map<String, Call> calls() {
        return Map.of("GET home", (_, viewer) -> home(viewer));
    }

    private HomeView home(Grant viewer) {
        var view = viewer.view();
        boolean own = household.test(viewer);
        var favourites = viewed.of(view).stream()
                .filter(ChannelRow::favourite)
                .limit(MOST_CHANNELS)
                .toList();
        var recent = catalog.watched().recent(own ? MOST_CHANNELS : 0).stream()
                .map(watched -> watched.row())
                .filter(row -> viewed.sees(view, row.channel().id()))
                .toList();
        var until = clock.instant().plus(DAY).getEpochSecond();
        var since = clock.instant().minus(DAY).getEpochSecond();
        return new HomeView(
                television.withProgrammes(view, favourites),
                television.withProgrammes(view, recent),
                own ? titles.continuing(viewer) : List.of(),
                recordings.list(viewer).stream()
                        .filter(one -> one.from() < until && one.to() > since)
                        .toList());
    }
}
