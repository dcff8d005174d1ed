package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Reads playlists as providers write them. Stateless.
public final class M3uReader {
    private M3uReader() {}

    /// Shows each entry as soon as it is read, so a list of any length needs little memory. Plain, gz, xz and zip
    /// input is told apart by its first bytes. Content never throws: what is wrong with it stands in the summary.
    /// Does not close `in`.
    ///
    /// @throws IOException only if `in` does
    public static M3uSummary read(InputStream in, Consumer<M3uEntry> entries) throws IOException {
        return read(in, entries, () -> {});
    }

    /// The same.
    ///
    /// @param block called for every 64 KB that were read or unpacked, also where they hold no entry; may throw to
    ///     stop
    public static M3uSummary read(InputStream in, Consumer<M3uEntry> entries, Runnable block) throws IOException {
        try (Decompressor bytes = new Decompressor(in, block)) {
            LineReader lineReader = new LineReader(bytes);
            EntryAssembler entryAssembler = new EntryAssembler(entries);
            while (lineReader.next()) {
                // The last line of data cut short is a piece of a line, perhaps half a URL.
                if (lineReader.terminated() || !bytes.broken()) {
                    entryAssembler.line(lineReader);
                }
            }
            M3uSummary summary = entryAssembler.end(bytes.broken());
            return bytes.tooLarge() ? summary.withShape(M3uSummary.Shape.TOO_LARGE) : summary;
        }
    }
}
