package tv.tributary.catalog.m3u;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.StreamAddress;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.model.Provider;
import tv.tributary.model.RequestSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.store.ProviderRow.ListMark;

/// Opens a provider's list, from the web or from disk. Thread-safe; blocks.
final class ListOpener {
    private static final Logger log = LoggerFactory.getLogger(ListOpener.class);
    private static final long LARGEST = 1L << 30;
    private static final long LARGEST_NESTED = 1L << 26;

    private final Fetch fetch;

    ListOpener(Fetch fetch) {
        this.fetch = fetch;
    }

    /// @param known what the list was last time, all empty to read it in any case
    /// @param patience from the asking to the last byte
    OpenedList open(Provider provider, ListMark known, Duration patience) throws UnusableList {
        var location = provider.settings().location();
        return isUrl(location) ? fetch(provider, known, patience) : file(provider.name(), Path.of(location));
    }

    /// Brings a list that another list of the provider names. It may reach into the home only where that list itself
    /// came from.
    ///
    /// @param outer where the list that names it came from
    /// @param progress may throw to stop it
    /// @return empty if it cannot be had
    Optional<DownloadedList> nested(
            Provider provider, String url, ListOrigin outer, Duration patience, DoubleConsumer progress)
            throws IOException {
        var home = StreamAddress.of(outer.base()).host();
        var reach = !home.isEmpty() && home.equals(StreamAddress.of(url).host())
                ? Fetch.Reach.ANYWHERE
                : Fetch.Reach.PUBLIC_ONLY;
        try (var fetched = fetch.open(request(provider, url, "", "", LARGEST_NESTED, patience, reach));
                var list = open(fetched, new ListOrigin("", "", fetched.finalUrl(), charset(fetched.contentType())))) {
            return Optional.of(list.spool(progress));
        } catch (NetException | UnusableList e) {
            log.debug("a list within a list cannot be had: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// The certificate that a server shows, trusted or not; empty if it shows none. Blocks.
    Optional<PresentedCertificate> certificate(String location, RequestSettings requests) {
        try {
            var seen = fetch.certificate(location, OutboundRoute.of(requests.proxy(), ""));
            return Optional.of(new PresentedCertificate(
                    seen.fingerprint(), seen.subject(), seen.issuer(), seen.from(), seen.until()));
        } catch (NetException e) {
            log.debug("no certificate: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Whether a location is a web address rather than a file.
    static boolean isUrl(String location) {
        var start = location.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private OpenedList fetch(Provider provider, ListMark known, Duration patience) throws UnusableList {
        try {
            var fetched = fetch.open(request(
                    provider,
                    provider.settings().location(),
                    known.etag(),
                    known.lastModified(),
                    LARGEST,
                    patience,
                    Fetch.Reach.ANYWHERE));
            var origin = new ListOrigin(
                    provider.name(),
                    provider.settings().location(),
                    fetched.finalUrl(),
                    charset(fetched.contentType()));
            return open(fetched, origin);
        } catch (NetException e) {
            throw UnusableList.of(e);
        }
    }

    private static Fetch.Request request(
            Provider provider,
            String url,
            String etag,
            String lastModified,
            long maxBytes,
            Duration patience,
            Fetch.Reach reach) {
        var agent = provider.settings().userAgent();
        var requests = provider.settings().requests();
        return new Fetch.Request(
                url,
                agent.isEmpty() ? Http.USER_AGENT : agent,
                etag,
                lastModified,
                maxBytes,
                patience,
                reach,
                requests.headers(),
                OutboundRoute.of(requests.proxy(), requests.certificate()));
    }

    private static OpenedList open(Fetch.Fetched fetched, ListOrigin origin) {
        return new OpenedList(
                fetched.notModified(),
                fetched.etag(),
                fetched.lastModified(),
                fetched.length(),
                origin,
                fetched.body(),
                fetched::close);
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

    private static OpenedList file(String name, Path file) throws UnusableList {
        try {
            var length = Files.size(file);
            if (length > LARGEST) throw new UnusableList(ListFault.TOO_LARGE);
            var in = Files.newInputStream(file);
            return new OpenedList(false, "", "", length, new ListOrigin(name, "", "", ""), in, in);
        } catch (NoSuchFileException _) {
            throw new UnusableList(ListFault.FILE_MISSING);
        } catch (IOException _) {
            throw new UnusableList(ListFault.FILE_UNREADABLE);
        }
    }
}
