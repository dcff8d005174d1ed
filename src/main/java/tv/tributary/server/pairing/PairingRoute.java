package tv.tributary.server.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tv.tributary.access.Grant;
import tv.tributary.access.UserRefused;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.access.Users;
import tv.tributary.model.PairedDevice;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.output.GuideRoute;
import tv.tributary.server.output.PlaylistRoute;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// `/pair` and `/pair/CODE`: a page on which a device comes in, also for browsers of televisions: without scripts, and
/// only the button uses the code up, since links are looked at by more than people. Programs that accept JSON get it.
/// `/m/CODE` and `/e/CODE` are a device's list and guide.
public final class PairingRoute implements RouteGroup {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE = "body{font:1.2rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;"
            + "padding:0 1rem;color-scheme:light dark}input,button{font:inherit;padding:.4rem .6rem}"
            + "input{width:100%;box-sizing:border-box}.code{text-transform:uppercase;letter-spacing:.3em;"
            + "font-size:1.6rem}dt{margin-top:1rem;opacity:.7}dd{margin:0;word-break:break-all;font-family:monospace}"
            + ".bad{color:#c62828;font-weight:bold}";

    private final Users users;
    private final PlaylistRoute playlist;
    private final GuideRoute guide;
    private final BaseUrls baseUrls;

    public PairingRoute(Users users, PlaylistRoute playlist, GuideRoute guide, BaseUrls baseUrls) {
        this.users = users;
        this.playlist = playlist;
        this.guide = guide;
        this.baseUrls = baseUrls;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.SECRET_PATH;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.any("/pair(?:/([^/]{0,64}))?/?", this::pair),
                PathRoute.getOrPost(
                        "/m/([^/]{1,64})", (request, match) -> playlist.answer(request, typed(request, match))),
                PathRoute.getOrPost(
                        "/e/([^/]{1,64})", (request, match) -> guide.answer(request, typed(request, match))));
    }

    /// @throws HttpError if nobody has such a code, or too many were wrong
    private Grant typed(Request request, RouteMatch match) {
        try {
            var grant = users.pairing()
                    .typed(match.text(1), request.address())
                    .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("web.pair.unknown-address")));
            users.seen(grant, request.address(), request.header("User-Agent").orElse(""));
            return grant;
        } catch (UserRefused e) {
            throw error(e);
        }
    }

    private Response pair(Request request, RouteMatch match) {
        var form = request.form();
        var code = match.text(1).isEmpty()
                ? form.getOrDefault("code", request.query("code").orElse(""))
                : match.text(1);
        try {
            return switch (request.method()) {
                case "GET", "HEAD" -> code.isEmpty() ? page(ask("", "")) : offer(request, code);
                case "POST" -> connect(request, code, form.getOrDefault("name", ""));
                default -> BufferedResponse.wrongMethod(List.of("GET", "HEAD", "POST"));
            };
        } catch (UserRefused e) {
            if (wantsJson(request)) throw error(e);
            return page(ask(code, e.words().orElse("")))
                    .status(error(e).reason().status());
        }
    }

    private Response offer(Request request, String code) {
        return users.pairing()
                .find(code, request.address())
                .map(found -> page(confirm(found.code(), found.name())))
                .orElseGet(() -> unknown(request));
    }

    private Response connect(Request request, String code, String name) {
        return users.pairing()
                .pair(code, name, request.address())
                .map(device -> connected(request, device))
                .orElseGet(() -> unknown(request));
    }

    private BufferedResponse unknown(Request request) {
        var words = Messages.of("web.pair.unknown-code");
        if (wantsJson(request)) throw new HttpError(Reason.NOT_FOUND, words);
        return page(ask("", words)).status(Reason.NOT_FOUND.status());
    }

    private BufferedResponse connected(Request request, PairedDevice device) {
        var addresses = DeviceAddresses.of(baseUrls.base(request), users.grant(device), device);
        return wantsJson(request) ? BufferedResponse.json(addresses) : page(result(device, addresses));
    }

    private static boolean wantsJson(Request request) {
        return request.header("Accept").orElse("").toLowerCase(Locale.ROOT).startsWith(BufferedResponse.JSON);
    }

    private static HttpError error(UserRefused refused) {
        var reason = refused.problem() == UserProblem.TOO_MANY_ATTEMPTS ? Reason.TOO_MANY_ATTEMPTS : Reason.BAD_REQUEST;
        return new HttpError(reason, refused.words().orElse(""));
    }

    private static List<String> ask(String code, String problem) {
        return List.of(
                heading("web.pair.title"),
                paragraph(problem, "bad"),
                paragraph(Messages.of("web.pair.ask"), ""),
                "<form method=\"post\" action=\"/pair\"><p>%s</p><p>%s</p>%s</form>"
                        .formatted(field("code", "web.pair.code", code), field("name", "web.pair.name", ""), button()));
    }

    private static List<String> confirm(String code, String name) {
        return List.of(
                heading("web.pair.title"),
                paragraph(Messages.of("web.pair.confirm"), ""),
                "<form method=\"post\" action=\"/pair\"><input type=\"hidden\" name=\"code\" value=\"%s\"><p>%s</p>%s</form>"
                        .formatted(escape(code), field("name", "web.pair.name", name), button()));
    }

    private static List<String> result(PairedDevice device, DeviceAddresses addresses) {
        var parts = new ArrayList<>(List.of(
                "<h1>" + escape(Messages.of("web.pair.connected", device.name())) + "</h1>",
                paragraph(Messages.of("web.pair.keep"), ""),
                "<dl>",
                line("web.pair.playlist", addresses.playlist()),
                line("web.pair.guide", addresses.guide())));
        addresses.shortPlaylist().ifPresent(address -> parts.add(line("web.pair.short", address)));
        parts.add(line("web.pair.server", addresses.server()));
        parts.add(line("web.pair.user", addresses.user()));
        parts.add(line("web.pair.password", addresses.password()));
        parts.add("</dl>");
        return parts;
    }

    private static String heading(String key) {
        return "<h1>" + escape(Messages.of(key)) + "</h1>";
    }

    private static String paragraph(String words, String style) {
        return words.isEmpty() ? "" : "<p class=\"" + style + "\">" + escape(words) + "</p>";
    }

    private static String field(String name, String key, String value) {
        return "<label>%s<br><input name=\"%s\" class=\"%s\" value=\"%s\" autocomplete=\"off\"></label>"
                .formatted(escape(Messages.of(key)), name, name, escape(value));
    }

    private static String button() {
        return "<p><button>" + escape(Messages.of("web.pair.connect")) + "</button></p>";
    }

    private static String line(String key, String value) {
        return "<dt>" + escape(Messages.of(key)) + "</dt><dd>" + escape(value) + "</dd>";
    }

    private static BufferedResponse page(List<String> parts) {
        var page = """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Tributary</title>
                <style>%s</style>
                %s
                </html>
                """.formatted(Messages.language().getLanguage(), STYLE, String.join("\n", parts));
        return BufferedResponse.of(200, BufferedResponse.HTML, page)
                .with("Cache-Control", "no-store")
                .with("Content-Security-Policy", POLICY)
                // The address holds the code.
                .with("Referrer-Policy", "no-referrer");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
