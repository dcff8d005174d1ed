package tv.tributary.ui.mediaservers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.library.export.ExportPlan;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.ExportStatus;
import tv.tributary.library.export.InvalidExport;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.library.export.MediaServer;
import tv.tributary.library.export.MediaServer.ServerReply;
import tv.tributary.model.ProviderId;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.mediaservers.ExportForm.Choices;

/// The page's model. FX thread only.
final class ExportsModel {
    private static final Duration CALM = Duration.millis(200);

    // shows
    /// In the order they were added; replaced as a whole. Empty Optional until first read.
    final ObjectProperty<Optional<List<ExportEntry>>> entries = new SimpleObjectProperty<>(Optional.empty());
    /// The form while it is open.
    final ObjectProperty<Optional<ExportForm>> form = new SimpleObjectProperty<>(Optional.empty());
    /// What the export would do that is looked at; empty while none is.
    final ObjectProperty<Optional<ExportPreview>> preview = new SimpleObjectProperty<>(Optional.empty());

    private final LibraryExports exports;
    private final Jobs jobs;
    private final Callable<String> address;
    private final Callable<Map<ProviderId, String>> providers;
    private final Background background;
    private final LatestQuery list;
    private final LatestQuery opening;
    private final LatestQuery planning;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition changing = new PauseTransition(CALM);
    private List<ExportStatus> statuses = List.of();
    private List<Job.View> running = List.of();

    /// An export as its card shows it.
    ///
    /// @param job that writes it just now
    record ExportEntry(ExportStatus status, Optional<Job.View> job) {
        long id() {
            return status.id();
        }

        String name() {
            return status.name();
        }
    }

    /// Preview of an export.
    ///
    /// @param plan empty until it is worked out
    record ExportPreview(ExportEntry export, Optional<ExportPlan> plan) {}

    /// @param address of this computer as players reach it; may block
    /// @param providers by their names; may block
    ExportsModel(
            LibraryExports exports,
            Jobs jobs,
            Callable<String> address,
            Callable<Map<ProviderId, String>> providers,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.exports = exports;
        this.jobs = jobs;
        this.address = address;
        this.providers = providers;
        this.background = background;
        this.list = new LatestQuery(background);
        this.opening = new LatestQuery(background);
        this.planning = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        changing.setOnFinished(_ -> read());
    }

    // does

    void add() {
        open(Optional.empty(), () -> ExportSettings.of("", "", address.call()));
    }

    void edit(ExportEntry entry) {
        open(Optional.of(entry.id()), () -> entry.status().settings());
    }

    private void open(Optional<Long> editing, Callable<ExportSettings> settings) {
        opening.run(
                () -> new Prepared(
                        settings.call(), new Choices(exports.categories(), exports.languages(), providers.call())),
                prepared -> {
                    closePreview();
                    form.set(Optional.of(new ExportForm(editing, prepared.settings(), prepared.choices())));
                });
    }

    private record Prepared(ExportSettings settings, Choices choices) {}

    void closeForm() {
        opening.cancel();
        form.set(Optional.empty());
    }

    /// Stores the form; what is wrong with it is shown in it.
    void save(ExportForm open) {
        if (open.saving.get()) return;
        open.saving.set(true);
        background.run(
                () -> store(open.editing(), open.settings()),
                status -> {
                    open.saving.set(false);
                    if (form.get().filter(open::equals).isPresent()) form.set(Optional.empty());
                    if (open.editing().isEmpty()) toasts.say(Messages.of("exports.added", status.name()));
                },
                failure -> {
                    open.saving.set(false);
                    if (failure instanceof InvalidExport invalid) open.problem.set(Optional.of(invalid.problem()));
                    else background.report(failure);
                });
    }

    private ExportStatus store(Optional<Long> editing, ExportSettings settings) {
        return editing.isPresent() ? exports.change(editing.get(), settings) : exports.add(settings);
    }

    /// Tries the media server of the form.
    void test(ExportForm open) {
        open.settings().server().ifPresent(server -> {
            open.reply.set(Optional.of(new ServerReply(true, LocalizableMessage.of("exports.form.server.testing"))));
            background.run(() -> test(server), reply -> open.reply.set(Optional.of(reply)));
        });
    }

    private ServerReply test(MediaServer server) {
        try {
            return exports.test(server);
        } catch (InvalidExport e) {
            return new ServerReply(false, LocalizableMessage.of(e.problem()));
        }
    }

    /// Works out what a run would do, and shows it.
    void preview(ExportEntry entry) {
        closeForm();
        preview.set(Optional.of(new ExportPreview(entry, Optional.empty())));
        planning.run(
                () -> exports.plan(entry.id()),
                plan -> plan.ifPresentOrElse(
                        made -> preview.set(Optional.of(new ExportPreview(entry, Optional.of(made)))),
                        this::closePreview));
    }

    void closePreview() {
        planning.cancel();
        preview.set(Optional.empty());
    }

    void run(ExportEntry entry) {
        closePreview();
        background.run(() -> exports.run(entry.id()), _ -> {});
    }

    void runAll() {
        background.run(exports::runAll, _ -> {});
    }

    void cancel(Job.View job) {
        background.run(() -> jobs.find(job.id()).ifPresent(Job::cancel));
    }

    void runAfterSyncs(ExportEntry entry, boolean on) {
        background.run(
                () -> exports.change(entry.id(), entry.status().settings().withAutomatic(on)), _ -> read());
    }

    void remove(ExportEntry entry) {
        background.run(
                () -> {
                    exports.remove(entry.id());
                    return entry.name();
                },
                name -> toasts.say(Messages.of("exports.removed", name)));
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.EXPORTS) changing.play();
                }),
                fxBridge.follow(jobs.views(), this::showJobs),
                changing::stop);
    }

    private void read() {
        list.run(exports::all, found -> {
            statuses = found;
            show();
        });
    }

    private void showJobs(List<Job.View> views) {
        running = views.stream().filter(job -> job.state() == Job.State.RUNNING).toList();
        if (entries.get().isPresent()) show();
    }

    private void show() {
        entries.set(Optional.of(statuses.stream()
                .map(status -> new ExportEntry(status, jobOf(status)))
                .toList()));
    }

    private Optional<Job.View> jobOf(ExportStatus status) {
        var title = Messages.of("export.job", status.name());
        return running.stream().filter(job -> job.title().equals(title)).findFirst();
    }
}
