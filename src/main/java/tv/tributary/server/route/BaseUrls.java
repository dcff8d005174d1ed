package tv.tributary.server.route;

import java.util.function.Supplier;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.Request;

/// Base URLs of the addresses we generate: with the host name the client itself used, because that works for it;
/// otherwise with our own address. Thread-safe.
public final class BaseUrls {
    private final TokenGate tokenGate;
    private final Supplier<String> own;

    /// @param own `http://HOST:PORT` as other machines in the home reach the server
    public BaseUrls(TokenGate tokenGate, Supplier<String> own) {
        this.tokenGate = tokenGate;
        this.own = own;
    }

    /// `http://HOST:PORT`, without a slash at the end, as the client that asks can reach it: with the scheme it used,
    /// and
    /// behind a reverse proxy with the folder below which that shows us.
    public String base(Request request) {
        return request.header("Host")
                .filter(HostCheck::isWellFormed)
                .map(host -> request.scheme() + "://" + host + request.prefix())
                .orElseGet(own);
    }

    /// The same for whoever has not asked. Not before the server listens.
    public String own() {
        return own.get();
    }

    /// For a viewer.
    public StreamUrls of(Request request, Grant grant) {
        return new StreamUrls(base(request), grant);
    }

    /// For an administrator, who hands them to the household.
    public StreamUrls household(Request request) {
        return of(request, tokenGate.household());
    }
}
