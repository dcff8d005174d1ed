package tv.tributary.net;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tv.tributary.net.NetException.Reason;

/// Sends a request and follows its redirects. Each hop is a separate call, so that address, headers and client can be
/// chosen for it.
final class RedirectFollower {
    private static final int LIMIT = 10;

    private final Function<HttpUrl, OkHttpClient> clients;
    private final OutgoingHeaders headers;
    private final Consumer<Call> prepare;

    /// @param clients which client may go to an address
    /// @param prepare sets up each call before it is made
    RedirectFollower(Function<HttpUrl, OkHttpClient> clients, OutgoingHeaders headers, Consumer<Call> prepare) {
        this.clients = clients;
        this.headers = headers;
        this.prepare = prepare;
    }

    HttpResponse follow(String address) {
        var url = HttpUrl.parse(address);
        if (url == null) throw new NetException(Reason.BAD_URL, "this is not a web address: " + address);
        for (var hop = 0; hop <= LIMIT; hop++) {
            var call = clients.apply(url).newCall(request(url));
            prepare.accept(call);
            var response = execute(call, url);
            headers.answered(url, response.headers());
            var location = location(response);
            if (location.isEmpty()) return new HttpResponse(response, new Body(call, response));
            call.cancel();
            response.close();
            var next = url.resolve(location);
            if (next == null) {
                throw new NetException(Reason.BAD_URL, url.host() + " redirects to something that is not the web");
            }
            if (!sameOrigin(url, next)) headers.leaveOrigin();
            url = next;
        }
        throw new NetException(Reason.REDIRECTS, url.host() + " redirects in circles");
    }

    private Request request(HttpUrl url) {
        return new Request.Builder().url(url).headers(headers.to(url)).build();
    }

    private static Response execute(Call call, HttpUrl url) {
        try {
            return call.execute();
        } catch (IOException e) {
            throw NetFailures.of(e, url);
        }
    }

    /// Empty for an answer that is not a redirect.
    private static String location(Response response) {
        return switch (response.code()) {
            case 300, 301, 302, 303, 307, 308 -> {
                var location = response.header("Location");
                yield location == null ? "" : location;
            }
            default -> "";
        };
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}
