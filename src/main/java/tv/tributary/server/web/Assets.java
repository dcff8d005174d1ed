package tv.tributary.server.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.file.BundledFile;
import tv.tributary.server.http.GzipEncoding;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;

/// Static files of the pages, under `/web/VERSION/`. The version is a hash of their contents, so that browsers may
/// cache them for ever and old and new files never mix. Loaded on first use. Thread-safe.
public final class Assets implements RouteGroup {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /// The files by name, with their types. Modules import their neighbours by name.
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("player.css", "text/css; charset=utf-8"),
            Map.entry("player.js", SCRIPT),
            Map.entry("segmented.js", SCRIPT),
            Map.entry("native.js", SCRIPT),
            Map.entry("controls.js", SCRIPT),
            Map.entry("seek.js", SCRIPT),
            Map.entry("choices.js", SCRIPT),
            Map.entry("statistics.js", SCRIPT),
            Map.entry("words.js", SCRIPT),
            Map.entry("hls.min.js", SCRIPT),
            Map.entry("icon.svg", "image/svg+xml"));

    /// Those that lie elsewhere, and where.
    private static final Map<String, String> BORROWED = Map.of(
            "hls.min.js", "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.min.js",
            "icon.svg", "/tv/tributary/ui/icon/tributary.svg");

    private record Asset(BufferedResponse plain, BufferedResponse packed) {
        static Asset of(String type, byte[] content) {
            var plain = document(type, content);
            return new Asset(plain, document(type, GzipEncoding.gzip(content)).with("Content-Encoding", "gzip"));
        }

        private static BufferedResponse document(String type, byte[] body) {
            return BufferedResponse.of(200, type, body)
                    .with("Cache-Control", "public, max-age=31536000, immutable")
                    .with("Vary", "Accept-Encoding");
        }
    }

    private record Shelf(String version, Map<String, Asset> assets) {}

    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Shelf shelf;

    /// Their path below the server's root: `web/VERSION`.
    String folder() {
        return "web/" + shelf().version();
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.get("/web/.*", (request, _) -> answer(request)));
    }

    Response answer(Request request) {
        var found = Optional.ofNullable(shelf().assets().get(name(request.path())));
        var asset =
                found.orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.request.nothing-here")));
        return request.acceptsGzip() ? asset.packed() : asset.plain();
    }

    /// Empty for a path of another version.
    private String name(String path) {
        var here = "/" + folder() + "/";
        return path.startsWith(here) ? path.substring(here.length()) : "";
    }

    private Shelf shelf() {
        reading.lock();
        try {
            var known = shelf;
            if (known == null) known = read();
            shelf = known;
            return known;
        } finally {
            reading.unlock();
        }
    }

    private static Shelf read() {
        var contents = new TreeMap<String, byte[]>();
        TYPES.keySet()
                .forEach(
                        name -> contents.put(name, BundledFile.bytes(Assets.class, BORROWED.getOrDefault(name, name))));
        var assets = new TreeMap<String, Asset>();
        contents.forEach((name, content) -> assets.put(name, Asset.of(TYPES.getOrDefault(name, SCRIPT), content)));
        return new Shelf(version(contents.values()), assets);
    }

    private static String version(Collection<byte[]> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
