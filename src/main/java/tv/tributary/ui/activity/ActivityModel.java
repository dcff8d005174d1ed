package tv.tributary.ui.activity;

import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivityLog.ActivitySize;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;

/// The timeline as the page shows it: the stories that a filter lets through, some of them opened. FX thread only.
final class ActivityModel {
    /// Stories of one page.
    static final int PAGE = 100;
    /// What is shown of one story.
    private static final int MOST_ENTRIES = 500;

    /// A line of the timeline.
    sealed interface TimelineRow {
        /// The heading of a day.
        record DayHeading(LocalDate day) implements TimelineRow {}

        record StoryRow(ActivityStory story, boolean open) implements TimelineRow {}

        /// What happened in a story that is open.
        record EntryRow(long story, int position, ActivityEntry entry) implements TimelineRow {}

        /// Stands where older stories are still to be read.
        record OlderRow(long before) implements TimelineRow {}
    }

    /// The names there are to choose from.
    record Choices(List<String> providers, List<String> people) {}

    private final ActivityLog activity;
    private final Settings settings;
    private final Function<ChannelId, String> names;
    private final Consumer<ChannelId> showChannel;
    private final Background background;
    private final LatestQuery reading;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final Navigator navigator;
    private final ZoneId zone = ZoneId.systemDefault();

    // shows
    final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<ActivityFilter> filter = new SimpleObjectProperty<>(ActivityFilter.all());
    final ObjectProperty<Choices> choices = new SimpleObjectProperty<>(new Choices(List.of(), List.of()));
    final ObjectProperty<Optional<ActivitySize>> size = new SimpleObjectProperty<>(Optional.empty());
    /// What is being searched for.
    final StringProperty text = new SimpleStringProperty("");
    /// Whether the first page was read.
    final BooleanProperty known = new SimpleBooleanProperty();

    /// By id, the newest first.
    private final TreeMap<Long, ActivityStory> stories = new TreeMap<>(Collections.reverseOrder());
    private final Map<Long, List<ActivityEntry>> opened = new HashMap<>();
    private boolean hasOlder;
    private boolean readingOlder;

    ActivityModel(
            ActivityLog activity,
            Settings settings,
            Function<ChannelId, String> names,
            Consumer<ChannelId> showChannel,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator) {
        this.activity = activity;
        this.settings = settings;
        this.names = names;
        this.showChannel = showChannel;
        this.background = background;
        this.reading = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.navigator = navigator;
    }

    // does: filters

    void search(String typed) {
        text.set(typed);
        var now = filter.get();
        change(new ActivityFilter(now.kind(), now.least(), now.channel(), now.provider(), now.person(), typed));
    }

    void filterKind(Optional<StoryKind> kind) {
        var now = filter.get();
        change(new ActivityFilter(kind, now.least(), now.channel(), now.provider(), now.person(), now.text()));
    }

    void filterSeverity(Severity least) {
        var now = filter.get();
        change(new ActivityFilter(now.kind(), least, now.channel(), now.provider(), now.person(), now.text()));
    }

    void filterChannel(Optional<ChannelId> channel) {
        var now = filter.get();
        change(new ActivityFilter(now.kind(), now.least(), channel, now.provider(), now.person(), now.text()));
    }

    /// @param provider empty for all
    void filterProvider(String provider) {
        var now = filter.get();
        change(new ActivityFilter(now.kind(), now.least(), now.channel(), provider, now.person(), now.text()));
    }

    /// @param person empty for all
    void filterPerson(String person) {
        var now = filter.get();
        change(new ActivityFilter(now.kind(), now.least(), now.channel(), now.provider(), person, now.text()));
    }

    void clearFilters() {
        text.set("");
        change(ActivityFilter.all());
    }

    /// The name of the channel that is filtered for.
    String channelName() {
        return filter.get().channel().map(names).orElse("");
    }

    private void change(ActivityFilter newer) {
        if (newer.equals(filter.get())) return;
        filter.set(newer);
        readAnew();
    }

    // does: stories

    /// Opens a story that has more than one line, or closes it again.
    void toggle(ActivityStory story) {
        if (opened.remove(story.id()) != null) {
            show();
            return;
        }
        if (story.isLong()) readEntries(story.id());
    }

    boolean isOpen(ActivityStory story) {
        return opened.containsKey(story.id());
    }

    private void readEntries(long story) {
        background.run(() -> activity.entries(story, 0, MOST_ENTRIES), entries -> {
            if (!stories.containsKey(story)) return;
            opened.put(story, entries);
            show();
        });
    }

    /// Reads on where the timeline ends.
    void readOlder() {
        if (!hasOlder || readingOlder || stories.isEmpty()) return;
        readingOlder = true;
        var asked = filter.get();
        var before = stories.lastKey();
        background.run(() -> activity.stories(asked, before, PAGE), older -> {
            readingOlder = false;
            // What was asked for may be out of sight by now.
            if (!asked.equals(filter.get()) || stories.isEmpty() || !before.equals(stories.lastKey())) return;
            older.forEach(story -> stories.put(story.id(), story));
            hasOlder = older.size() == PAGE;
            show();
        });
    }

    void goToChannel(ActivityStory story) {
        story.channel().ifPresent(showChannel);
    }

    /// To the page that knows more of it: running streams, or lists and accounts.
    void goToPlace(ActivityStory story) {
        place(story).ifPresent(navigator::go);
    }

    static Optional<Place> place(ActivityStory story) {
        return switch (story.kind()) {
            case OUTAGE, STREAM, VIEWING -> Optional.of(Place.NOW);
            case SYNC, ACCOUNT -> Optional.of(Place.PROVIDERS);
            case EXPORT -> Optional.of(Place.MEDIA_SERVERS);
            case RECORDING -> Optional.of(Place.RECORDINGS);
            case ACCESS -> Optional.of(Place.PEOPLE);
            case STORAGE -> Optional.of(Place.SETTINGS);
        };
    }

    // does: all of it

    /// Writes what the filter lets through into a file.
    void export(Path file, ExportFormat format) {
        var asked = filter.get();
        background.run(
                () -> {
                    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                        activity.export(asked, format, out);
                    }
                    return file;
                },
                done -> toasts.say(Messages.of("activity.exported", done)));
    }

    /// How many days are kept.
    int days() {
        return kept().days();
    }

    private ActivitySettings kept() {
        return settings.of(ActivitySettings.NAME, ActivitySettings.defaults()).get();
    }

    /// Deletes what is older, now and from now on.
    void keep(int days) {
        var newer = kept().withEvents(days, kept().events());
        background.run(
                () -> {
                    settings.save(ActivitySettings.NAME, newer);
                    return days;
                },
                kept -> {
                    toasts.say(Messages.of("activity.kept", kept));
                    readSize();
                });
    }

    // lives

    Subscription open() {
        readSize();
        return Subscription.all(fxBridge.follow(activity.changes(), _ -> readNews()), reading::cancel);
    }

    private void readSize() {
        background.run(activity::size, now -> size.set(Optional.of(now)));
        background.run(() -> new Choices(activity.providers(), activity.people()), choices::set);
    }

    private void readAnew() {
        var asked = filter.get();
        reading.run(() -> activity.stories(asked, Long.MAX_VALUE, PAGE), newest -> {
            stories.clear();
            opened.clear();
            showFirstPage(newest);
        });
    }

    /// Keeps what was read of older ones, unless so much is new that a gap would be between.
    private void readNews() {
        var asked = filter.get();
        reading.run(() -> activity.stories(asked, Long.MAX_VALUE, PAGE), newest -> {
            var isSeamless = newest.size() < PAGE
                    || stories.isEmpty()
                    || newest.getLast().id() <= stories.firstKey();
            var gone = newest.size() < PAGE ? 0 : newest.getLast().id();
            if (isSeamless) stories.keySet().removeIf(id -> id >= gone);
            else stories.clear();
            var older = !stories.isEmpty() && hasOlder;
            showFirstPage(newest);
            if (!stories.isEmpty() && stories.size() > newest.size()) {
                hasOlder = older;
                show();
            }
        });
    }

    private void showFirstPage(List<ActivityStory> newest) {
        for (var story : newest) {
            stories.put(story.id(), story);
            var entries = opened.get(story.id());
            if (entries != null && entries.size() != Math.min(story.facts(), MOST_ENTRIES)) readEntries(story.id());
        }
        opened.keySet().retainAll(stories.keySet());
        hasOlder = newest.size() == PAGE;
        known.set(true);
        show();
    }

    private void show() {
        var newer = new ArrayList<TimelineRow>();
        var day = Optional.<LocalDate>empty();
        for (var story : stories.values()) {
            var began = LocalDate.ofInstant(story.began(), zone);
            if (day.filter(began::equals).isEmpty()) newer.add(new TimelineRow.DayHeading(began));
            day = Optional.of(began);
            var entries = opened.get(story.id());
            newer.add(new TimelineRow.StoryRow(story, entries != null));
            if (entries == null) continue;
            for (var i = 0; i < entries.size(); i++) newer.add(new TimelineRow.EntryRow(story.id(), i, entries.get(i)));
        }
        if (hasOlder) newer.add(new TimelineRow.OlderRow(stories.lastKey()));
        replace(newer);
    }

    /// Only what differs, so that selection and scrolling stay with what stays.
    private void replace(List<TimelineRow> newer) {
        var same = 0;
        while (same < rows.size() && same < newer.size() && rows.get(same).equals(newer.get(same))) same++;
        var tail = 0;
        while (tail < rows.size() - same
                && tail < newer.size() - same
                && rows.get(rows.size() - 1 - tail).equals(newer.get(newer.size() - 1 - tail))) tail++;
        rows.remove(same, rows.size() - tail);
        rows.addAll(same, newer.subList(same, newer.size() - tail));
    }
}
