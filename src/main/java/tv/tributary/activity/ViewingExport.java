package tv.tributary.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingStore;

/// Viewings as CSV.
final class ViewingExport {
    private ViewingExport() {}

    /// Writes all viewings of a period in UTF-8; does not close the stream.
    static void write(ViewingStore store, Instant from, Instant to, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Spreadsheets take it for another encoding otherwise.
        writer.write(
                "\uFEFFbegan,ended,channel,name,person,device,provider,bytes,switches,ending,programme,wait_ms\r\n");
        try {
            store.each(from, to, one -> write(line(one), writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void write(String line, OutputStreamWriter writer) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(ViewingRow one) {
        return String.join(
                        ",",
                        List.of(
                                one.began().toString(),
                                one.ended().toString(),
                                Long.toString(one.channel()),
                                quoted(one.channelName()),
                                quoted(one.person()),
                                quoted(one.device()),
                                quoted(one.provider()),
                                Long.toString(one.bytes()),
                                Integer.toString(one.switches()),
                                one.ending().name().toLowerCase(Locale.ROOT),
                                quoted(one.programme()),
                                Long.toString(one.waited().toMillis())))
                + "\r\n";
    }

    /// RFC 4180. What a spreadsheet would take for a formula becomes text.
    static String quoted(String text) {
        var safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
