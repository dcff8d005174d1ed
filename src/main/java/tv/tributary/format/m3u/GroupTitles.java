package tv.tributary.format.m3u;

import java.util.Arrays;

/// Tracks the group of each entry of a list. For one thread.
final class GroupTitles {
    private static final String[] KEYS = {"group-title", "tvg-group", "group"};

    private final StringInterner texts = new StringInterner();
    private String own = "";
    private String running = "";
    private String lastWritten = "";
    private String lastRead = "";

    /// A new entry begins.
    void begin() {
        own = "";
    }

    /// An `#EXTGRP`. Inside an entry the group is that entry's. Outside it holds for the next entry and, as in
    /// Kodi, for those after it until an empty `#EXTGRP` or a `group-title`.
    void line(String name, boolean inEntry) {
        var read = read(UrlLine.unquoted(name));
        if (inEntry) {
            own = read;
        } else {
            running = read;
        }
    }

    /// @param info the line the attributes are of
    String of(String info, Attributes attributes) {
        for (String key : KEYS) {
            int at = attributes.find(key);
            if (at >= 0) {
                String shared = texts.of(info, attributes.valueStart(at), attributes.valueEnd(at));
                String read = read(shared);
                if (!Attributes.saysNothing(read)) {
                    running = "";
                    return read;
                }
            }
        }
        return own.isEmpty() ? running : own;
    }

    /// The first of several: `News;General` is two groups in Kodi, and a channel stands in one here.
    private String read(String written) {
        if (written.equals(lastWritten)) {
            return lastRead;
        }
        var legible = TitleCleanup.legible(written);
        var from = 0;
        var end = legible.indexOf(';');
        while (end >= 0 && TitleCleanup.trimmed(legible.substring(from, end)).isEmpty()) {
            from = end + 1;
            end = legible.indexOf(';', from);
        }
        var first = end < 0 ? legible.substring(from) : legible.substring(from, end);
        lastWritten = written;
        lastRead = TitleCleanup.trimmed(first);
        return lastRead;
    }

    /// Interns texts that a list repeats thousands of times. Bounded: a slot keeps the text last seen there.
    /// For one thread.
    private static final class StringInterner {
        private static final int SLOTS = 1 << 12;

        private final String[] slots = new String[SLOTS];

        StringInterner() {
            Arrays.fill(slots, "");
        }

        String of(String line, int start, int end) {
            int length = end - start;
            if (length == 0) {
                return "";
            }
            int hash = length;
            for (int i = start; i < end; i++) {
                hash = 31 * hash + line.charAt(i);
            }
            int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
            String known = slots[slot];
            if (known.length() == length && line.startsWith(known, start)) {
                return known;
            }
            String text = line.substring(start, end);
            slots[slot] = text;
            return text;
        }
    }
}
