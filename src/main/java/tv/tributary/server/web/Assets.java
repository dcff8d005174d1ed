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

/// Static files of pages, in a folder whose name has a hash of their contents, so that browsers may cache them for ever
/// and old and new files never mix. Loaded on first use. Thread-safe.
public final class Assets implements RouteGroup {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /// Modules of the page that plays a channel, which import their neighbours by name.
    private static final List<String> PLAYER = List.of(
            "player.css",
            "player.js",
            "segmented.js",
            "native.js",
            "controls.js",
            "seek.js",
            "choices.js",
            "statistics.js",
            "words.js",
            "hls.min.js");

    private static final String ICON = "/tv/tributary/ui/icon/tributary.svg";

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

    private final String root;
    private final Class<?> home;
    private final Map<String, String> files;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Shelf shelf;

    /// @param root the folder below the server's root in which the folder with the hash stands, such as `web`
    /// @param home the class beside which the files lie
    /// @param files by the name under which they are served; where each lies, from the class or, with a slash
    /// before it, from the root of the jar
    public Assets(String root, Class<?> home, Map<String, String> files) {
        this.root = root;
        this.home = home;
        this.files = Map.copyOf(files);
    }

    /// Those of the page that plays a channel, under `/web/VERSION/`.
    public static Assets ofPlayer() {
        var files = new TreeMap<String, String>();
        for (var name : PLAYER) files.put(name, name);
        files.put("icon.svg", ICON);
        return new Assets("web", Assets.class, files);
    }

    /// Their path below the server's root: `web/VERSION`.
    public String folder() {
        return root + "/" + shelf().version();
    }

    /// Whether there is such a file.
    public boolean has(String name) {
        return files.containsKey(name);
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
        return List.of(PathRoute.get("/" + root + "/.*", (request, _) -> answer(request)));
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

    private Shelf read() {
        var contents = new TreeMap<String, byte[]>();
        files.forEach((name, place) -> contents.put(name, BundledFile.bytes(home, place)));
        var assets = new TreeMap<String, Asset>();
        contents.forEach((name, content) -> assets.put(name, Asset.of(type(name), content)));
        return new Shelf(version(contents.values()), assets);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> SCRIPT;
        };
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
