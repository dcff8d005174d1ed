package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.guide.AiringCache.GuideListings;
import tv.tributary.ui.guide.GuideScope.ChannelList;
import tv.tributary.ui.guide.GuideScope.General;

/// The page's model. FX thread only; queries run off it.
final class GuideModel {
    /// Four pixels a minute: a half hour programme has room for some words of its title.
    static final double PIXELS_PER_MINUTE = 4;

    private static final javafx.util.Duration TYPING = javafx.util.Duration.millis(150);
    private static final javafx.util.Duration CHANGING = javafx.util.Duration.millis(300);
    /// How often the line that marks the present moves.
    private static final javafx.util.Duration NOW_MOVES = javafx.util.Duration.seconds(15);

    enum Stage {
        LOADING,
        NO_CHANNELS,
        NONE_IN_SCOPE,
        NO_GUIDE,
        GRID,
        FOUND,
        NOTHING_FOUND
    }

    // shows
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final ObjectProperty<GuideScope> scope = new SimpleObjectProperty<>(General.ALL);
    final ObservableList<GuideScope> scopes = FXCollections.observableArrayList(General.values());
    /// Those in scope, in playlist order; replaced as a whole.
    final ObjectProperty<List<ChannelRow>> rows = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<TimeAxis> axis;
    final ObjectProperty<Instant> now;
    final ObjectProperty<GuideCursor> cursor;
    /// What the cursor is on, or what was chosen among the found ones.
    final ObjectProperty<Optional<Airing>> selected = new SimpleObjectProperty<>(Optional.empty());
    final StringProperty text = new SimpleStringProperty("");
    final ObservableList<Airing> found;

    private final GuideListings listings;
    private final ChannelList channels;
    private final ZoneId zone;
    private final InstantSource clock;
    private final FxBridge fxBridge;
    private final Consumer<Channel> onWatch;
    private final BiConsumer<Channel, Airing> onWatchPast;
    private final AiringCache cache;
    private final LatestQuery list;
    private final AiringSearch search;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final PauseTransition changing = new PauseTransition(CHANGING);
    private final Timeline ticking;
    private GuideSnapshot snapshot = GuideSnapshot.none();
    /// To be shown as soon as its channel is in scope.
    private Optional<Airing> revealing = Optional.empty();

    /// @param onWatch plays a channel
    /// @param onWatchPast plays a programme of a channel from its start
    GuideModel(
            ChannelList channels,
            GuideListings listings,
            Consumer<Channel> onWatch,
            BiConsumer<Channel, Airing> onWatchPast,
            InstantSource clock,
            ZoneId zone,
            Background background,
            FxBridge fxBridge) {
        this.channels = channels;
        this.listings = listings;
        this.onWatch = onWatch;
        this.onWatchPast = onWatchPast;
        this.clock = clock;
        this.zone = zone;
        this.fxBridge = fxBridge;
        this.list = new LatestQuery(background);
        this.search = new AiringSearch(listings, channels, background);
        this.found = search.found;
        this.cache = new AiringCache(listings, background);
        this.now = new SimpleObjectProperty<>(clock.instant());
        this.axis = new SimpleObjectProperty<>(new TimeAxis(TimeAxis.startFor(now.get(), zone), 0, PIXELS_PER_MINUTE));
        this.cursor = new SimpleObjectProperty<>(new GuideCursor(0, now.get()));
        this.ticking = new Timeline(new KeyFrame(NOW_MOVES, _ -> now.set(clock.instant())));
        ticking.setCycleCount(Animation.INDEFINITE);
        typing.setOnFinished(_ -> find());
        changing.setOnFinished(_ -> {
            cache.clear();
            ask();
        });
        cache.revision().subscribe(_ -> readSelection());
    }

    ZoneId zone() {
        return zone;
    }

    // shows

    /// A row's programmes in and around the stretch in sight, as far as they are loaded.
    List<Airing> airings(ChannelRow row) {
        return cache.airings(row.channel().id());
    }

    /// How many days back viewers can watch a channel; 0 for not at all.
    int archiveDays(ChannelId channel) {
        return snapshot.archiveDays(channel);
    }

    /// Whether a programme has begun and can still be watched from its beginning.
    boolean isInArchive(Airing airing) {
        return snapshot.isInArchive(airing, now.get());
    }

    /// How many days back somebody may want to look: as far as the deepest archive, one at least.
    int daysBack() {
        return snapshot.daysBack();
    }

    /// Counts up when programmes were loaded.
    ReadOnlyIntegerProperty loaded() {
        return cache.revision();
    }

    /// Called with the rows in sight whenever they or the stretch of time changed: loads what is missing.
    void need(int firstRow, int lastRow) {
        var all = rows.get();
        if (all.isEmpty()) return;
        var spare = lastRow - firstRow + 1;
        var from = Math.max(0, firstRow - spare);
        var to = Math.min(all.size(), lastRow + 1 + spare);
        var ids = all.subList(from, to).stream().map(row -> row.channel().id()).toList();
        cache.need(ids, axis.get().start(), axis.get().end());
    }

    // does

    void resize(double width) {
        var old = axis.get();
        axis.set(new TimeAxis(old.start(), width, old.pixelsPerMinute()));
    }

    /// Moves the stretch of time by pixels; the cursor stays where it is.
    void pan(double pixels) {
        axis.set(axis.get().from(axis.get().at(pixels)));
    }

    void showFrom(Instant start) {
        axis.set(axis.get().from(start));
    }

    /// Back to the present, with the cursor.
    void goToNow() {
        now.set(clock.instant());
        showFrom(TimeAxis.startFor(now.get(), zone));
        moveTo(cursor.get().at(now.get()));
    }

    /// The same time of day on another day; today the present.
    void goToDay(LocalDate day) {
        if (day.equals(today())) {
            goToNow();
            return;
        }
        var time = axis.get().start().atZone(zone).toLocalTime();
        var start = day.atTime(time).atZone(zone).toInstant();
        var into = Duration.between(axis.get().start(), cursor.get().moment());
        showFrom(start);
        moveTo(cursor.get().at(start.plus(into)));
    }

    LocalDate today() {
        return now.get().atZone(zone).toLocalDate();
    }

    /// The day most of what is in sight belongs to.
    LocalDate dayInSight() {
        return axis.get().at(axis.get().width() / 2).atZone(zone).toLocalDate();
    }

    /// Moves the cursor, and the stretch of time with it so that it is in sight.
    void moveTo(GuideCursor other) {
        cursor.set(other);
        readSelection();
        selected.get().ifPresentOrElse(airing -> showFrom(axis.get().startToShow(airing)), () -> {
            var moment = other.moment();
            if (moment.isBefore(axis.get().start())
                    || !moment.isBefore(axis.get().end())) showFrom(TimeAxis.startFor(moment, zone));
        });
    }

    void left() {
        moveTo(cursor.get().left(cursorAirings()));
    }

    void right() {
        moveTo(cursor.get().right(cursorAirings()));
    }

    void down(int channels) {
        moveTo(cursor.get().down(channels, rows.get().size()));
    }

    /// To the channel with that number; nowhere if none has it.
    void goToNumber(String number) {
        rowOf(channel -> channel.number().equals(number))
                .ifPresent(row -> moveTo(new GuideCursor(row, cursor.get().moment())));
    }

    private OptionalInt rowOf(Predicate<Channel> wanted) {
        var all = rows.get();
        return IntStream.range(0, all.size())
                .filter(row -> wanted.test(all.get(row).channel()))
                .findFirst();
    }

    /// The channel that the cursor is on, or that carries what was chosen among the found ones.
    Optional<Channel> selectedChannel() {
        var ofSelected = selected.get().flatMap(this::channel);
        return stage.get() == Stage.FOUND
                ? ofSelected
                : ofSelected.or(() -> rowAtCursor().map(ChannelRow::channel));
    }

    Optional<Channel> channel(Airing airing) {
        return rows.get().stream()
                .map(ChannelRow::channel)
                .filter(channel -> channel.id().equals(airing.channel()))
                .findFirst()
                .or(() -> search.channel(airing));
    }

    void watch() {
        selectedChannel().ifPresent(onWatch);
    }

    /// Plays the selected programme from its start, if it is in an archive.
    void watchPast() {
        selected.get()
                .filter(this::isInArchive)
                .ifPresent(airing -> channel(airing).ifPresent(channel -> onWatchPast.accept(channel, airing)));
    }

    /// What is meant by choosing a programme: to see it. What is over is played from an archive, anything else is the
    /// channel.
    void play() {
        var isOver = selected.get()
                .filter(airing -> !airing.stop().isAfter(now.get()) && isInArchive(airing))
                .isPresent();
        if (isOver) watchPast();
        else watch();
    }

    /// Shows the rows of other channels.
    void choose(GuideScope other) {
        if (other.equals(scope.get())) return;
        scope.set(other);
        ask();
    }

    /// Searches after a moment without typing; an empty text shows the grid.
    void search(String words) {
        text.set(words);
        typing.playFromStart();
    }

    void clearSearch() {
        text.set("");
        find();
    }

    void select(Airing airing) {
        selected.set(Optional.of(airing));
    }

    /// Shows a found programme where it is in the grid; if its channel is out of scope, among all channels.
    void reveal(Airing airing) {
        clearSearch();
        if (goTo(airing)) return;
        revealing = Optional.of(airing);
        choose(General.ALL);
    }

    /// Whether the programme's channel has a row.
    private boolean goTo(Airing airing) {
        var row = rowOf(channel -> channel.id().equals(airing.channel()));
        row.ifPresent(at -> {
            showFrom(TimeAxis.startFor(airing.start(), zone));
            cache.put(airing);
            moveTo(new GuideCursor(at, airing.start()));
        });
        return row.isPresent();
    }

    // lives

    Subscription open() {
        now.set(clock.instant());
        ask();
        ticking.play();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            switch (changed.topic()) {
                case CHANNELS, GUIDE -> changing.playFromStart();
                default -> {}
            }
        });
        return Subscription.all(changes, typing::stop, changing::stop, ticking::stop, cache::cancel);
    }

    private void ask() {
        var wanted = scope.get();
        list.run(() -> GuideSnapshot.of(wanted, channels, listings), this::show);
    }

    private void show(GuideSnapshot answer) {
        snapshot = answer;
        if (!answer.scopes().equals(scopes)) scopes.setAll(answer.scopes());
        if (!answer.rows().equals(rows.get())) {
            var at = rowAtCursor().map(row -> row.channel().id());
            rows.set(answer.rows());
            // The cursor stays on its channel where that moved.
            at.map(id -> rowOf(channel -> channel.id().equals(id)))
                    .ifPresent(row -> row.ifPresent(moved ->
                            cursor.set(new GuideCursor(moved, cursor.get().moment()))));
            cursor.set(cursor.get().down(0, rows.get().size()));
        }
        find();
        if (scope.get() == General.ALL) {
            var wanted = revealing;
            revealing = Optional.empty();
            wanted.ifPresent(this::goTo);
        }
    }

    private void find() {
        typing.stop();
        var words = text.get().strip();
        if (words.isEmpty()) {
            search.clear();
            stage.set(stageOfGrid());
            readSelection();
            return;
        }
        search.run(words, clock.instant(), () -> {
            stage.set(found.isEmpty() ? Stage.NOTHING_FOUND : Stage.FOUND);
            selected.set(found.stream().findFirst());
        });
    }

    private Stage stageOfGrid() {
        if (rows.get().isEmpty()) return scope.get() == General.ALL ? Stage.NO_CHANNELS : Stage.NONE_IN_SCOPE;
        return snapshot.guideIsEmpty() ? Stage.NO_GUIDE : Stage.GRID;
    }

    private Optional<ChannelRow> rowAtCursor() {
        var all = rows.get();
        var row = cursor.get().row();
        return row < all.size() ? Optional.of(all.get(row)) : Optional.empty();
    }

    private List<Airing> cursorAirings() {
        return rowAtCursor().map(this::airings).orElse(List.of());
    }

    private void readSelection() {
        if (stage.get() == Stage.FOUND) return;
        selected.set(cursor.get().on(cursorAirings()));
    }
}
