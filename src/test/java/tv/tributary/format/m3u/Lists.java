package tv.tributary.format.m3u;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads lists written down in tests.
final class Lists {
    private Lists() {}

    static List<M3uEntry> entries(byte[] list) {
        List<M3uEntry> entries = new ArrayList<>();
        read(list, entries);
        return entries;
    }

    static List<M3uEntry> entries(String list) {
        return entries(list.getBytes(StandardCharsets.UTF_8));
    }

    static M3uEntry entry(String list) {
        List<M3uEntry> entries = entries(list);
        if (entries.size() != 1) {
            throw new AssertionError("not one entry but " + entries.size());
        }
        return entries.getFirst();
    }

    /// The one entry of a list with this `#EXTINF` line.
    static M3uEntry info(String info) {
        return entry(info + "\nhttp://h/7.ts\n");
    }

    /// The one entry of a list with this URL line.
    static M3uEntry url(String url) {
        return entry("#EXTINF:-1,A\n" + url + "\n");
    }

    static List<String> names(String list) {
        return entries(list).stream().map(M3uEntry::name).toList();
    }

    static M3uSummary summary(byte[] list) {
        return read(list, new ArrayList<>());
    }

    static M3uSummary summary(String list) {
        return summary(list.getBytes(StandardCharsets.UTF_8));
    }

    private static M3uSummary read(byte[] list, List<M3uEntry> entries) {
        try {
            return M3uReader.read(new ByteArrayInputStream(list), entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
