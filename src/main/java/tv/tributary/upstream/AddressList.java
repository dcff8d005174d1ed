package tv.tributary.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.upstream.HlsRequests.Document;

/// What radio stations and scripts answer instead of a stream: an M3U, PLS, XSPF or ASX that names its address, or a
/// few that all lead to it. Pure.
final class AddressList {
    /// More are no addresses of one stream.
    private static final int MOST = 8;

    /// What only stands in playlists of HLS.
    private static final Pattern HLS = Pattern.compile(
            "^\\s*#EXT-X-(TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF|MEDIA|MAP|KEY|BYTERANGE|PLAYLIST-TYPE|ENDLIST"
                    + "|DISCONTINUITY|PROGRAM-DATE-TIME|PART|PART-INF|SERVER-CONTROL)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private AddressList() {}

    /// The addresses in the order in which to try them; none for an HLS playlist, or anything else.
    static List<M3uEntry> entries(Document document) {
        var text = new String(document.bytes(), StandardCharsets.ISO_8859_1);
        if (HLS.matcher(text).find()) return List.of();
        var entries = new ArrayList<M3uEntry>();
        try {
            var origin = new ListOrigin("", "", document.url(), "");
            M3uReader.read(new ByteArrayInputStream(document.bytes()), origin, entry -> {
                if (entries.size() <= MOST) entries.add(entry);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.size() <= MOST && entries.stream().allMatch(AddressList::isWhole) && isOne(text, entries)
                ? entries
                : List.of();
    }

    /// Several names in an M3U are several channels.
    private static boolean isOne(String text, List<M3uEntry> entries) {
        boolean named = text.toUpperCase(Locale.ROOT).contains("#EXTINF");
        return !named || entries.stream().map(M3uEntry::info).distinct().count() <= 1;
    }

    /// Segments have a duration, streams have none.
    private static boolean isWhole(M3uEntry entry) {
        return entry.duration() <= 0;
    }
}
