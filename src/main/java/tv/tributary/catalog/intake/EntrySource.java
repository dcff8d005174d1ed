package tv.tributary.catalog.intake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.text.LocalizableMessage;

/// The entries of a provider's list, open for one reading. Not thread-safe. Closing releases what holds them.
public interface EntrySource extends StreamAddressing, AutoCloseable {
    /// The result of a reading.
    ///
    /// @param fault why the list cannot be taken, if so
    /// @param mark to know the list by next time, and how many problems it has; no texts to read it in any case
    /// @param leftOut what never became an entry
    /// @param failed parts that did not come, with the reason; what they brought before stays
    record Summary(
            Optional<ListFault> fault,
            ListMark mark,
            List<SkippedEntries> leftOut,
            Map<ListPart, LocalizableMessage> failed) {
        public Summary {
            leftOut = List.copyOf(leftOut);
            failed = Map.copyOf(failed);
        }

        /// Of a list of one piece.
        public Summary(Optional<ListFault> fault, ListMark mark, List<SkippedEntries> leftOut) {
            this(fault, mark, leftOut, Map.of());
        }
    }

    /// Tells this list from others, so that one that did not change is not read again; empty if it must be
    /// read.
    ListMark mark();

    /// Shows each entry, in list order. Content never throws: what is wrong with it stands in the summary.
    ///
    /// @param entries may throw to stop
    /// @param progress hears several times a second how far it is, 0..1, NaN while unknown; may throw to stop
    /// @throws IOException if the list breaks off
    Summary forEach(Consumer<ListEntry> entries, DoubleConsumer progress) throws IOException;

    /// The addresses of programme guides that the list names, once it was read.
    default List<String> guides() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
