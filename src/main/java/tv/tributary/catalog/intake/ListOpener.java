package tv.tributary.catalog.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.model.Provider;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.store.ProviderRow.ListMark;

/// Opens a provider's list wherever it lies. Thread-safe; blocks.
public final class ListOpener {
    private static final long LARGEST = 1L << 30;

    private final Fetch fetch;

    public ListOpener(Fetch fetch) {
        this.fetch = fetch;
    }

    /// @param known what the list was last time, all empty to read it in any case
    /// @param patience from the asking to the last byte
    public OpenList open(Provider provider, ListMark known, Duration patience) throws UnusableList {
        var location = provider.location();
        return isUrl(location) ? fetch(provider, known, patience) : file(provider.name(), Path.of(location));
    }

    /// Whether a location is a web address rather than a file.
    public static boolean isUrl(String location) {
        var start = location.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private OpenList fetch(Provider provider, ListMark known, Duration patience) throws UnusableList {
        var agent = provider.userAgent().isEmpty() ? Http.USER_AGENT : provider.userAgent();
        try {
            var fetched = fetch.open(new Fetch.Request(
                    provider.location(), agent, known.etag(), known.lastModified(), LARGEST, patience));
            return new OpenList(
                    fetched.notModified(),
                    fetched.etag(),
                    fetched.lastModified(),
                    fetched.length(),
                    new ListOrigin(
                            provider.name(), provider.location(), fetched.finalUrl(), charset(fetched.contentType())),
                    fetched.body(),
                    fetched::close);
        } catch (NetException e) {
            throw UnusableList.of(e);
        }
    }

    /// `windows-1251` of `audio/x-mpegurl; charset=windows-1251`; empty for none.
    private static String charset(String contentType) {
        for (var part : contentType.split(";", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                return part.substring(equals + 1).strip();
            }
        }
        return "";
    }

    private static OpenList file(String name, Path file) throws UnusableList {
        try {
            var length = Files.size(file);
            if (length > LARGEST) throw new UnusableList(ListFault.TOO_LARGE);
            var in = Files.newInputStream(file);
            return new OpenList(false, "", "", length, new ListOrigin(name, "", "", ""), in, in);
        } catch (NoSuchFileException _) {
            throw new UnusableList(ListFault.FILE_MISSING);
        } catch (IOException _) {
            throw new UnusableList(ListFault.FILE_UNREADABLE);
        }
    }
}
