vcl 4.1;

# An edge for Tributary: an unchanged Varnish (6.0 or newer) that answers as many HLS viewers as its network card carries and
# asks Tributary for each segment once. Put Tributary's address into `tributary`, then start it for example with
#
#     varnishd -a :8080 -f /etc/varnish/tributary.vcl -s malloc,2g
#
# docs/scale-out.md in Tributary's source explains it.

import std;

# Where Tributary runs.
backend tributary {
    .host = "127.0.0.1";
    .port = "9188";
    .connect_timeout = 5s;
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 60s;
}

sub vcl_recv {
    # Whoever asks cannot say this: it is what the first round found out.
    if (req.restarts == 0) {
        unset req.http.X-Tributary-List;
        unset req.http.X-Tributary-Token;
    }
    # Packed for those who can unpack it, plain for the others.
    if (req.http.Accept-Encoding ~ "gzip") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    unset req.http.Cookie;

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }

    # Segments: the same address for everybody, a name that nobody can guess, never changed.
    if (req.url ~ "^/hls/") {
        set req.url = regsub(req.url, "\?.*$", "");
        return (hash);
    }

    # Playlists of channels. First round: does the token open? Second round: the list, which is the same for everybody.
    if (req.http.X-Tributary-List) {
        return (hash);
    }
    if (req.url ~ "^/[A-Za-z0-9]+/watch/[0-9]+(/[vas][0-9]+)?\.m3u8(\?|$)") {
        set req.http.X-Tributary-List = req.url;
        set req.url = regsub(req.url, "^/([A-Za-z0-9]+)/.*$", "/\1/ok");
        set req.http.X-Tributary-Token = "asked";
        return (hash);
    }

    # The household's list of channels, its guide, and the player page's script and style.
    if (req.url ~ "^/[A-Za-z0-9]+/[^/]+\.(m3u8?|xml|xml\.gz)(\?|$)" || req.url ~ "^/web/") {
        return (hash);
    }

    # Endless streams are piped; films, the API and the rest pass through: one connection of the origin each.
    if (req.url ~ "^/[A-Za-z0-9]+/watch/[0-9]+\.ts(\?|$)") {
        return (pipe);
    }
    return (pass);
}

sub vcl_hash {
    if (req.http.X-Tributary-List && req.http.X-Tributary-Token != "asked") {
        # Without the token.
        hash_data(regsub(req.url, "^/[A-Za-z0-9]+", ""));
        return (lookup);
    }
    hash_data(req.url);
    # Lists of channels name addresses under the host that was asked; segments and tokens are the same under all.
    if (req.url !~ "^/hls/" && req.url !~ "/ok$") {
        hash_data(req.http.Host);
    }
    return (lookup);
}

sub vcl_backend_fetch {
    unset bereq.http.X-Tributary-List;
    unset bereq.http.X-Tributary-Token;
    # To the origin the edge is one viewer, whoever watches behind it.
    if (bereq.url ~ "^/hls/" || bereq.url ~ "^/[A-Za-z0-9]+/watch/[0-9/vas]+\.m3u8") {
        set bereq.http.User-Agent = "Tributary edge";
    }
    # Varnish cuts parts from the whole by itself.
    if (bereq.url ~ "^/hls/") {
        unset bereq.http.Range;
    }
}

sub vcl_backend_response {
    unset beresp.http.Set-Cookie;
    if (bereq.url ~ "^/hls/") {
        # Never changed, so nothing to ask for again.
        set beresp.grace = 0s;
        # What fails once may be there a moment later.
        if (beresp.status != 200) {
            set beresp.uncacheable = true;
            set beresp.ttl = 0s;
        }
        return (deliver);
    }
    if (bereq.url ~ "/ok$") {
        # Whether a token opens is asked twice a minute at most.
        set beresp.ttl = 5s;
        if (beresp.status == 204) {
            set beresp.ttl = 30s;
        }
        set beresp.grace = 0s;
        return (deliver);
    }
    if (bereq.url ~ "^/[A-Za-z0-9]+/watch/") {
        if (beresp.status == 200) {
            # While one asks for the new list, the others get that of a moment ago.
            set beresp.grace = 2s;
        } else {
            set beresp.uncacheable = true;
            set beresp.ttl = 0s;
        }
        return (deliver);
    }
    if (beresp.status == 200 && bereq.url !~ "^/web/") {
        set beresp.ttl = 30s;
        set beresp.grace = 10m;
        set beresp.keep = 1h;
    }
}

sub vcl_deliver {
    if (req.http.X-Tributary-Token == "asked" && resp.status == 204) {
        set req.http.X-Tributary-Token = "opens";
        set req.url = req.http.X-Tributary-List;
        return (restart);
    }
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}

sub vcl_pipe {
    # One request on a piped connection: the next may be for something else.
    set bereq.http.Connection = "close";
}
