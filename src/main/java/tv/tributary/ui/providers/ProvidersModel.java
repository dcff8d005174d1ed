package tv.tributary.ui.providers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.catalog.sync.Sync;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The page's model. FX thread only.
final class ProvidersModel {
    private static final Duration CHANGING = Duration.millis(200);

    // shows
    /// In the providers' order; replaced as a whole. Empty Optional until first read.
    final ObjectProperty<Optional<List<ProviderEntry>>> entries = new SimpleObjectProperty<>(Optional.empty());
    /// Those that can be brought back, the last removed first.
    final ObjectProperty<List<Providers.RemovedProvider>> removed = new SimpleObjectProperty<>(List.of());
    /// The form while it is open.
    final ObjectProperty<Optional<ProviderForm>> form = new SimpleObjectProperty<>(Optional.empty());

    final SyncHistoryModel history;

    private final Providers providers;
    private final Sync sync;
    private final Archives archives;
    private final Jobs jobs;
    private final Background background;
    private final LatestQuery list;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition changing = new PauseTransition(CHANGING);
    private List<ProviderStatus> statuses = List.of();
    private List<Job.View> running = List.of();
    private final Map<ProviderId, Long> started = new HashMap<>();
    /// Held-back lists the user decided to leave alone, by when they came.
    private final Map<ProviderId, Instant> left = new HashMap<>();
    private Optional<FutureTask<Sync.PreviewReport>> test = Optional.empty();

    ProvidersModel(Catalog catalog, Jobs jobs, Background background, FxBridge fxBridge, Toasts toasts) {
        this.providers = catalog.providers();
        this.sync = catalog.sync();
        this.archives = catalog.archives();
        this.history = new SyncHistoryModel(catalog.syncHistory(), background);
        this.jobs = jobs;
        this.background = background;
        this.list = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        changing.setOnFinished(_ -> read());
    }

    // does

    void add(String location) {
        form.set(Optional.of(ProviderForm.forNew(location)));
    }

    /// One location opens the form with it; several are added as they are.
    void addDropped(List<String> locations) {
        switch (locations.size()) {
            case 0 -> toasts.fail(Messages.of("providers.drop.nothing"));
            case 1 -> add(locations.getFirst());
            default ->
                background.run(() -> addAll(locations), added -> {
                    started.putAll(added);
                    toasts.say(Messages.of("providers.added.many", added.size()));
                });
        }
    }

    void edit(ProviderEntry entry) {
        var open = ProviderForm.of(entry.status().provider());
        form.set(Optional.of(open));
        background.run(() -> archives.userZone(entry.id()), open::showZone);
    }

    void closeForm() {
        cancelTest();
        form.set(Optional.empty());
    }

    /// Stores the form; what is wrong with it is shown in it. A new provider's list, and one at a new place, is
    /// read at once.
    void save(ProviderForm open) {
        if (open.saving.get()) return;
        cancelTest();
        if (!open.isZoneKnown()) {
            open.problem.set(Optional.of(Problem.BAD_ZONE));
            return;
        }
        open.saving.set(true);
        var settings = open.settings();
        var zone = open.changedZone();
        background.run(
                () -> {
                    var saved = store(open.editing, settings);
                    zone.ifPresent(chosen -> archives.setZone(saved.id(), chosen));
                    return saved;
                },
                saved -> {
                    open.saving.set(false);
                    saved.job().ifPresent(job -> started.put(saved.id(), job));
                    if (form.get().filter(open::equals).isPresent()) form.set(Optional.empty());
                    if (open.editing.isEmpty()) toasts.say(Messages.of("providers.added.one", settings.name()));
                },
                failure -> {
                    open.saving.set(false);
                    refuse(open, failure);
                });
    }

    /// Reads the list without storing anything and shows in the form what is in it.
    void test(ProviderForm open) {
        cancelTest();
        var settings = open.settings();
        var task = new FutureTask<>(() -> sync.test(settings));
        test = Optional.of(task);
        open.testing.set(ProviderForm.Testing.RUNNING);
        background.run(
                () -> {
                    task.run();
                    return task.get();
                },
                report -> {
                    open.testWords.set(report.words());
                    open.testing.set(report.usable() ? ProviderForm.Testing.DONE : ProviderForm.Testing.FAILED);
                    open.untrusted.set(
                            report.fault().filter(ListFault::isOfTheCertificate).isPresent());
                },
                failure -> {
                    open.testing.set(ProviderForm.Testing.NOT_YET);
                    if (!(failure instanceof CancellationException)) refuseTest(open, failure);
                });
    }

    /// Opens the form of a provider whose server's certificate nobody vouches for, with that certificate in it.
    void trust(ProviderEntry entry) {
        edit(entry);
        form.get().ifPresent(this::trust);
    }

    /// The same in an open form, and tests with it.
    void trust(ProviderForm open) {
        lookAtCertificate(open, () -> test(open));
    }

    /// Takes the certificate that the server at the form's location shows, and says whose it is: the user
    /// decides by saving.
    void lookAtCertificate(ProviderForm open) {
        lookAtCertificate(open, () -> {});
    }

    private void lookAtCertificate(ProviderForm open, Runnable then) {
        var settings = open.settings();
        open.certificateWords.set(Messages.of("providers.form.certificate.looking"));
        background.run(() -> providers.certificate(settings), seen -> {
            seen.ifPresent(certificate -> open.certificate.set(certificate.fingerprint()));
            open.certificateWords.set(seen.map(certificate -> Messages.of(
                            "providers.form.certificate.seen",
                            certificate.subject(),
                            certificate.issuer(),
                            LocalDate.ofInstant(certificate.until(), ZoneId.systemDefault())
                                    .toString()))
                    .orElseGet(() -> Messages.of("server.no-certificate")));
            if (seen.isPresent()) then.run();
        });
    }

    void cancelTest() {
        test.ifPresent(task -> task.cancel(true));
        test = Optional.empty();
    }

    void sync(ProviderId id) {
        background.run(() -> sync.sync(id).view().id(), job -> started.put(id, job));
    }

    void syncAll() {
        background.run(() -> sync.syncAll().size(), count -> {
            if (count == 0) toasts.say(Messages.of("providers.sync.none"));
        });
    }

    void cancel(Job.View job) {
        background.run(() -> jobs.find(job.id()).ifPresent(Job::cancel));
    }

    /// Takes the list that was held back.
    void accept(ProviderId id) {
        background.run(() -> sync.accept(id).view().id(), job -> started.put(id, job));
    }

    /// Leaves the list that was held back alone; the next one is asked about again.
    void keep(ProviderEntry entry) {
        left.put(entry.id(), entry.last().at());
        show();
    }

    /// Reads a list that is an account's as the account from now on. Its channels and what the user did to them stay.
    void readAsAccount(ProviderEntry entry) {
        var settings = entry.status().provider().settings();
        background.run(
                () -> providers.better(settings).map(better -> store(Optional.of(entry.id()), better)),
                saved -> saved.flatMap(Saved::job).ifPresent(job -> started.put(entry.id(), job)));
    }

    void enable(ProviderEntry entry) {
        change(entry, true);
    }

    void disable(ProviderEntry entry) {
        change(entry, false);
    }

    void remove(ProviderEntry entry) {
        background.run(
                () -> {
                    providers.remove(entry.id());
                    return entry.name();
                },
                name -> toasts.offer(
                        Messages.of("providers.removed", name), Messages.of("action.undo"), () -> restore(entry.id())));
    }

    /// Brings a removed provider back with its streams.
    void restore(ProviderId id) {
        background.run(() -> providers.restore(id));
    }

    /// Brings the provider back that was removed last, if one was.
    void undoRemoval() {
        removed.get().stream()
                .findFirst()
                .ifPresent(last -> restore(last.provider().id()));
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic().isOfLists()) changing.play();
                }),
                fxBridge.listen(Event.SyncFailed.class, _ -> changing.play()),
                fxBridge.listen(Event.SyncFinished.class, _ -> changing.play()),
                fxBridge.listen(Event.SyncNeedsReview.class, _ -> changing.play()),
                fxBridge.follow(jobs.views(), this::showJobs),
                changing::stop);
    }

    private void read() {
        list.run(() -> new Listed(providers.all(), providers.removed()), listed -> {
            statuses = listed.present;
            removed.set(listed.removed);
            show();
        });
    }

    private void showJobs(List<Job.View> views) {
        running = views.stream().filter(job -> job.state() == Job.State.RUNNING).toList();
        if (entries.get().isPresent()) show();
    }

    private void show() {
        var shown = statuses.stream()
                .map(status -> new ProviderEntry(status, jobOf(status), review(status)))
                .toList();
        entries.set(Optional.of(shown));
    }

    private ProviderEntry.Review review(ProviderStatus status) {
        var asked = status.last().result() == Result.NEEDS_REVIEW
                && !status.last().at().equals(left.get(status.provider().id()));
        return asked ? ProviderEntry.Review.ASKED : ProviderEntry.Review.NONE;
    }

    /// By the job we started, else by the title of one the timetable or another client started.
    private Optional<Job.View> jobOf(ProviderStatus status) {
        var ours = started.get(status.provider().id());
        var title = Messages.of("catalog.sync.title", status.provider().name());
        return running.stream()
                .filter(job -> (ours != null && ours == job.id()) || job.title().equals(title))
                .findFirst();
    }

    private void change(ProviderEntry entry, boolean enabled) {
        var settings = entry.status().provider().settings().withEnabled(enabled);
        background.run(() -> providers.change(entry.id(), settings), _ -> read());
    }

    private Saved store(Optional<ProviderId> editing, ProviderSettings settings) {
        var before = editing.flatMap(providers::find);
        var provider = editing.isPresent() ? providers.change(editing.get(), settings) : providers.add(settings);
        var sameList = before.map(status -> status.provider().settings())
                .filter(settingsBefore -> settingsBefore
                                .origin()
                                .equals(provider.settings().origin())
                        && settingsBefore.requests().equals(provider.settings().requests()))
                .isPresent();
        var job = sameList || !provider.enabled()
                ? Optional.<Long>empty()
                : Optional.of(sync.sync(provider.id()).view().id());
        return new Saved(provider.id(), job);
    }

    private Map<ProviderId, Long> addAll(List<String> locations) {
        var names = new ArrayList<String>();
        for (var status : providers.all()) names.add(status.provider().name());
        var added = new HashMap<ProviderId, Long>();
        for (var location : locations) {
            var name = SuggestedName.unique(SuggestedName.nameOf(location), names);
            names.add(name);
            var id = providers.add(ProviderSettings.of(name, location)).id();
            added.put(id, sync.sync(id).view().id());
        }
        return added;
    }

    private void refuse(ProviderForm open, Exception failure) {
        if (failure instanceof InvalidProvider invalid) open.problem.set(Optional.of(invalid.problem()));
        else toasts.fail(Messages.of("providers.form.failed"));
    }

    private void refuseTest(ProviderForm open, Exception failure) {
        var cause = failure.getCause();
        if (cause instanceof InvalidProvider invalid) {
            open.problem.set(Optional.of(invalid.problem()));
        } else {
            open.testWords.set(Messages.of("providers.form.test.failed"));
            open.testing.set(ProviderForm.Testing.FAILED);
        }
    }

    private record Listed(List<ProviderStatus> present, List<Providers.RemovedProvider> removed) {}

    private record Saved(ProviderId id, Optional<Long> job) {}
}
