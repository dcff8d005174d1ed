package tv.tributary.catalog.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListDigest;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.ListIntake;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.intake.StagedListMerge;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.event.Event;
import tv.tributary.job.Job;
import tv.tributary.model.Provider;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderRow.Held;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// One sync of one provider, on its job's thread. Whatever ends it early leaves the old list untouched.
final class SyncRun {
    /// For a whole list, also a large one on a slow line.
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /// For what the provider says of the account.
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(30);
    /// How far it is when all has come, and when all is read.
    private static final double READING = 0.2;

    private static final double MERGING = 0.6;
    private static final double SHOWING = 0.9;
    private static final ListMark UNKNOWN = new ListMark("", "", "", 0);

    private final SyncContext context;
    private final Provider provider;
    private final Job job;
    private SyncOutcome syncOutcome;

    /// @param row the provider when the job was asked for
    SyncRun(SyncContext context, ProviderRow row, Job job) {
        this.context = context;
        this.provider = row.provider();
        this.job = job;
        // Until a list was read, what is left out is what was left out of the one before.
        this.syncOutcome = SyncOutcome.startingNow(context.now())
                .leavingOut(SkippedEntries.read(row.last().leftOut()));
    }

    /// Reads the list and takes it over, or holds it back.
    void read() throws Exception {
        job.progress(Double.NaN, Messages.of("catalog.sync.waiting"));
        context.downloads().acquire();
        try {
            told(this::readNow);
        } finally {
            context.downloads().release();
        }
    }

    /// Takes over the list that was held back.
    void accept() throws Exception {
        told(() -> {
            finishLast();
            var held = row().held().orElseThrow(() -> new Job.Failed(Messages.of("catalog.sync.nothing-held")));
            context.computing().run(() -> {
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
                context.providers().report(provider.id(), syncOutcome.cancelled());
                show();
                throw e;
            }
            if (e instanceof UnusableList unusable) {
                fail(unusable.message(), Optional.of(unusable.fault()));
                throw new Job.Failed(unusable.message(), e);
            }
            fail(UserMessage.orUnexpected(e), Optional.empty());
            throw e;
        }
    }

    private void fail(LocalizableMessage reason, Optional<ListFault> fault) {
        context.providers().report(provider.id(), syncOutcome.failed(reason, fault));
        show();
        context.events().publish(new Event.SyncFailed(context.now(), provider.id(), provider.name(), reason.words()));
    }

    private void readNow() throws Exception {
        finishLast();
        job.progress(Double.NaN, Messages.of("catalog.sync.connecting"));
        var known = row();
        var listed = context.sources().isListed(provider.id()) && ListDigest.isCurrent(known.digest());
        var mark = listed ? new ListMark(known.etag(), known.lastModified(), known.digest(), 0) : UNKNOWN;
        var kind = context.kinds().of(provider);
        var accounts = kind.accounts(provider, LOGIN_PATIENCE);
        if (!accounts.isEmpty()) context.accounts().set(provider.id(), accounts);
        var fetched = kind.fetch(provider, mark, PATIENCE, this::coming);
        if (fetched.isEmpty()) {
            unchanged(mark);
            return;
        }
        try (var source = fetched.get()) {
            take(source, mark);
        }
    }

    private void take(EntrySource source, ListMark known) throws Exception {
        var digest = source.mark().digest();
        // How many problems it has is known from when it was read.
        if (!digest.isEmpty() && digest.equals(known.digest()))
            unchanged(source.mark().withProblems(row().last().problems()));
        else
            context.computing().run(() -> {
                stage(source);
                return "";
            });
    }

    private void stage(EntrySource source) throws UnusableList, IOException {
        var stage = context.sources().openStage(provider.id());
        var kept = false;
        try {
            var all = context.lineupCache().lineup().counts().sources();
            var elsewhere = Math.max(0, all - context.sources().live(provider.id()));
            var taken = new ListIntake(
                            context.sources(),
                            context.conventions(),
                            context.identifiers().get(),
                            stage,
                            elsewhere,
                            this::reading)
                    .read(provider.id(), source);
            job.checkCancelled();
            announceGuides(source);
            syncOutcome = syncOutcome.leavingOut(taken.leftOut());
            if (ListIntake.isShrunken(taken.before(), taken.entries())) {
                hold(new Held(stage, taken.list()), taken.before(), taken.entries());
                kept = true;
            } else {
                // A list of which a part is missing is read again in any case.
                var isWhole = taken.failed().isEmpty() && taken.shrunken().isEmpty();
                syncOutcome = syncOutcome.without(taken.failed());
                takeOver(
                        stage,
                        isWhole
                                ? taken.list()
                                : UNKNOWN.withProblems(taken.list().problems()));
                kept = true;
                if (!taken.shrunken().isEmpty()) holdBack(taken);
            }
        } finally {
            if (!kept) context.sources().dropStage(stage);
        }
    }

    /// The guides that the list or the account has of its own.
    private void announceGuides(EntrySource source) {
        var addresses = new LinkedHashSet<>(source.guides());
        context.kinds().guideAddress(provider).ifPresent(addresses::add);
        context.guides().announce(provider.id(), provider.name(), addresses, context.now());
    }

    /// Keeps what is missing of parts that shrank until the user has looked.
    private void holdBack(ListIntake.Taken taken) {
        var stage = context.sources().openStage(provider.id());
        var missing = taken.shrunken().stream()
                .flatMapToLong(part -> Arrays.stream(part.missing()))
                .toArray();
        context.sources().missing(stage, missing);
        var first = taken.shrunken().getFirst();
        hold(
                new Held(stage, taken.list()),
                syncOutcome.needsReview(
                        first.part(),
                        first.before(),
                        first.entries(),
                        taken.list().problems()),
                first.before(),
                first.entries());
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
        if (!context.sources().finishTakeOver(provider.id())) return;
        context.lineupCache().refresh();
        context.lineupCache().tellChannels();
    }

    private void unchanged(ListMark list) {
        var report = syncOutcome.unchanged(context.sources().live(provider.id()), list.problems());
        context.providers().unchanged(provider.id(), report, list);
        show();
        job.progress(1, report.words());
    }

    private void hold(Held held, int before, int after) {
        hold(held, syncOutcome.needsReview(before, after, held.list().problems()), before, after);
    }

    private void hold(Held held, LastSync report, int before, int after) {
        context.providers().hold(provider.id(), report, held);
        show();
        job.progress(1, report.words());
        context.events()
                .publish(new Event.SyncNeedsReview(context.now(), provider.id(), provider.name(), before, after));
    }

    private void takeOver(long stage, ListMark list) {
        job.progress(MERGING, Messages.of("catalog.sync.merging"));
        var known = context.newGroups().known(provider.id());
        var logos = new UnsharedLogoHashes(
                context.logoHashes(), context.lineupCache().lineup());
        var stagedListMerge = new StagedListMerge(
                context.sources(),
                context.merges(),
                context.numbering().get(),
                logos,
                context.identifiers().get(),
                this::merging);
        var stagedListPublisher = stagedListMerge.publish(
                provider.id(), stage, list, context.now(), done -> syncOutcome.done(done, list.problems()));
        var counts = stagedListPublisher.counts();
        try {
            known.ifPresent(this::hideNewGroups);
            while (stagedListPublisher.applyNext()) job.progress(SHOWING, Messages.of("catalog.sync.merging"));
        } finally {
            // What keeps the last details from being applied keeps nobody from the new list.
            if (counts.isChange()) context.lineupCache().refresh();
            show();
            if (counts.isChange()) context.lineupCache().tellChannels();
        }
        var report = row().last();
        job.progress(1, report.words());
        context.events()
                .publish(new Event.SyncFinished(
                        context.now(),
                        provider.id(),
                        provider.name(),
                        counts.total(),
                        counts.added(),
                        counts.gone(),
                        stagedListMerge.joined(),
                        list.problems()));
    }

    /// Before anybody sees the channels in them.
    private void hideNewGroups(Set<String> known) {
        var groups = context.newGroups().hide(provider, known);
        if (groups.isEmpty()) return;
        context.events().publish(new Event.NewGroupsHidden(context.now(), provider.id(), provider.name(), groups));
    }

    private ProviderRow row() {
        return context.providers().find(provider.id()).orElseThrow();
    }

    private void show() {
        context.providerCache().reload();
        context.lineupCache().tellProviders();
    }
}
