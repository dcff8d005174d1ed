package tv.tributary.server.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate;
import tv.tributary.access.UserRefused;
import tv.tributary.access.Users;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.library.Library;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.app.AppCalls.Call;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.server.http.StreamingConnection;
import tv.tributary.server.watch.WatchSessions;
import tv.tributary.text.Messages;

/// Who a browser is and what it may do, what happens meanwhile, and for the household who watches.
final class DeviceCalls {
    private static final String HEARTBEAT = ": still here\n\n";

    /// @param household whether it is the household's own, which may do all: change favourites, see and end streams
    /// @param recordings whether it may record and watch recordings
    /// @param pin whether a PIN lifts its age limit
    record MeView(String name, boolean household, boolean recordings, boolean movies, boolean series, boolean pin) {}

    /// @param viewer by which it can be ended; left out for a film
    record SessionView(OptionalLong viewer, String name, String title, String address, long since, long bytes) {}

    record PinInput(String pin) {}

    record FavouriteInput(long channel, boolean favourite) {}

    record ViewerInput(long viewer) {}

    private final Users users;
    private final TokenGate tokenGate;
    private final Catalog catalog;
    private final Library library;
    private final WatchSessions sessions;
    private final Events events;

    DeviceCalls(
            Users users, TokenGate tokenGate, Catalog catalog, Library library, WatchSessions sessions, Events events) {
        this.users = users;
        this.tokenGate = tokenGate;
        this.catalog = catalog;
        this.library = library;
        this.sessions = sessions;
        this.events = events;
    }

    Map<String, Call> calls() {
        return Map.of(
                "GET me", (_, viewer) -> me(viewer),
                "GET events",
                        (_, viewer) -> new StreamingResponse(
                                "text/event-stream", HEARTBEAT, client -> follow(client, viewer.token())),
                "POST pin", this::lift,
                "POST leave", this::leave,
                "POST favourite", this::favourite,
                "GET sessions", (_, viewer) -> sessions(viewer),
                "POST disconnect", this::disconnect);
    }

    private MeView me(Grant viewer) {
        return new MeView(
                viewer.name(),
                isHousehold(viewer),
                RecordingCalls.mayRecord(viewer),
                library.total(TitleKind.MOVIE) > 0,
                library.total(TitleKind.SERIES) > 0,
                users.parentalLock().isLiftable(viewer));
    }

    boolean isHousehold(Grant viewer) {
        return viewer.user().equals(tokenGate.household().user());
    }

    private void checkHousehold(Grant viewer) {
        if (!isHousehold(viewer)) throw CallInput.notFound();
    }

    /// Tells a page at once that its device's access was taken back, and that what it shows has changed.
    private Subscription follow(StreamingConnection client, String token) {
        return events.subscribe(event -> {
            if (!(event instanceof Event.Changed changed)) return;
            if (changed.topic() == Topic.USERS && tokenGate.admit(token).isEmpty()) {
                client.send("event: gone\ndata: {}\n\n");
                client.end();
            } else if (changed.topic() == Topic.CHANNELS || changed.topic() == Topic.RECORDINGS) {
                client.send("event: " + changed.topic() + "\ndata: {}\n\n");
            }
        });
    }

    private Response lift(Request request, Grant viewer) {
        try {
            var pin = CallInput.body(request, PinInput.class).pin();
            return users.parentalLock()
                    .lift(viewer, pin, request.address())
                    .map(lifted -> DeviceCookie.lifted(BufferedResponse.empty(204), request, lifted.token()))
                    .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("web.pin.wrong")));
        } catch (UserRefused e) {
            throw new HttpError(Reason.TOO_MANY_ATTEMPTS, e.words().orElse(""));
        }
    }

    /// A browser that is given away leaves for good: its device is gone.
    private Response leave(Request request, Grant viewer) {
        device(viewer).ifPresent(users.devices()::revoke);
        return DeviceCookie.forgotten(BufferedResponse.empty(204), request);
    }

    private static Optional<Long> device(Grant viewer) {
        return viewer.device().isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(viewer.device()));
    }

    private Response favourite(Request request, Grant viewer) {
        checkHousehold(viewer);
        var input = CallInput.body(request, FavouriteInput.class);
        var channels = List.of(new ChannelId(input.channel()));
        if (input.favourite()) catalog.editor().addFavourites(channels);
        else catalog.editor().removeFavourites(channels);
        return BufferedResponse.empty(204);
    }

    private List<SessionView> sessions(Grant viewer) {
        checkHousehold(viewer);
        return sessions.all().stream()
                .map(one -> new SessionView(
                        one.viewer(),
                        one.name(),
                        one.title(),
                        one.address(),
                        one.since().getEpochSecond(),
                        one.bytes()))
                .toList();
    }

    private Response disconnect(Request request, Grant viewer) {
        checkHousehold(viewer);
        long wanted = CallInput.body(request, ViewerInput.class).viewer();
        sessions.all().stream()
                .filter(one -> one.viewer().isPresent() && one.viewer().getAsLong() == wanted)
                .forEach(sessions::end);
        return BufferedResponse.empty(204);
    }
}
