package tv.tributary.ui.guidesources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.catalog.Channels;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The page's model. FX thread only.
final class GuideSourcesModel {
    /// A guide source as its card shows it.
    ///
    /// @param country of most of its channels; empty if nobody knows it, or not yet
    /// @param job that reads it just now
    record GuideSourceEntry(GuideSourceStatus status, Optional<GuideCountry> country, Optional<Job.View> job) {
        GuideSourceId id() {
            return status.source().id();
        }

        String name() {
            return status.source().name();
        }
    }

    private static final Duration CALM = Duration.millis(200);

    // shows
    /// By priority; replaced as a whole. Empty Optional until first read.
    final ObjectProperty<Optional<List<GuideSourceEntry>>> entries = new SimpleObjectProperty<>(Optional.empty());
    /// How many channels have a guide, in words; empty until known.
    final ReadOnlyStringWrapper coverage = new ReadOnlyStringWrapper("");
    /// The form while it is open.
    final ObjectProperty<Optional<GuideSourceForm>> form = new SimpleObjectProperty<>(Optional.empty());
    /// The sheet of days while it is open.
    final ObjectProperty<Optional<GuideDaysForm>> days = new SimpleObjectProperty<>(Optional.empty());
    /// The sheet of event channels while it is open.
    final ObjectProperty<Optional<EventProfilesModel>> events = new SimpleObjectProperty<>(Optional.empty());

    private final Guide guide;
    private final Channels channels;
    private final Settings settings;
    private final LatestValue<GuideSettings> daysSettings;
    private final LatestValue<GeneratedGuideSettings> generated;
    private final Jobs jobs;
    private final Background background;
    private final LatestQuery list;
    private final LatestQuery counting;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition changing = new PauseTransition(CALM);
    private List<GuideSourceStatus> statuses = List.of();
    private List<Job.View> running = List.of();
    private Optional<Map<GuideSourceId, GuideCountry>> countries = Optional.empty();

    GuideSourcesModel(
            Guide guide,
            Channels channels,
            Settings settings,
            Jobs jobs,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.guide = guide;
        this.channels = channels;
        this.settings = settings;
        this.daysSettings = settings.of(GuideSettings.NAME, GuideSettings.defaults());
        this.generated = settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults());
        this.jobs = jobs;
        this.background = background;
        this.list = new LatestQuery(background);
        this.counting = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        changing.setOnFinished(_ -> read());
    }

    // does

    void add(String location) {
        form.set(Optional.of(GuideSourceForm.forNew(location)));
    }

    void edit(GuideSourceEntry entry) {
        form.set(Optional.of(GuideSourceForm.of(entry.status().source())));
    }

    /// To set the country of its channels.
    void editCountry(GuideSourceEntry entry) {
        form.set(Optional.of(GuideSourceForm.atCountry(entry.status().source())));
    }

    /// Opens the sheet of days.
    void editDays() {
        days.set(Optional.of(new GuideDaysForm(daysSettings.get())));
    }

    /// Opens the sheet of event channels.
    void editEvents() {
        events.set(Optional.of(new EventProfilesModel(generated.get(), channels, background)));
    }

    /// Closes whichever sheet is open; what was typed is lost.
    void closeForm() {
        form.set(Optional.empty());
        days.set(Optional.empty());
        events.get().ifPresent(EventProfilesModel::close);
        events.set(Optional.empty());
    }

    /// Stores how many days are kept and served. If others are kept, the guides are read again.
    void save(GuideDaysForm open) {
        var wanted = open.settings();
        closeForm();
        if (wanted.equals(open.before)) return;
        background.run(
                () -> store(wanted),
                _ -> toasts.offer(
                        Messages.of("guides.days.saved"),
                        Messages.of("action.undo"),
                        () -> background.run(() -> store(open.before))));
    }

    private String store(GuideSettings wanted) {
        var old = daysSettings.get();
        settings.save(GuideSettings.NAME, wanted);
        if (!wanted.storesAs(old)) {
            for (var status : guide.sources().all())
                if (status.source().settings().enabled())
                    guide.sync().sync(status.source().id());
        }
        return "";
    }

    /// Stores how event channels are read.
    void save(EventProfilesModel open) {
        var wanted = open.settings();
        closeForm();
        if (wanted.equals(open.before)) return;
        background.run(
                () -> store(wanted),
                _ -> toasts.offer(
                        Messages.of("guides.events.saved"),
                        Messages.of("action.undo"),
                        () -> background.run(() -> store(open.before))));
    }

    private String store(GeneratedGuideSettings wanted) {
        settings.save(GeneratedGuideSettings.NAME, wanted);
        guide.refresh();
        return "";
    }

    /// Stores the form; what is wrong with it is shown in it. A guide at a new place is read at once.
    void save(GuideSourceForm open) {
        if (open.saving.get()) return;
        open.saving.set(true);
        background.run(
                () -> store(open.editing().map(GuideSource::id), open.settings()),
                name -> {
                    open.saving.set(false);
                    if (form.get().filter(open::equals).isPresent()) form.set(Optional.empty());
                    open.editing()
                            .ifPresentOrElse(this::offerUndo, () -> toasts.say(Messages.of("guides.added", name)));
                },
                failure -> {
                    open.saving.set(false);
                    if (failure instanceof InvalidGuideSource invalid) open.problem.set(Optional.of(invalid.problem()));
                    else background.report(failure);
                });
    }

    private void offerUndo(GuideSource before) {
        toasts.offer(
                Messages.of("guides.changed", before.name()),
                Messages.of("action.undo"),
                () -> background.run(() -> store(Optional.of(before.id()), before.settings()), _ -> read()));
    }

    void sync(GuideSourceEntry entry) {
        background.run(() -> guide.sync().sync(entry.id()), _ -> {});
    }

    /// Takes a guide that was refused for having much less than before.
    void syncAnyway(GuideSourceEntry entry) {
        background.run(() -> guide.sync().syncAnyway(entry.id()), _ -> {});
    }

    void syncAll() {
        for (var entry : entries.get().orElse(List.of()))
            if (entry.status().source().settings().enabled()) sync(entry);
    }

    void cancel(Job.View job) {
        background.run(() -> jobs.find(job.id()).ifPresent(Job::cancel));
    }

    void enable(GuideSourceEntry entry, boolean on) {
        var settings = entry.status().source().settings().withEnabled(on);
        background.run(() -> guide.sources().change(entry.id(), settings), _ -> read());
    }

    void remove(GuideSourceEntry entry) {
        background.run(
                () -> {
                    guide.sources().remove(entry.id());
                    return entry.name();
                },
                name -> toasts.offer(
                        Messages.of("guides.removed", name),
                        Messages.of("action.undo"),
                        () -> background.run(() -> guide.sources().restore(entry.id()))));
    }

    /// Brings the source back that was removed last, if one was.
    void undoRemoval() {
        background.run(() -> guide.sources().removed().stream()
                .findFirst()
                .ifPresent(last -> guide.sources().restore(last.id())));
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.GUIDE || changed.topic() == Topic.CHANNELS) changing.play();
                }),
                fxBridge.follow(jobs.views(), this::showJobs),
                changing::stop);
    }

    private void read() {
        list.run(() -> guide.sources().all(), found -> {
            statuses = found;
            show();
        });
        // Matching may take seconds; the cards do not wait for it.
        counting.run(() -> new Matched(guide.coverage(), guide.countries()), found -> {
            var counts = found.coverage();
            coverage.set(Messages.of("guides.coverage", counts.covered(), counts.channels()));
            countries = Optional.of(found.countries());
            if (entries.get().isPresent()) show();
        });
    }

    private record Matched(Guide.Coverage coverage, Map<GuideSourceId, GuideCountry> countries) {}

    private void showJobs(List<Job.View> views) {
        running = views.stream().filter(job -> job.state() == Job.State.RUNNING).toList();
        if (entries.get().isPresent()) show();
    }

    private void show() {
        entries.set(Optional.of(statuses.stream()
                .map(status -> new GuideSourceEntry(
                        status,
                        countries.flatMap(all ->
                                Optional.ofNullable(all.get(status.source().id()))),
                        jobOf(status)))
                .toList()));
    }

    private Optional<Job.View> jobOf(GuideSourceStatus status) {
        var title = Messages.of("guide.import.title", status.source().name());
        return running.stream().filter(job -> job.title().equals(title)).findFirst();
    }

    private String store(Optional<GuideSourceId> editing, GuideSource.Settings settings) {
        var before = editing.flatMap(guide.sources()::find);
        var source = editing.isPresent()
                ? guide.sources().change(editing.get(), settings)
                : guide.sources().add(settings);
        var samePlace = before.filter(status -> status.source()
                        .settings()
                        .location()
                        .equals(source.settings().location()))
                .isPresent();
        if (!samePlace && source.settings().enabled()) guide.sync().sync(source.id());
        return source.name();
    }
}
