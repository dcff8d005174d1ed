package tv.tributary.catalog.m3u;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import tv.tributary.catalog.intake.EntryErrorBoundary;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkipReason;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.format.m3u.M3uProblem;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.m3u.M3uSummary;
import tv.tributary.store.ProviderRow.ListMark;

/// The entries of an M3U list. Those of lists within the list stand in their place.
final class M3uEntries implements EntrySource {
    private static final ListMark UNMARKED = new ListMark("", "", "", 0);
    /// So many lists may be within one another.
    private static final int DEEPEST = 2;

    private final InputStream in;
    private final DoubleSupplier fraction;
    private final ListOrigin origin;
    private final ListMark mark;
    private final NestedLists nested;
    private final Closeable closing;
    private final EntryErrorBoundary edge = new EntryErrorBoundary();
    private List<String> guides = List.of();

    private M3uEntries(
            InputStream in,
            DoubleSupplier fraction,
            ListOrigin origin,
            ListMark mark,
            NestedLists nested,
            Closeable closing) {
        this.in = in;
        this.fraction = fraction;
        this.origin = origin;
        this.mark = mark;
        this.nested = nested;
        this.closing = closing;
    }

    /// Of a list that came whole; it is deleted by closing.
    static M3uEntries of(DownloadedList list, NestedLists.Opener opener) throws IOException {
        var in = list.open();
        return new M3uEntries(in, in::fraction, list.origin(), list.mark(), new NestedLists(opener), () -> {
            in.close();
            list.close();
        });
    }

    /// Of a list as it comes, without the lists it names.
    static M3uEntries of(OpenedList list) {
        return new M3uEntries(
                list.in(),
                () -> Double.NaN,
                list.origin(),
                UNMARKED,
                new NestedLists(NestedLists.Opener.NONE),
                list::close);
    }

    @Override
    public ListMark mark() {
        return mark;
    }

    @Override
    public Summary forEach(Consumer<ListEntry> entries, DoubleConsumer progress) throws IOException {
        Runnable block = () -> progress.accept(fraction.getAsDouble());
        var summary = M3uReader.read(
                in,
                origin,
                entry -> edge.pass(entry, read -> visit(ListEntries.of(read, ""), origin, entries, block, 0)),
                block);
        guides = summary.guides();
        var problems = (int) Math.min(Integer.MAX_VALUE, summary.problemCount() + edge.failed());
        // Whether the lists it names are as they were cannot be told by the list itself.
        var marked = (nested.isEmpty() ? mark : UNMARKED).withProblems(problems);
        return new Summary(fault(summary), marked, leftOut(summary));
    }

    @Override
    public List<String> guides() {
        return guides;
    }

    /// @param depth how many lists this one is in
    private void visit(ListEntry entry, ListOrigin outer, Consumer<ListEntry> entries, Runnable block, int depth) {
        try {
            var inner = depth < DEEPEST ? nested.find(entry.url(), outer, block) : Optional.<DownloadedList>empty();
            if (inner.isPresent()) visit(inner.get(), entry, entries, block, depth + 1);
            else entries.accept(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("a downloaded list cannot be read", e);
        }
    }

    /// The entries of a list within the list; those without a group are in one of its name.
    private void visit(DownloadedList list, ListEntry outer, Consumer<ListEntry> entries, Runnable block, int depth)
            throws IOException {
        var group = outer.group().isEmpty() ? outer.name() : outer.group();
        try (var inner = list.open()) {
            M3uReader.read(
                    inner,
                    list.origin(),
                    entry -> edge.pass(
                            entry, read -> visit(ListEntries.of(read, group), list.origin(), entries, block, depth)),
                    block);
        }
    }

    private static Optional<ListFault> fault(M3uSummary summary) {
        return switch (summary.shape()) {
            case PLAYLIST -> Optional.empty();
            case EMPTY -> Optional.of(ListFault.EMPTY);
            case TRUNCATED -> Optional.of(ListFault.TRUNCATED);
            case TOO_LARGE -> Optional.of(ListFault.UNPACKS_TOO_LARGE);
            case STREAM -> Optional.of(ListFault.ONE_STREAM);
            case NOT_A_PLAYLIST -> Optional.of(fault(summary.content()));
        };
    }

    private static ListFault fault(ContentKind content) {
        return switch (content) {
            case WEB_PAGE -> ListFault.WEB_PAGE;
            case GUIDE -> ListFault.GUIDE;
            case JSON -> ListFault.DATA;
            case ARCHIVE -> ListFault.ARCHIVE;
            case MEDIA, DASH -> ListFault.ONE_STREAM;
            case LINES, PLS, XSPF, ASX, XML, BINARY -> ListFault.NOT_A_LIST;
        };
    }

    private static List<SkippedEntries> leftOut(M3uSummary summary) {
        var all = new ArrayList<SkippedEntries>();
        leftOut(summary, M3uProblem.Kind.ENTRY_WITHOUT_URL, SkipReason.NO_ADDRESS)
                .ifPresent(all::add);
        leftOut(summary, M3uProblem.Kind.LINE_TOO_LONG, SkipReason.LINE_TOO_LONG)
                .ifPresent(all::add);
        return all;
    }

    private static Optional<SkippedEntries> leftOut(M3uSummary summary, M3uProblem.Kind problem, SkipReason why) {
        var count = (int) Math.min(Integer.MAX_VALUE, summary.problemCount(problem));
        if (count == 0) return Optional.empty();
        var lines = summary.problems().stream()
                .filter(one -> one.kind() == problem)
                .limit(SkippedEntries.MOST_LINES)
                .map(one -> SkippedEntries.Line.of(one.line(), one.excerpt()))
                .toList();
        return Optional.of(new SkippedEntries(why, count, lines));
    }

    @Override
    public void close() throws IOException {
        try (nested) {
            closing.close();
        }
    }
}
