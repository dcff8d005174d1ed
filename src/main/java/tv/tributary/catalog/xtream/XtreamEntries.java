package tv.tributary.catalog.xtream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkipReason;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.format.xtream.PanelLists;
import tv.tributary.format.xtream.PanelLists.PanelSummary;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.format.xtream.XtreamStream;
import tv.tributary.identity.text.Hash;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.net.Fetch;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.text.LocalizableMessage;

/// The entries of a panel's lists: live streams, then films, then series. Films and series that cannot be read are
/// failed parts; live streams that cannot be read are the whole list's fault.
final class XtreamEntries implements EntrySource {
    /// One of a panel's lists and its categories. Closing deletes both.
    record PanelFiles(PanelFile categories, PanelFile list) implements AutoCloseable {
        long size() throws IOException {
            return categories.size() + list.size();
        }

        @Override
        public void close() throws IOException {
            try (categories) {
                list.close();
            }
        }
    }

    private static final ListMark UNMARKED = new ListMark("", "", "", 0);
    /// Between two reports of how far it is.
    private static final int BLOCK = 500;

    private final XtreamLogin login;
    private final String host;
    private final Map<ListPart, PanelFiles> files;
    private final Map<ListPart, LocalizableMessage> failed;
    private final ListMark mark;
    /// Live streams as they come, instead of files.
    private final Optional<Reader> coming;
    private final Closeable closing;
    private final List<PanelSummary> summaries = new ArrayList<>();
    private long size;
    private long read;
    private int count;

    private XtreamEntries(
            XtreamLogin login,
            String host,
            Map<ListPart, PanelFiles> files,
            Map<ListPart, LocalizableMessage> failed,
            ListMark mark,
            Optional<Reader> coming,
            Closeable closing) {
        this.login = login;
        this.host = host;
        this.files = files;
        this.failed = new EnumMap<>(ListPart.class);
        this.failed.putAll(failed);
        this.mark = mark;
        this.coming = coming;
        this.closing = closing;
    }

    /// Of lists that came whole; they are deleted by closing.
    static XtreamEntries of(
            XtreamLogin login,
            String host,
            Map<ListPart, PanelFiles> files,
            Map<ListPart, LocalizableMessage> failed,
            String digest) {
        var mark = failed.isEmpty() ? new ListMark("", "", digest, 0) : UNMARKED;
        return new XtreamEntries(login, host, files, failed, mark, Optional.empty(), () -> {
            for (var one : files.values()) one.close();
        });
    }

    /// Of live streams as they come, without their categories.
    static XtreamEntries coming(XtreamLogin login, String host, Fetch.Fetched answer) {
        var reader = new InputStreamReader(answer.body(), StandardCharsets.UTF_8);
        return new XtreamEntries(login, host, Map.of(), Map.of(), UNMARKED, Optional.of(reader), answer::close);
    }

    @Override
    public ListMark mark() {
        return mark;
    }

    @Override
    public long identity(String url) {
        return XtreamStream.of(url)
                .map(stream -> Hash.of(Hash.of(stream.type().name()), Long.toString(stream.id())))
                .orElse(0L);
    }

    /// Episodes are no entries: those of an M3U list, from before the provider was read as an account, stay.
    @Override
    public ListPart part(SourceKind kind, String url) {
        return switch (kind) {
            case LIVE, RADIO, SEPARATOR -> ListPart.CHANNELS;
            case SERIES -> ListPart.SERIES;
            case VOD ->
                XtreamStream.of(url)
                                .filter(stream -> stream.type() == XtreamStream.Type.EPISODE)
                                .isPresent()
                        ? ListPart.UNLISTED
                        : ListPart.FILMS;
        };
    }

    @Override
    public Summary forEach(Consumer<ListEntry> entries, DoubleConsumer progress) throws IOException {
        for (var one : files.values()) size += one.size();
        Runnable step = () -> {
            if (++count % BLOCK == 0) progress.accept(size == 0 ? Double.NaN : Math.min(1, (double) read / size));
        };
        for (var list : PanelList.values()) {
            var fault = read(list, entries, step);
            if (fault.isEmpty()) continue;
            if (list == PanelList.LIVE) return summary(fault);
            failed.put(list.part(), LocalizableMessage.of(fault.get()));
        }
        return summary(Optional.empty());
    }

    private Optional<ListFault> read(PanelList list, Consumer<ListEntry> entries, Runnable step) throws IOException {
        if (coming.isPresent()) {
            if (list != PanelList.LIVE) return Optional.empty();
            return read(list, coming.get(), new PanelEntries(login, host, Map.of()), entries, step);
        }
        var both = files.get(list.part());
        if (both == null) return Optional.empty();
        var categories = new HashMap<String, String>();
        try (var reader = both.categories().open(bytes -> read += bytes)) {
            var summary = PanelLists.categories(reader, one -> categories.put(one.id(), one.name()));
            var fault = PanelFaults.ofList(summary.shape());
            if (fault.isPresent()) return fault;
        }
        try (var reader = both.list().open(bytes -> read += bytes)) {
            return read(list, reader, new PanelEntries(login, host, categories), entries, step);
        }
    }

    private Optional<ListFault> read(
            PanelList list, Reader reader, PanelEntries form, Consumer<ListEntry> entries, Runnable step)
            throws IOException {
        var line = new int[1];
        Consumer<ListEntry> each = entry -> {
            entries.accept(entry);
            step.run();
        };
        var summary = switch (list) {
            case LIVE -> PanelLists.streams(reader, one -> each.accept(form.of(one, ++line[0])));
            case MOVIES -> PanelLists.movies(reader, one -> each.accept(form.ofMovie(one, ++line[0])));
            case SERIES -> PanelLists.series(reader, one -> each.accept(form.ofSeries(one, ++line[0])));
        };
        summaries.add(summary);
        return PanelFaults.ofList(summary.shape());
    }

    private Summary summary(Optional<ListFault> fault) {
        var problems = summaries.stream().mapToInt(PanelSummary::problemCount).sum();
        var marked = (failed.isEmpty() ? mark : UNMARKED).withProblems(problems);
        return new Summary(fault, marked, problems == 0 ? List.of() : List.of(leftOut(problems)), failed);
    }

    private SkippedEntries leftOut(int problems) {
        var lines = summaries.stream()
                .flatMap(summary -> summary.problems().stream())
                .limit(SkippedEntries.MOST_LINES)
                .map(problem -> SkippedEntries.Line.of(problem.index(), problem.excerpt()))
                .toList();
        return new SkippedEntries(SkipReason.NO_ID, problems, lines);
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
