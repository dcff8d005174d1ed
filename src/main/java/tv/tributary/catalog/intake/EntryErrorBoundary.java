package tv.tributary.catalog.intake;

import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edge around each entry of a list: one that trips its reader is left out and counted, and the list goes on. What
/// does not come from an entry's content passes through. For one thread.
public final class EntryErrorBoundary {
    private static final Logger log = LoggerFactory.getLogger(EntryErrorBoundary.class);
    private static final int LOGGED = 10;

    private int failed;

    public <T> void pass(T entry, Consumer<T> reader) {
        try {
            reader.accept(entry);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NullPointerException
                | ArithmeticException
                | ClassCastException
                | NoSuchElementException e) {
            if (++failed <= LOGGED) log.error("an entry is left out, its reader failed", e);
        }
    }

    /// How many were left out.
    public int failed() {
        return failed;
    }
}
