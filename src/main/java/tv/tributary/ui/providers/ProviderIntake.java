package tv.tributary.ui.providers;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.sync.Sync;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

/// The first provider in one field: an address or a file, Enter, and what to do once its channels are there. FX thread
/// only.
public final class ProviderIntake {
    /// Stages of adding a provider.
    enum Stage {
        /// Waits for an address; `problem` says what is wrong with the last one.
        ASKING,
        READING,
        READY
    }

    /// Ways on from the channels that are ready.
    ///
    /// @param watch plays the first of them
    /// @param connect shows how to connect a television
    /// @param choose chooses which of them are watched
    public record NextSteps(Consumer<Channel> watch, Runnable connect, Runnable choose) {}

    private static final int UNSET = 0;

    private final Providers providers;
    private final Sync sync;
    private final Channels allChannels;
    private final Jobs jobs;
    private final NextSteps nextSteps;
    private final Background background;
    private final FxBridge fxBridge;
    private Optional<ProviderId> added = Optional.empty();
    private Optional<Long> job = Optional.empty();

    // shows
    final StringProperty location = new SimpleStringProperty("");
    /// Empty for a name of its address.
    final StringProperty name = new SimpleStringProperty("");
    /// 0 for what is usual.
    final IntegerProperty connections = new SimpleIntegerProperty(UNSET);
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.ASKING);
    /// In words, empty if there is none.
    final StringProperty problem = new SimpleStringProperty("");
    /// What is wrong is about the name or the connections.
    final BooleanProperty problemOfMore = new SimpleBooleanProperty();
    final StringProperty note = new SimpleStringProperty("");
    /// 0 to 1, negative while unknown.
    final DoubleProperty progress = new SimpleDoubleProperty();
    final IntegerProperty channels = new SimpleIntegerProperty();

    public ProviderIntake(Catalog catalog, Jobs jobs, NextSteps nextSteps, Background background, FxBridge fxBridge) {
        this.providers = catalog.providers();
        this.sync = catalog.sync();
        this.allChannels = catalog.channels();
        this.jobs = jobs;
        this.nextSteps = nextSteps;
        this.background = background;
        this.fxBridge = fxBridge;
        location.addListener(_ -> forget());
        name.addListener(_ -> forget());
    }

    /// Whether it has begun and is not left yet.
    public ObservableValue<Boolean> underWay() {
        return stage.map(now -> now != Stage.ASKING || added.isPresent());
    }

    /// Follows the list that is read.
    public Subscription listen() {
        return fxBridge.follow(jobs.views(), this::show);
    }

    // does

    /// Takes the address and reads its list; what is wrong with it is said.
    void read() {
        if (stage.get() != Stage.ASKING) return;
        if (location.get().isBlank()) {
            problem.set(Messages.of(Problem.NO_LOCATION));
            return;
        }
        var typed = new Typed(location.get().strip(), name.get().strip(), connections.get(), added);
        note.set("");
        progress.set(-1);
        stage.set(Stage.READING);
        background.run(() -> store(typed), this::stored, this::refused);
    }

    void drop(List<String> locations) {
        if (stage.get() != Stage.ASKING || locations.isEmpty()) return;
        location.set(locations.getFirst());
        read();
    }

    void cancel() {
        job.flatMap(jobs::find).ifPresent(Job::cancel);
    }

    void watch() {
        leave(() -> background.run(
                () -> allChannels.list(ChannelQuery.all()).stream().findFirst(),
                first -> first.map(ChannelRow::channel).ifPresent(nextSteps.watch())));
    }

    void connect() {
        leave(nextSteps.connect());
    }

    void choose() {
        leave(nextSteps.choose());
    }

    private void leave(Runnable way) {
        added = Optional.empty();
        job = Optional.empty();
        location.set("");
        name.set("");
        connections.set(UNSET);
        stage.set(Stage.ASKING);
        way.run();
    }

    /// @param before the provider whose address was wrong before
    private record Typed(String location, String name, int connections, Optional<ProviderId> before) {}

    private record Stored(ProviderId id, long job) {}

    private Stored store(Typed typed) {
        var settings = settings(typed);
        var provider =
                typed.before.isPresent() ? providers.change(typed.before.get(), settings) : providers.add(settings);
        return new Stored(provider.id(), sync.sync(provider.id()).view().id());
    }

    private ProviderSettings settings(Typed typed) {
        var taken = providers.all().stream()
                .map(status -> status.provider())
                .filter(provider -> typed.before.filter(provider.id()::equals).isEmpty())
                .map(provider -> provider.name())
                .toList();
        var called = typed.name.isEmpty() ? SuggestedName.nameOf(typed.location) : typed.name;
        var unique = typed.name.isEmpty() && !called.isEmpty() ? SuggestedName.unique(called, taken) : called;
        var settings = providers.usual(unique, ProviderOrigin.typed(typed.location));
        return typed.connections == UNSET ? settings : settings.withConnections(typed.connections);
    }

    private void stored(Stored stored) {
        added = Optional.of(stored.id);
        job = Optional.of(stored.job);
        // It may have ended before its number was known here.
        show(jobs.views().get());
    }

    private void refused(Exception failure) {
        stage.set(Stage.ASKING);
        if (!(failure instanceof InvalidProvider invalid)) {
            problem.set(Messages.of("providers.form.failed"));
            return;
        }
        problemOfMore.set(isOfMore(invalid.problem()));
        problem.set(Messages.of(invalid.problem()));
    }

    private static boolean isOfMore(Problem problem) {
        return problem == Problem.NO_NAME || problem == Problem.NAME_TAKEN || problem == Problem.BAD_NUMBER;
    }

    private void show(List<Job.View> views) {
        if (stage.get() != Stage.READING || job.isEmpty()) return;
        views.stream().filter(this::isOurs).findFirst().ifPresent(view -> {
            if (view.state() == Job.State.RUNNING) {
                progress.set(Double.isNaN(view.fraction()) ? -1 : view.fraction());
                note.set(view.note());
            } else {
                job = Optional.empty();
                background.run(this::result, this::ended);
            }
        });
    }

    private boolean isOurs(Job.View view) {
        return job.filter(id -> id == view.id()).isPresent();
    }

    /// @param words what became of the list
    private record Result(int channels, String words) {}

    private Result result() {
        var words = added.flatMap(providers::find)
                .map(status -> status.last().words())
                .orElse("");
        return new Result(allChannels.counts().channels(), words);
    }

    private void ended(Result result) {
        channels.set(result.channels);
        stage.set(result.channels > 0 ? Stage.READY : Stage.ASKING);
        if (result.channels == 0) problem.set(result.words);
    }

    /// What was said of the old words is not true of the new.
    private void forget() {
        problem.set("");
        problemOfMore.set(false);
    }
}
