package tv.tributary.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.Exchange.Route;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;

/// Static pages for people and programs of this house: they need no token and are closed to pages of other origins.
final class PublicRoutes implements RouteGroup {
    private final Supplier<Optional<StorageFault>> fault;
    private final Supplier<Optional<Availability>> ffmpeg;

    /// @param fault what keeps the program from storing anything, asked for each time
    /// @param ffmpeg what is known of it; answers at once
    PublicRoutes(Supplier<Optional<StorageFault>> fault, Supplier<Optional<Availability>> ffmpeg) {
        this.fault = fault;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public List<PathRoute> routes() {
        var welcome = new IndexPage();
        return List.of(
                PathRoute.get("/", (request, _) -> welcome.answer(request)),
                PathRoute.get(
                        "/healthz",
                        (_, _) -> BufferedResponse.of(200, BufferedResponse.TEXT, health(fault.get(), ffmpeg.get()))));
    }

    /// Monitoring needs to know that the process answers; a person may read what it lacks. Streams go on while
    /// nothing can be stored, so that is no reason to take the server out of service.
    static String health(Optional<StorageFault> fault, Optional<Availability> ffmpeg) {
        return fault.map(found -> "degraded: " + found.words()).orElse("ok")
                + "\n"
                + ffmpeg.filter(known -> !known.runs())
                        .map(none -> Messages.of("server.no-ffmpeg", none.why()) + "\n")
                        .orElse("");
    }

    /// The page at the bare address: what this is and how to watch. Reveals no secret.
    private static final class IndexPage implements Route {
        @Override
        public Response answer(Request request) {
            var page = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Tributary</title>
                <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                </html>
                """.formatted(
                            Messages.of("server.welcome.title"),
                            Messages.of("server.welcome.what"),
                            Messages.of("server.welcome.next"));
            return BufferedResponse.of(200, BufferedResponse.HTML, page)
                    .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        }
    }
}
