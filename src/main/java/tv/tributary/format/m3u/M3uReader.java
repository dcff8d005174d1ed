package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.document.Decompressor;
import tv.tributary.format.document.LegacyCharset;

/// Parses playlists as providers write them. Stateless.
public final class M3uReader {
    /// No list is larger than 1 GB.
    private static final Decompressor.Contents LIST =
            new Decompressor.Contents(name -> name.contains(".m3u") || name.indexOf('.') < 0, 1L << 30);

    private M3uReader() {}

    /// Reads a list of which nobody knows where it came from.
    ///
    /// @throws IOException only if `in` does
    public static M3uSummary read(InputStream in, Consumer<M3uEntry> entries) throws IOException {
        return read(in, ListOrigin.UNKNOWN, entries);
    }

    /// Shows each entry as soon as it is read, so a list of any length needs little memory. Plain, gz, xz and
    /// zip input is told apart by its first bytes. Content never throws: what is wrong with it stands in the
    /// summary. Does not close `in`.
    ///
    /// @param origin relative addresses are made whole by it
    /// @throws IOException only if `in` does
    public static M3uSummary read(InputStream in, ListOrigin origin, Consumer<M3uEntry> entries) throws IOException {
        return read(in, origin, entries, () -> {});
    }

    /// The same.
    ///
    /// @param block called for every 64 KB that were read or unpacked, also where they hold no entry; may
    ///     throw to stop
    public static M3uSummary read(InputStream in, ListOrigin origin, Consumer<M3uEntry> entries, Runnable block)
            throws IOException {
        try (Decompressor bytes = new Decompressor(in, LIST, block)) {
            Document document = new Document(bytes, origin, entries);
            return document.read();
        }
    }

    private static final class Document {
        private final Decompressor bytes;
        private final LineReader lineReader;
        private final ContentKind content;
        private final EntryAssembler entryAssembler;

        Document(Decompressor bytes, ListOrigin origin, Consumer<M3uEntry> entries) throws IOException {
            this.bytes = bytes;
            this.lineReader = new LineReader(
                    bytes,
                    new LegacyCharset(
                            this::charset, UrlLine.unquoted(origin.charset().strip())));
            this.content = ContentKind.of(lineReader.head(ContentKind.ENOUGH));
            this.entryAssembler = new EntryAssembler(origin, content, entries);
        }

        private String charset() {
            return UrlLine.unquoted(entryAssembler.charset().strip());
        }

        M3uSummary read() throws IOException {
            switch (content) {
                case MEDIA, ARCHIVE, BINARY, DASH, GUIDE, JSON, XML -> entryAssembler.nothing();
                case PLS -> new PlsList(entryAssembler).read(lineReader);
                case XSPF, ASX -> new XspfAsxReader(entryAssembler).read(lineReader);
                case LINES, WEB_PAGE -> all();
            }
            M3uSummary summary = entryAssembler.end(bytes.broken());
            return bytes.tooLarge() ? summary.withShape(M3uSummary.Shape.TOO_LARGE) : summary;
        }

        private void all() throws IOException {
            while (lineReader.next()) {
                // The last line of data cut short is a piece of a line, perhaps half a URL.
                if (lineReader.terminated() || !bytes.broken()) {
                    entryAssembler.line(lineReader);
                }
            }
        }
    }

    /// Winamp's playlist: `File1=`, `Title1=`, in any order. For one document.
    private static final class PlsList {
        private static final int MOST = 100_000;

        private final EntryAssembler entryAssembler;
        private final TreeMap<Integer, Item> items = new TreeMap<>();

        private static final class Item {
            private int line;
            private String title = "";
            private String file = "";
        }

        PlsList(EntryAssembler entryAssembler) {
            this.entryAssembler = entryAssembler;
        }

        void read(LineReader lineReader) throws IOException {
            while (lineReader.next()) {
                if (!lineReader.tooLong() && !lineReader.blank()) line(lineReader.text(), lineReader.number());
            }
            entryAssembler.list();
            for (var item : items.values()) {
                if (item.file.isEmpty()) continue;
                entryAssembler.line("#EXTINF:-1," + item.title, item.line);
                entryAssembler.line(item.file, item.line);
            }
        }

        private void line(String text, int number) {
            int equals = text.indexOf('=');
            if (equals < 0) return;
            var key = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var value = text.substring(equals + 1).strip();
            if (key.startsWith("file")) {
                item(key.substring(4), number).ifPresent(item -> {
                    item.file = value;
                    item.line = number;
                });
            } else if (key.startsWith("title")) {
                item(key.substring(5), number).ifPresent(item -> item.title = value);
            }
        }

        private Optional<Item> item(String index, int number) {
            if (index.isEmpty() || index.length() > 8 || !index.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            if (items.size() >= MOST) return Optional.ofNullable(items.get(Integer.valueOf(index)));
            var item = items.computeIfAbsent(Integer.valueOf(index), _ -> new Item());
            if (item.line == 0) item.line = number;
            return Optional.of(item);
        }
    }
}
