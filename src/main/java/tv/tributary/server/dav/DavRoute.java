package tv.tributary.server.dav;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.catalog.Films;
import tv.tributary.library.Library;
import tv.tributary.library.export.NetworkFolders;
import tv.tributary.library.export.NetworkFolders.Entry;
import tv.tributary.library.export.NetworkFolders.Folder;
import tv.tributary.library.export.NetworkFolders.TitleFilter;
import tv.tributary.library.export.NetworkFolders.VideoFile;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.relay.vod.Film;
import tv.tributary.server.dav.EdgeReader.FilePart;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.HandedOver;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.server.watch.VodRoute;
import tv.tributary.text.Messages;

/// Films and series as network folders, `/dav/TOKEN/…`: OPTIONS, PROPFIND of depth 0 and 1, HEAD and GET with ranges. A
/// provider is asked only by a GET; all else is answered from what is known. Writing and locks are forbidden, by 403,
/// since some systems try 405 again and again.
public final class DavRoute implements RouteGroup {
    private static final String ALLOWED = "OPTIONS, GET, HEAD, PROPFIND";
    private static final String XML = "application/xml; charset=utf-8";
    private static final String NO_INFINITY = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + "<D:error xmlns:D=\"DAV:\"><D:propfind-finite-depth/></D:error>";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final Pattern LAST_BYTES = Pattern.compile("bytes=-(\\d{1,18})");

    private final NetworkFolders folders;
    private final Library library;
    private final Films films;
    private final Relay relay;
    private final VodRoute vod;
    private final OpeningPace pace = new OpeningPace();

    /// @param vod sends the bytes of films
    public DavRoute(NetworkFolders folders, Library library, Films films, Relay relay, VodRoute vod) {
        this.folders = folders;
        this.library = library;
        this.films = films;
        this.relay = relay;
        this.vod = vod;
    }

    @Override
    public RouteAccess access() {
        return new RouteAccess.Credentials((_, path) -> Optional.ofNullable(path.group(1)));
    }

    /// OPTIONS is WebDAV's own here.
    @Override
    public boolean crossOrigin() {
        return false;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.any("/dav/([^/]+)(/.*)?", this::answer));
    }

    private Response answer(Request request, RouteMatch match) {
        if (request.method().equals("OPTIONS")) return options();
        if (!List.of("PROPFIND", "GET", "HEAD").contains(request.method()))
            return BufferedResponse.of(403, BufferedResponse.TEXT, Messages.of("dav.read-only") + "\n");
        var path = parts(match.text(2));
        var entry = folders.find(path, seen(match));
        if (entry.isEmpty()) return BufferedResponse.of(404, BufferedResponse.TEXT, Messages.of("dav.nothing") + "\n");
        if (request.method().equals("PROPFIND")) return properties(request, match, path, entry.get());
        return switch (entry.get()) {
            case Folder _ ->
                BufferedResponse.of(405, BufferedResponse.TEXT, Messages.of("dav.folder") + "\n")
                        .with("Allow", "OPTIONS, PROPFIND");
            case VideoFile file -> request.method().equals("HEAD") ? head(file) : get(request, match, file);
        };
    }

    /// Title by title: what somebody may not see is not there.
    private TitleFilter seen(RouteMatch match) {
        var view = match.viewer().view();
        return (kind, title) ->
                view.hasAll(kind) || library.row(kind, title).filter(view::sees).isPresent();
    }

    private static Response options() {
        return BufferedResponse.empty(200)
                .with("DAV", "1")
                .with("Allow", ALLOWED)
                .with("MS-Author-Via", "DAV");
    }

    /// Without empty ones.
    private static List<String> parts(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) if (!part.isEmpty()) parts.add(part);
        return parts;
    }

    private Response properties(Request request, RouteMatch match, List<String> path, Entry entry) {
        var depth = request.header("Depth").orElse("infinity").strip();
        var isFolder = entry instanceof Folder;
        if (isFolder && !depth.equals("0") && !depth.equals("1")) return BufferedResponse.of(403, XML, NO_INFINITY);
        var members = isFolder && depth.equals("1") ? folders.list(path, seen(match)) : List.<Entry>of();
        var root = request.prefix() + "/dav/" + MultiStatus.encoded(match.text(1)) + "/";
        return BufferedResponse.of(207, XML, MultiStatus.of(root, path, entry, members))
                .with("Cache-Control", "no-store");
    }

    private static Response head(VideoFile file) {
        var head = BufferedResponse.outline(VodRoute.type(file.ending()));
        for (var header : headers(file).entrySet()) head = head.with(header.getKey(), header.getValue());
        return head.with("Content-Length", Long.toString(file.size()));
    }

    private static Map<String, String> headers(VideoFile file) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", file.etag());
        headers.put("Last-Modified", MultiStatus.date(file.modified()));
        return headers;
    }

    private Response get(Request request, RouteMatch match, VideoFile file) {
        if (request.header("If-None-Match").filter(file.etag()::equals).isPresent())
            return BufferedResponse.empty(304).with("ETag", file.etag());
        var range = request.header("Range").orElse("").replace(" ", "");
        if (isBeyond(range, file.size()))
            return BufferedResponse.of(416, BufferedResponse.TEXT, "")
                    .with("Content-Range", "bytes */" + file.size())
                    .with("ETag", file.etag());
        // A part of another state of the file would not fit the parts that the client has.
        var isStale = request.header("If-Range")
                .filter(state -> !state.equals(file.etag()) && !state.equals(MultiStatus.date(file.modified())))
                .isPresent();
        return new HandedOver(exchange -> send(exchange, match, file, isStale));
    }

    private static boolean isBeyond(String range, long size) {
        var part = RANGE.matcher(range);
        if (part.matches()) return Long.parseLong(part.group(1)) >= size;
        var last = LAST_BYTES.matcher(range);
        return last.matches() && Long.parseLong(last.group(1)) == 0;
    }

    private void send(HttpServerExchange exchange, RouteMatch match, VideoFile file, boolean whole) {
        // The state that the client knows is ours, not the provider's.
        exchange.getRequestHeaders().remove("If-Range");
        if (whole) exchange.getRequestHeaders().remove("Range");
        vod.send(
                exchange,
                (viewer, wanted) -> EdgeReader.open(
                        folders.edges(), file, part(wanted.range(), file.size()), part -> open(file, viewer, part)),
                file.ending(),
                match.viewer(),
                headers(file));
    }

    /// @param range of which [#isBeyond] has said that it begins within the file
    private static FilePart part(String range, long size) {
        var part = RANGE.matcher(range);
        if (part.matches()) {
            var last = part.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(part.group(2));
            var first = Long.parseLong(part.group(1));
            if (first <= last) return new FilePart(first, Math.min(last, size - 1), false);
        }
        var last = LAST_BYTES.matcher(range);
        if (last.matches()) return new FilePart(Math.max(0, size - Long.parseLong(last.group(1))), size - 1, false);
        return new FilePart(0, size - 1, true);
    }

    private Optional<OpenResult> open(VideoFile file, ViewerRequest viewer, ByteRangeRequest part)
            throws InterruptedException {
        pace.await();
        var film = film(file);
        if (film.isEmpty()) return Optional.empty();
        var opened = relay.watch(film.get(), viewer, part);
        // The next listing says how long it is now.
        if (opened instanceof OpenResult.Opened(var reader) && reader.total() > 0) folders.seen(file, reader.total());
        return Optional.of(opened);
    }

    private Optional<Film> film(VideoFile file) {
        var candidate = file.stream().isEmpty()
                ? films.candidate(file.source())
                : films.candidate(file.source(), file.stream());
        return candidate.map(one -> new Film(one.source(), one.name(), List.of(one)));
    }
}
