package tv.tributary.server;

import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Route;
import tv.tributary.text.Messages;

/// The page at the bare address: what this is and how to watch. Reveals no secret.
final class IndexPage implements Route {
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
