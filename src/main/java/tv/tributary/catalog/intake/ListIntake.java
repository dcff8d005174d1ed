package tv.tributary.catalog.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tv.tributary.catalog.intake.SkippedEntries.Line;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ProviderId;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.SourceStore;
import tv.tributary.store.StagedEntry;
import tv.tributary.text.LocalizableMessage;

/// Reads one list into a stage. The list is parsed once; what is unchanged is known by its hash and not touched
/// again. One use, on the job's thread; batches are written while reading continues, two pending at most.
public final class ListIntake {
    private static final int BATCH = 2_000;
    /// The share of the parsing.
    private static final double PARSING = 0.5;

    /// Hears how far it is; may throw to stop it.
    public interface Progress {
        /// @param fraction 0..1, NaN while unknown
        void at(double fraction, int entries);
    }

    /// A list that was read whole.
    ///
    /// @param entries how many channels it has, or entries if it is of one piece; before likewise of the live list
    /// @param leftOut what became no channel
    /// @param failed parts that did not come, with the reason
    /// @param shrunken parts that shrank so much that nothing is taken away until somebody has looked
    public record Taken(
            ListMark list,
            int entries,
            int before,
            List<SkippedEntries> leftOut,
            Map<ListPart, LocalizableMessage> failed,
            List<ShrunkenPart> shrunken) {
        public Taken {
            failed = Map.copyOf(failed);
            shrunken = List.copyOf(shrunken);
        }
    }

    /// A part of a list that has far less than before.
    ///
    /// @param missing the stored sources that are not in it
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record ShrunkenPart(ListPart part, int before, int entries, long[] missing) {}

    private final SourceStore store;
    private final NamingConventionStore learnt;
    private final ChannelIdentifier identifier;
    private final long stage;
    private final Progress progress;
    private final BatchWriter batchWriter = new BatchWriter();
    private final EntryLimit limit;
    private final EntryErrorBoundary edge = new EntryErrorBoundary();
    private final SkippedEntryCounter leftOut = new SkippedEntryCounter();
    private final EntryIndex index = new EntryIndex();
    private final Map<ListPart, Integer> counts = new EnumMap<>(ListPart.class);
    private final List<ShrunkenPart> shrunken = new ArrayList<>();
    private List<StagedEntry> whole = new ArrayList<>(BATCH);
    private long[] same = new long[BATCH * 2];
    private int sameCount;

    /// @param elsewhere how many streams of channels other providers have
    /// @param identifier how names are read
    public ListIntake(
            SourceStore store,
            NamingConventionStore learnt,
            ChannelIdentifier identifier,
            long stage,
            int elsewhere,
            Progress progress) {
        this.limit = new EntryLimit(EntryLimit.mostPlayable(Runtime.getRuntime().maxMemory()) - elsewhere);
        this.store = store;
        this.learnt = learnt;
        this.identifier = identifier;
        this.stage = stage;
        this.progress = progress;
    }

    /// Reads to the end.
    ///
    /// @throws UnusableList if it is no list, or not all of it came; the stage may hold a part of it then
    /// @throws IOException if it breaks off, or there is no room for temporary files
    public Taken read(ProviderId provider, EntrySource source) throws UnusableList, IOException {
        try (var spool = new EntrySpool();
                batchWriter) {
            var isKnown = store.isKnown(provider);
            var before = conventions(provider);
            // The first time all names are new, so they are learnt from at once.
            var learner = new ConventionLearner();
            var summary = source.forEach(
                    entry -> edge.pass(entry, one -> {
                        if (!isKnown) learner.add(one.descriptor());
                        parsed(one, before, spool, source);
                    }),
                    fraction -> progress.at(fraction * PARSING, index.size()));
            check(summary);
            summary.leftOut().forEach(leftOut::add);
            var entries = counts.getOrDefault(ListPart.CHANNELS, 0);
            var live = isKnown && isLive(provider)
                    ? entries
                    : stage(provider, isKnown, before, learner, spool, source, summary.failed());
            var problems = summary.mark().problems() + edge.failed();
            return new Taken(
                    summary.mark().withProblems(problems), entries, live, leftOut.all(), summary.failed(), shrunken);
        } catch (EntryLimit.Exceeded e) {
            throw e.unusable();
        }
    }

    private void check(EntrySource.Summary summary) throws UnusableList {
        if (summary.fault().isPresent()) throw new UnusableList(summary.fault().get());
        if (index.size() == 0) throw new UnusableList(ListFault.EMPTY);
    }

    private void parsed(ListEntry entry, NamingConventions before, EntrySpool spool, StreamAddressing addressing) {
        var reader = new EntryReader(entry, before, identifier);
        reader.skipped().ifPresent(why -> leftOut.add(why, entry.line(), entry.name()));
        limit.count(reader.isPlayable());
        index.add(entry, reader.content(), addressing.identity(entry.url()));
        counts.merge(addressing.part(entry.kind(), entry.url()), 1, Integer::sum);
        spool.add(entry);
    }

    /// Whether the live list is the same, entry by entry.
    private boolean isLive(ProviderId provider) {
        var same = new int[1];
        var live = new int[1];
        store.eachLive(provider, (position, content) -> {
            live[0]++;
            if (position < index.size() && index.content(position) == content) same[0]++;
        });
        return live[0] == index.size() && same[0] == live[0];
    }

    /// Stages what differs from the live list.
    ///
    /// @return how many channels the live list has
    private int stage(
            ProviderId provider,
            boolean isKnown,
            NamingConventions before,
            ConventionLearner learner,
            EntrySpool spool,
            StreamAddressing addressing,
            Map<ListPart, LocalizableMessage> failed) {
        if (isKnown) each(spool, (_, entry) -> learner.add(entry.descriptor()));
        var conventions = learner.learnt(before);
        if (!conventions.all().equals(before.all())) {
            learnt.set(provider, conventions.all().stream().map(ListIntake::row).toList());
            if (isKnown)
                each(
                        spool,
                        (i, entry) -> index.setContent(i, new EntryReader(entry, conventions, identifier).content()));
        }
        var entryReconciler = new EntryReconciler(
                action -> store.eachKnown(provider, action), index, spool::get, conventions, identifier, addressing);
        var matches = entryReconciler.settle();
        var known = entryReconciler.known();
        for (var i = 0; i < index.size(); i++) {
            tell(i, 1);
            var position = i;
            edge.pass(i, _ -> take(position, matches[position], known, spool, conventions));
        }
        flush();
        batchWriter.drain();
        store.missing(stage, known.missing(matches, takenAway(known, matches, failed)));
        return known.live(ListPart.CHANNELS);
    }

    /// The parts that may take something away; of the others sets aside what is missing.
    private Set<ListPart> takenAway(KnownSources known, int[] matches, Map<ListPart, LocalizableMessage> failed) {
        var parts = EnumSet.of(ListPart.CHANNELS);
        for (var part : EnumSet.of(ListPart.FILMS, ListPart.SERIES)) {
            if (failed.containsKey(part)) continue;
            var before = known.live(part);
            var entries = counts.getOrDefault(part, 0);
            if (!isShrunken(before, entries)) parts.add(part);
            else shrunken.add(new ShrunkenPart(part, before, entries, known.missing(matches, EnumSet.of(part))));
        }
        return parts;
    }

    /// Whether so much is gone that it may be a mistake of the provider's: more than a third.
    public static boolean isShrunken(int before, int entries) {
        return entries * 3L < before * 2L;
    }

    private interface Visitor {
        void visit(int position, ListEntry entry);
    }

    private void each(EntrySpool spool, Visitor visitor) {
        for (var i = 0; i < spool.size(); i++) {
            tell(i, 0);
            var position = i;
            edge.pass(spool.get(i), entry -> visitor.visit(position, entry));
        }
    }

    /// @param share the share of this pass of what comes after the parsing
    private void tell(int position, double share) {
        if (position % BATCH == 0) progress.at(PARSING + (1 - PARSING) * share * position / index.size(), index.size());
    }

    private void take(int position, int match, KnownSources known, EntrySpool spool, NamingConventions conventions) {
        if (match < 0) {
            add(new EntryReader(spool.get(position), conventions, identifier).staged(0, position));
        } else if (known.content(match) != index.content(position)) {
            add(new EntryReader(spool.get(position), conventions, identifier).staged(known.id(match), position));
        } else if (!known.isAt(match, position)) {
            same[sameCount++] = known.id(match);
            same[sameCount++] = position;
            if (sameCount == same.length) flush();
        }
    }

    private void add(StagedEntry entry) {
        whole.add(entry);
        if (whole.size() == BATCH) flush();
    }

    private void flush() {
        var wholeNow = whole;
        var sameNow = same;
        var sameCountNow = sameCount;
        whole = new ArrayList<>(BATCH);
        same = new long[BATCH * 2];
        sameCount = 0;
        batchWriter.put(() -> store.stage(stage, wholeNow, sameNow, sameCountNow));
    }

    private NamingConventions conventions(ProviderId provider) {
        return new NamingConventions(
                learnt.of(provider).stream().map(ListIntake::habit).toList());
    }

    /// From its stored form.
    public static NamingConvention habit(NamingConventionStore.Row row) {
        return new NamingConvention(
                NamingConvention.Kind.valueOf(row.kind()), row.text(), row.market(), row.count(), row.of());
    }

    private static NamingConventionStore.Row row(NamingConvention namingConvention) {
        return new NamingConventionStore.Row(
                namingConvention.kind().name(),
                namingConvention.text(),
                namingConvention.market(),
                namingConvention.count(),
                namingConvention.of());
    }

    /// Writes one batch while the next is read: one at a time, in order. For one thread.
    private static final class BatchWriter implements AutoCloseable {
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        /// Waits for the work before and starts this. What that work threw is thrown here.
        void put(Runnable work) {
            drain();
            last = CompletableFuture.runAsync(
                    work, task -> Thread.ofVirtual().name("intake").start(task));
        }

        /// Waits for what is under way. Throws what it threw.
        void drain() {
            try {
                last.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException own) throw own;
                if (e.getCause() instanceof Error own) throw own;
                throw e;
            }
        }

        /// Waits, whatever came of it.
        @Override
        public void close() {
            last.handle((_, _) -> true).join();
        }
    }

    /// Counts what is left out while a list is read, and remembers the first of each kind. For one thread.
    private static final class SkippedEntryCounter {
        private final Map<SkipReason, Kind> kinds = new EnumMap<>(SkipReason.class);

        private static final class Kind {
            private int count;
            private final List<Line> lines = new ArrayList<>();
        }

        void add(SkipReason why, int line, String name) {
            var kind = kinds.computeIfAbsent(why, _ -> new Kind());
            kind.count++;
            if (kind.lines.size() < SkippedEntries.MOST_LINES) kind.lines.add(Line.of(line, name));
        }

        /// What never became an entry.
        void add(SkippedEntries some) {
            var kind = kinds.computeIfAbsent(some.why(), _ -> new Kind());
            kind.count += some.count();
            for (var line : some.lines()) if (kind.lines.size() < SkippedEntries.MOST_LINES) kind.lines.add(line);
        }

        List<SkippedEntries> all() {
            return kinds.entrySet().stream()
                    .map(kind -> new SkippedEntries(kind.getKey(), kind.getValue().count, kind.getValue().lines))
                    .toList();
        }
    }
}
