package tv.tributary.library.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.json.Json;
import tv.tributary.library.export.MediaServer.ServerReply;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.net.RestClient;
import tv.tributary.text.LocalizableMessage;

/// Tells media servers that a folder has changed, and tries whether they listen. Blocks; thread-safe.
final class MediaServerClient {
    private static final int REFUSED = 400;
    private static final int UNKNOWN_CALLER = 401;
    private static final int FORBIDDEN = 403;

    private final Http http;

    MediaServerClient(Http http) {
        this.http = http;
    }

    /// Asks the server who it is, with the key.
    ServerReply test(MediaServer server) {
        return attempt(() -> {
            var client = client(server);
            var reply = switch (server.kind()) {
                case JELLYFIN, EMBY -> client.send("GET", "/System/Info", Optional.empty());
                case KODI -> client.send("POST", "/jsonrpc", Optional.of(kodi("JSONRPC.Ping", Map.of())));
                case PLEX -> client.send("GET", "/library/sections", Optional.empty());
            };
            return reply(server, reply, "export.server.works");
        });
    }

    /// @param folder of the export, where the server has no path of its own for it
    ServerReply rescan(MediaServer server, String folder) {
        var path = server.folder().isEmpty() ? folder : server.folder();
        return attempt(() -> {
            var client = client(server);
            var reply = switch (server.kind()) {
                case JELLYFIN, EMBY -> client.send("POST", "/Library/Media/Updated", Optional.of(updated(path)));
                case KODI ->
                    client.send("POST", "/jsonrpc", Optional.of(kodi("VideoLibrary.Scan", Map.of("directory", path))));
                case PLEX -> refreshPlex(client, path);
            };
            return reply(server, reply, "export.server.told");
        });
    }

    private interface Attempt {
        ServerReply run();
    }

    private static ServerReply attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (NetException e) {
            var isTls = e.reason() == NetException.Reason.TLS;
            return new ServerReply(
                    false, LocalizableMessage.of(isTls ? "export.server.certificate" : "export.server.unreachable"));
        } catch (Json.BadJson | IllegalArgumentException _) {
            return new ServerReply(false, LocalizableMessage.of("export.server.other"));
        }
    }

    private static ServerReply reply(MediaServer server, RestClient.Reply reply, String good) {
        var name = LocalizableMessage.of(server.kind());
        if (reply.status() == UNKNOWN_CALLER || reply.status() == FORBIDDEN)
            return new ServerReply(false, LocalizableMessage.of("export.server.key-refused", name));
        if (reply.status() >= REFUSED || isError(server, reply))
            return new ServerReply(
                    false, LocalizableMessage.of("export.server.refused", name, Integer.toString(reply.status())));
        return new ServerReply(true, LocalizableMessage.of(good, name));
    }

    /// Kodi answers 200 to everything. Others answer a web page where something else listens.
    private static boolean isError(MediaServer server, RestClient.Reply reply) {
        if (server.kind() != MediaServer.MediaServerKind.KODI)
            return reply.body().stripLeading().startsWith("<");
        return !Json.read(reply.body(), Map.class).containsKey("result");
    }

    private RestClient client(MediaServer server) {
        var headers = new HashMap<String, String>();
        switch (server.kind()) {
            case JELLYFIN -> headers.put("Authorization", "MediaBrowser Token=\"" + server.key() + "\"");
            case EMBY -> headers.put("X-Emby-Token", server.key());
            case PLEX -> headers.put("X-Plex-Token", server.key());
            case KODI -> {
                if (!server.key().isEmpty())
                    headers.put(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(server.key().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new RestClient(http, server.address(), headers);
    }

    /// The libraries that hold the folder; all where none is known to.
    private static RestClient.Reply refreshPlex(RestClient client, String path) {
        var listed = client.send("GET", "/library/sections", Optional.empty());
        if (listed.status() >= REFUSED) return listed;
        var fitting = sections(listed.body(), path);
        if (fitting.isEmpty()) return client.send("GET", "/library/sections/all/refresh", Optional.empty());
        var last = listed;
        for (var section : fitting)
            last = client.send("GET", "/library/sections/" + encoded(section) + "/refresh", Optional.empty());
        return last;
    }

    /// The keys of the libraries with a folder in the path or around it.
    private static List<String> sections(String json, String path) {
        var fitting = new ArrayList<String>();
        if (!(Json.read(json, Map.class).get("MediaContainer") instanceof Map<?, ?> container)) return fitting;
        for (var section : maps(container.get("Directory"))) {
            if (maps(section.get("Location")).stream().anyMatch(at -> overlap(String.valueOf(at.get("path")), path)))
                fitting.add(String.valueOf(section.get("key")));
        }
        return fitting;
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        var maps = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> items) for (var item : items) if (item instanceof Map<?, ?> map) maps.add(map);
        return maps;
    }

    private static boolean overlap(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String kodi(String method, Map<String, String> parameters) {
        return Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", parameters));
    }

    private static String updated(String path) {
        return Json.write(Map.of("Updates", List.of(Map.of("Path", path, "UpdateType", "Modified"))));
    }
}
