package tv.tributary.format.m3u;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Winamp's playlist: `File1=`, `Title1=`, in any order. For one document.
final class PlsList {
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
