package tv.tributary.server.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.file.BundledFile;
import tv.tributary.format.json.Json;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.web.Assets;
import tv.tributary.text.Messages;

/// `/app/`: the one page of the app, with its words in the browser's language. It holds nothing of the household: what
/// it
/// shows it asks for. All its addresses are relative, so that it works below a proxy's path. Thread-safe.
final class AppPage implements RouteGroup {
    /// Modules of the page, loaded with it.
    private static final List<String> MODULES = scripts(
            "main",
            "html",
            "words",
            "server",
            "route",
            "lists",
            "rows",
            "icons",
            "keys",
            "places",
            "shell",
            "pair",
            "live",
            "channelrow",
            "playing",
            "player",
            "controls",
            "choose",
            "engine",
            "number");

    /// Modules of pages that are loaded when they are first shown.
    private static final List<String> LATER =
            scripts("home", "poster", "guide", "grid", "programme", "titles", "title", "recordings", "now");

    private static final Map<String, String> VENDOR =
            Map.of("preact.mjs", "vendor/preact.mjs", "hooks.mjs", "vendor/hooks.mjs", "htm.mjs", "vendor/htm.mjs");

    private static final List<String> PICTURES =
            List.of("icon-192.png", "icon-512.png", "icon-mask.png", "icon-180.png");

    private static final Pattern BLANK = Pattern.compile("\\{([a-z-]+)}");
    private static final String WORDS = "web.app.";
    private static final String PLAYER_WORDS = "web.player.";

    private final Assets player;
    private final Assets assets = new Assets("app/assets", AppPage.class, files());
    private final Map<Locale, BufferedResponse> pages = new ConcurrentHashMap<>();
    private final List<Locale> languages = Messages.languages();

    /// @param player the files of the page that plays a channel
    AppPage(Assets player) {
        this.player = player;
    }

    private static List<String> scripts(String... names) {
        return Stream.of(names).map(name -> name + ".js").toList();
    }

    private static Map<String, String> files() {
        var files = new TreeMap<>(VENDOR);
        Stream.of(MODULES, LATER, List.of("app.css"), PICTURES)
                .flatMap(List::stream)
                .forEach(name -> files.put(name, name));
        files.put("icon.svg", "/tv/tributary/ui/icon/tributary.svg");
        return files;
    }

    /// The page's files, for which browsers need not ask again.
    Assets assets() {
        return assets;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.document("/app", BufferedResponse.empty(302).with("Location", "/app/")),
                PathRoute.get("/app/", (request, _) -> page(request)),
                PathRoute.get(
                        "/app/manifest.webmanifest",
                        (_, _) -> file("manifest.webmanifest", "application/manifest+json")),
                PathRoute.get("/app/worker.js", (_, _) -> file("worker.js", "text/javascript; charset=utf-8")));
    }

    private BufferedResponse page(Request request) {
        var language = language(request.header("Accept-Language").orElse(""));
        return pages.computeIfAbsent(language, this::page);
    }

    /// The language of ours that a browser likes best; English if none.
    ///
    /// @param accepted the header (RFC 9110, 12.5.4); nonsense stands for none
    Locale language(String accepted) {
        try {
            var liked = Locale.lookup(Locale.LanguageRange.parse(accepted), languages);
            return liked == null ? Locale.ENGLISH : liked;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    private BufferedResponse page(Locale language) {
        var imports = imports();
        var blanks = new TreeMap<String, String>();
        blanks.put("language", language.getLanguage());
        blanks.put("assets", folder());
        blanks.put("imports", imports);
        blanks.put("preloads", MODULES.stream().map(name -> preload(name)).collect(Collectors.joining("\n  ")));
        blanks.put("words", Json.write(words(language)).replace("<", "\\u003c"));
        blanks.put("script", Messages.texts(language, WORDS).getOrDefault("script", ""));
        var template = BundledFile.text(AppPage.class, "index.html");
        var page = BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(blanks.getOrDefault(blank.group(1), "")));
        return BufferedResponse.of(200, BufferedResponse.HTML, page)
                // In the language of one browser: shared caches must not keep it.
                .with("Cache-Control", "private, no-cache")
                .with("Content-Security-Policy", policy(imports))
                .with("Referrer-Policy", "no-referrer");
    }

    private String preload(String name) {
        return "<link rel=\"modulepreload\" href=\"" + folder() + "/" + name + "\">";
    }

    /// As the page, which stands in `app/`, sees it.
    private String folder() {
        return assets.folder().substring("app/".length());
    }

    /// Bare names of modules, which the page's address makes ours.
    private String imports() {
        var names = new LinkedHashMap<String, String>();
        names.put("preact", "./" + folder() + "/preact.mjs");
        names.put("preact/hooks", "./" + folder() + "/hooks.mjs");
        names.put("htm", "./" + folder() + "/htm.mjs");
        names.put("player/", "../" + player.folder() + "/");
        return Json.write(Map.of("imports", names));
    }

    private static Map<String, String> words(Locale language) {
        var words = new TreeMap<>(Messages.texts(language, PLAYER_WORDS));
        Messages.texts(language, WORDS).forEach((key, text) -> words.put("app." + key, text));
        return words;
    }

    /// Only what comes from here runs; the map of modules stands in the page and is known by its hash (CSP 3).
    private static String policy(String imports) {
        return "default-src 'self'; script-src 'self' 'sha256-" + hash(imports)
                + "'; media-src 'self' blob:; img-src 'self' data:; worker-src 'self' blob:; "
                + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private BufferedResponse file(String name, String type) {
        var text = BundledFile.text(AppPage.class, name).replace("{assets}", folder());
        return BufferedResponse.of(200, type, text).with("Cache-Control", "no-cache");
    }
}
