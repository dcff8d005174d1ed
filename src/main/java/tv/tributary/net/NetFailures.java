package tv.tributary.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import tv.tributary.net.NetException.Reason;

/// Classifies an I/O exception of a request.
final class NetFailures {
    private NetFailures() {}

    static NetException of(IOException e, HttpUrl url) {
        var host = url.host();
        return switch (e) {
            case AddressGuard.ForbiddenAddress _ ->
                new NetException(Reason.FORBIDDEN_ADDRESS, 0, host + " lies inside the home network", e);
            case UnknownHostException _ -> new NetException(Reason.UNKNOWN_HOST, 0, "there is no host " + host, e);
            case InterruptedIOException _ -> new NetException(Reason.TIMEOUT, 0, host + " did not answer in time", e);
            case ConnectException _, NoRouteToHostException _ ->
                new NetException(Reason.REFUSED, 0, host + " does not take connections on port " + url.port(), e);
            case SSLException _ -> new NetException(Reason.TLS, 0, host + " has no acceptable certificate", e);
            default -> new NetException(Reason.BROKEN, 0, host + " broke off: " + e.getMessage(), e);
        };
    }
}
