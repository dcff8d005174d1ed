package tv.tributary.catalog.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tv.tributary.catalog.intake.DownloadedList;
import tv.tributary.catalog.intake.LeftOut;
import tv.tributary.catalog.intake.ListIntake;
import tv.tributary.catalog.intake.ListTakeOver;
import tv.tributary.catalog.intake.OpenList;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.event.Event;
import tv.tributary.job.Job;
import tv.tributary.model.Provider;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderRow.Held;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// One sync of one provider, on its job's thread. Whatever ends it early leaves the old list untouched.
final class SyncRun {
    /// For a whole list, also a large one on a slow line.
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration NESTED_PATIENCE = Duration.ofMinutes(1);
    /// How far it is when all has come, and when all is read.
    private static final double READING = 0.2;

    private static final double MERGING = 0.6;
    private static final double SHOWING = 0.9;
    private static final ListMark UNKNOWN = new ListMark("", "", "", 0);

    private final Sync.Tools tools;
    private final Provider provider;
    private final Job job;
    private SyncOutcome syncOutcome;

    /// @param row the provider when the job was asked for
    SyncRun(Sync.Tools tools, ProviderRow row, Job job) {
        this.tools = tools;
        this.provider = row.provider();
        this.job = job;
        // Until a list was read, what is left out is what was left out of the one before.
        this.syncOutcome = SyncOutcome.startingNow(tools.now())
                .leavingOut(LeftOut.read(row.last().leftOut()));
    }

    /// Reads the list and takes it over, or holds it back.
    void read() throws Exception {
        job.progress(Double.NaN, Messages.of("catalog.sync.waiting"));
        tools.downloads().acquire();
        try {
            told(this::readNow);
        } finally {
            tools.downloads().release();
        }
    }

    /// Takes over the list that was held back.
    void accept() throws Exception {
        told(() -> {
            finishLast();
            var held = row().held().orElseThrow(() -> new Job.Failed(Messages.of("catalog.sync.nothing-held")));
            tools.computing().run(() -> {
                takeOver(held.stage(), held.list());
                return "";
            });
        });
    }

    private interface Part {
        void run() throws Exception;
    }

    /// Stores and tells how it failed, if it does.
    private void told(Part part) throws Exception {
        try {
            part.run();
        } catch (Job.Failed e) {
            throw e;
        } catch (Exception e) {
            // What a cancelled reading stumbled over is nobody's fault.
            if (job.cancelled() || e instanceof CancellationException) {
                tools.providers().report(provider.id(), syncOutcome.cancelled());
                show();
                throw e;
            }
            if (e instanceof UnusableList unusable) {
                fail(unusable.words());
                throw new Job.Failed(unusable.words(), e);
            }
            fail(UserMessage.of(e).orElseGet(() -> Messages.of("job.ended.unexpected")));
            throw e;
        }
    }

    private void fail(String words) {
        tools.providers().report(provider.id(), syncOutcome.failed(words));
        show();
        tools.events().publish(new Event.SyncFailed(tools.now(), provider.id(), provider.name(), words));
    }

    private void readNow() throws Exception {
        finishLast();
        job.progress(Double.NaN, Messages.of("catalog.sync.connecting"));
        var known = row();
        var listed = tools.sources().isListed(provider.id()) && DownloadedList.isCurrent(known.digest());
        var mark = listed ? new ListMark(known.etag(), known.lastModified(), known.digest(), 0) : UNKNOWN;
        try (var list = tools.opener().open(provider, mark, PATIENCE)) {
            if (list.notModified()) unchanged(mark);
            else take(list, mark);
        }
    }

    private void take(OpenList list, ListMark known) throws Exception {
        try (var spooled = list.spool(this::coming)) {
            // As soon as all is here the provider is let go.
            list.close();
            // How many problems it has is known from when it was read.
            if (spooled.digest().equals(known.digest()))
                unchanged(spooled.mark(row().last().problems()));
            else
                tools.computing().run(() -> {
                    stage(spooled);
                    return "";
                });
        }
    }

    private void stage(DownloadedList list) throws UnusableList {
        var stage = tools.sources().openStage(provider.id());
        var kept = false;
        try {
            var all = tools.lineupCache().lineup().counts().sources();
            var elsewhere = Math.max(0, all - tools.sources().live(provider.id()));
            var taken = new ListIntake(
                            tools.sources(), tools.conventions(), stage, elsewhere, this::nested, this::reading)
                    .read(provider.id(), list);
            job.checkCancelled();
            syncOutcome = syncOutcome.leavingOut(taken.leftOut());
            if (taken.entries() * 3L < taken.before() * 2L) {
                hold(new Held(stage, taken.list()), taken.before(), taken.entries());
                kept = true;
            } else {
                takeOver(stage, taken.list());
                kept = true;
            }
        } finally {
            if (!kept) tools.sources().dropStage(stage);
        }
    }

    private Optional<DownloadedList> nested(String url, DownloadedList outer) throws IOException {
        return tools.opener().nested(provider, url, outer, NESTED_PATIENCE, _ -> job.checkCancelled());
    }

    private void coming(double fraction) {
        job.checkCancelled();
        job.progress(fraction * READING, Messages.of("catalog.sync.loading"));
    }

    private void reading(double fraction, int entries) {
        job.checkCancelled();
        job.progress(READING + fraction * (MERGING - READING), Messages.of("catalog.sync.reading", entries));
    }

    private void merging(double fraction) {
        job.checkCancelled();
        job.progress(MERGING + fraction * (SHOWING - MERGING), Messages.of("catalog.sync.merging"));
    }

    /// A take-over that a full disk has left.
    private void finishLast() {
        if (!tools.sources().finishTakeOver(provider.id())) return;
        tools.lineupCache().refresh();
        tools.lineupCache().tellChannels();
    }

    private void unchanged(ListMark list) {
        var report = syncOutcome.unchanged(tools.sources().live(provider.id()), list.problems());
        tools.providers().unchanged(provider.id(), report, list);
        show();
        job.progress(1, report.words());
    }

    private void hold(Held held, int before, int after) {
        var report = syncOutcome.needsReview(before, after, held.list().problems());
        tools.providers().hold(provider.id(), report, held);
        show();
        job.progress(1, report.words());
        tools.events().publish(new Event.SyncNeedsReview(tools.now(), provider.id(), provider.name(), before, after));
    }

    private void takeOver(long stage, ListMark list) {
        job.progress(MERGING, Messages.of("catalog.sync.merging"));
        var logos =
                new DistinctiveLogos(tools.looks().get(), tools.lineupCache().lineup());
        var listTakeOver = new ListTakeOver(
                tools.sources(), tools.merges(), tools.numbering().get(), logos, this::merging);
        var takeOver = listTakeOver.publish(
                provider.id(), stage, list, tools.now(), done -> syncOutcome.done(done, list.problems()));
        var counts = takeOver.counts();
        try {
            while (takeOver.applyNext()) job.progress(SHOWING, Messages.of("catalog.sync.merging"));
        } finally {
            // What keeps the last details from being applied keeps nobody from the new list.
            if (counts.isChange()) tools.lineupCache().refresh();
            show();
            if (counts.isChange()) tools.lineupCache().tellChannels();
        }
        var report = row().last();
        job.progress(1, report.words());
        tools.events()
                .publish(new Event.SyncFinished(
                        tools.now(),
                        provider.id(),
                        provider.name(),
                        counts.total(),
                        counts.added(),
                        counts.gone(),
                        listTakeOver.joined(),
                        list.problems()));
    }

    private ProviderRow row() {
        return tools.providers().find(provider.id()).orElseThrow();
    }

    private void show() {
        tools.providerCache().reload();
        tools.lineupCache().tellProviders();
    }
}
