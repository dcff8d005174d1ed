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
        try (Unpacked bytes = new Unpacked(in)) {
            Lines lines = new Lines(bytes);
            Assembly assembly = new Assembly(entries);
            while (lines.next()) {
                // The last line of data cut short is a piece of a line, perhaps half a URL.
                if (lines.terminated() || !bytes.broken()) {
                    assembly.line(lines);
                }
            }
            return assembly.end(bytes.broken());
        }
    }
}
