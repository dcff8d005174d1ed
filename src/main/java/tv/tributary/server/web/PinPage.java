package tv.tributary.server.web;

import java.util.List;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.access.ParentalLock;
import tv.tributary.access.UserRefused;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.server.watch.ParentalCheck.Blocked;
import tv.tributary.text.Messages;

/// The page that stands in the place of a channel's page while the channel shows what its viewer may not watch: it says
/// why, and asks for the PIN that lifts the limit. Who knows it is sent on under a token that sees all for some hours.
public final class PinPage implements RouteGroup {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE = "body{font:1.2rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;"
            + "padding:0 1rem;color-scheme:light dark}input,button{font:inherit;padding:.4rem .6rem}"
            + "input{letter-spacing:.3em;width:8em}.bad{color:#c62828;font-weight:bold}";

    /// What a request asks for that its viewer may not watch.
    @FunctionalInterface
    public interface BlockedLookup {
        /// May block shortly.
        Optional<Blocked> find(Request request, ChannelId channel, Grant viewer);
    }

    private final ParentalLock lock;
    private final BlockedLookup blocked;

    public PinPage(ParentalLock lock, BlockedLookup blocked) {
        this.lock = lock;
        this.blocked = blocked;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.any("/watch/([1-9]\\d{0,17})/pin", this::answer));
    }

    /// What the viewer sees instead of the channel's page; empty if they may watch.
    public Optional<Response> instead(Request request, ChannelId channel, Grant viewer) {
        return blocked.find(request, channel, viewer)
                .map(above -> page(above.words(viewer), channel + "/pin" + past(request), "", viewer)
                        .status(403));
    }

    private Response answer(Request request, RouteMatch match) {
        var viewer = match.viewer();
        var channel = match.channel();
        // Behind the token, "watch", the channel and "pin".
        var top = "../../../";
        var back = "/watch/" + channel + past(request);
        return switch (request.method()) {
            case "GET", "HEAD" -> sentOn(top + viewer.token() + back);
            case "POST" -> {
                var words = "";
                try {
                    var lifted = lock.lift(viewer, request.form().getOrDefault("pin", ""), request.address());
                    if (lifted.isPresent()) yield sentOn(top + lifted.get().token() + back);
                    words = Messages.of("web.pin.wrong");
                } catch (UserRefused e) {
                    words = e.words().orElse("");
                }
                var why = blocked.find(request, channel, viewer).map(above -> above.words(viewer));
                yield page(why.orElse(""), "pin" + past(request), words, viewer).status(403);
            }
            default -> BufferedResponse.wrongMethod(List.of("GET", "HEAD", "POST"));
        };
    }

    private static String past(Request request) {
        var past = PlayerPage.past(request);
        return past.isEmpty() ? "" : "?" + past;
    }

    private static BufferedResponse sentOn(String address) {
        return BufferedResponse.empty(303)
                .with("Location", address)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
    }

    /// @param action where the form goes
    /// @param problem with the PIN typed before; empty for none
    private BufferedResponse page(String why, String action, String problem, Grant viewer) {
        var form = """
                <p class="bad">%s</p>
                <form method="post" action="%s"><p><label>%s<br>
                <input name="pin" type="password" inputmode="numeric" maxlength="8" autocomplete="off" autofocus></label>
                <button>%s</button></p></form>
                """.formatted(
                        PlayerPage.escape(problem),
                        PlayerPage.escape(action),
                        PlayerPage.escape(Messages.of("web.pin.ask", ParentalLock.LIFTED.toHours())),
                        PlayerPage.escape(Messages.of("web.pin.watch")));
        var page = """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Tributary</title>
                <style>%s</style>
                <h1>%s</h1>
                <p>%s</p>
                %s
                </html>
                """.formatted(
                        Messages.language().getLanguage(),
                        STYLE,
                        PlayerPage.escape(Messages.of("web.pin.title")),
                        PlayerPage.escape(why),
                        lock.isLiftable(viewer) ? form : "");
        return BufferedResponse.of(200, BufferedResponse.HTML, page)
                .with("Cache-Control", "no-store")
                .with("Content-Security-Policy", POLICY)
                // The address holds a token.
                .with("Referrer-Policy", "no-referrer");
    }
}
