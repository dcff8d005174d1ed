package tv.tributary.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.format.json.Json;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.cast.Casting.CastItem;
import tv.tributary.server.cast.Casting.CastKind;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.text.Messages;

/// Players in the home network: which there are, what each plays, and sending something there.
final class CastApi {
    private static final String HEARTBEAT = ": still here\n\n";
    private static final String RECEIVERS = "/api/cast/receivers";
    private static final String ONE = RECEIVERS + "/{id}";

    /// @param found whether it was found in the network rather than added by hand
    /// @param present whether it was seen in the network
    /// @param login whether a login for it is known, which is not shown
    /// @param title what it plays of ours; left out if nothing
    /// @param position in seconds
    /// @param length in seconds; left out for a channel
    /// @param volume in percent; left out until it was asked
    /// @param words what is wrong; left out if nothing is
    record ReceiverJson(
            long id,
            String name,
            ReceiverKind kind,
            String address,
            int port,
            boolean found,
            boolean present,
            boolean login,
            ReceiverPhase phase,
            Optional<String> title,
            Optional<Duration> position,
            Optional<Duration> length,
            Optional<Integer> volume,
            Optional<String> words) {
        static ReceiverJson of(ReceiverStatus status) {
            var one = status.receiver();
            var state = status.state();
            return new ReceiverJson(
                    one.id(),
                    one.name(),
                    one.kind(),
                    one.address(),
                    one.port(),
                    one.isFound(),
                    status.present(),
                    !one.password().isEmpty(),
                    state.phase(),
                    Optional.of(state.title()).filter(words -> !words.isEmpty()),
                    Optional.of(state.position()).filter(_ -> state.isSeekable()),
                    Optional.of(state.length()).filter(_ -> state.isSeekable()),
                    state.volume().isPresent() ? Optional.of(state.volume().getAsInt()) : Optional.empty(),
                    Optional.of(state.words()).filter(words -> !words.isEmpty()));
        }
    }

    /// @param receivers all of them, each time that one changes
    record ReceiversJson(List<ReceiverJson> receivers) {
        static ReceiversJson of(List<ReceiverStatus> all) {
            return new ReceiversJson(all.stream().map(ReceiverJson::of).toList());
        }
    }

    /// @param kind `kodi` or `chromecast`
    /// @param port left out for the usual one
    record NewReceiver(
            @Nullable String name,
            @Nullable ReceiverKind kind,
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password) {}

    /// What is left out stays as it is.
    record ReceiverChange(
            @Nullable String name,
            @Nullable String user,
            @Nullable String password) {}

    /// Exactly one of them: the channel, the film, the episode or the recording with that id.
    record CastInput(
            @Nullable Long channel,
            @Nullable Long film,
            @Nullable Long episode,
            @Nullable Long recording) {
        CastItem item() {
            var given = Stream.of(
                            item(CastKind.CHANNEL, channel),
                            item(CastKind.FILM, film),
                            item(CastKind.EPISODE, episode),
                            item(CastKind.RECORDING, recording))
                    .flatMap(Optional::stream)
                    .toList();
            if (given.size() != 1) throw new HttpError(Reason.BAD_REQUEST, Messages.of("cast.problem.what"));
            return given.getFirst();
        }

        private static Optional<CastItem> item(CastKind kind, @Nullable Long id) {
            return Optional.ofNullable(id).map(known -> new CastItem(kind, known));
        }
    }

    /// @param position in seconds from the beginning
    record SeekInput(@Nullable Duration position) {}

    /// @param volume in percent
    record VolumeInput(@Nullable Integer volume) {}

    private final Casting casting;

    CastApi(Casting casting) {
        this.casting = casting;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(ReceiverJson.class);
        return List.of(
                Endpoint.get(
                        RECEIVERS,
                        "Players in the home network that something can be sent to, and what each does",
                        BodySchema.of(ReceiversJson.class),
                        _ -> BufferedResponse.json(
                                ReceiversJson.of(casting.receivers().live().get()))),
                Endpoint.get(
                        "/api/cast/events",
                        "The same whenever something changes, as server-sent events",
                        BodySchema.live(ReceiversJson.class),
                        _ -> live()),
                Endpoint.post(RECEIVERS, "Add a player by its address: kind kodi or chromecast", one, this::add)
                        .taking(NewReceiver.class)
                        .answering(201),
                Endpoint.put(ONE, "Give a player another name, or the login that it asks for", one, this::change)
                        .taking(ReceiverChange.class),
                Endpoint.delete(ONE, "Forget a player; what it plays from here ends", request -> {
                    if (casting.remove(RequestBody.id(request)).isEmpty()) throw RequestBody.notFound();
                    return BufferedResponse.empty(204);
                }),
                Endpoint.post(
                                ONE + "/play",
                                "Play a channel, a film, an episode or a recording there; without one of them, go on with"
                                        + " what was held",
                                one,
                                this::play)
                        .taking(CastInput.class),
                Endpoint.post(ONE + "/pause", "Hold what plays there", one, request -> {
                    return done(request, id -> casting.receivers().pause(id, true));
                }),
                Endpoint.post(ONE + "/stop", "End what plays there", one, request -> {
                    return done(request, id -> casting.receivers().stop(id));
                }),
                Endpoint.post(ONE + "/seek", "Go to another place in a film or a recording", one, this::seek)
                        .taking(SeekInput.class),
                Endpoint.post(ONE + "/volume", "Make it louder or quieter", one, this::volume)
                        .taking(VolumeInput.class));
    }

    private Response live() {
        return new StreamingResponse(
                "text/event-stream",
                HEARTBEAT,
                client -> casting.receivers()
                        .live()
                        .follow(all -> client.show("data: " + Json.write(ReceiversJson.of(all)) + "\n\n")));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, NewReceiver.class);
        var kind = Optional.ofNullable(input.kind())
                .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("cast.problem.kind")));
        var address = or(input.address(), "");
        var added = checked(
                Reason.BAD_REQUEST,
                () -> casting.receivers()
                        .add(Receiver.of(
                                or(input.name(), address),
                                kind,
                                address,
                                input.port() == null ? 0 : input.port(),
                                or(input.user(), ""),
                                or(input.password(), ""))));
        return BufferedResponse.json(view(added.id())).status(201);
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, ReceiverChange.class);
        long id = RequestBody.id(request);
        var before = find(id).receiver();
        checked(Reason.BAD_REQUEST, () -> {
            if (input.name() != null) casting.receivers().rename(id, input.name());
            if (input.user() != null || input.password() != null)
                casting.receivers().login(id, or(input.user(), before.user()), or(input.password(), before.password()));
            return id;
        });
        return BufferedResponse.json(view(id));
    }

    private Response play(Request request) {
        var input = RequestBody.body(request, CastInput.class);
        if (input.equals(new CastInput(null, null, null, null)))
            return done(request, id -> casting.receivers().pause(id, false));
        var item = input.item();
        return done(request, id -> casting.play(id, item));
    }

    private Response seek(Request request) {
        var to = RequestBody.body(request, SeekInput.class).position();
        if (to == null || to.isNegative())
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("cast.problem.position"));
        return done(request, id -> casting.receivers().seek(id, to));
    }

    private Response volume(Request request) {
        var percent = RequestBody.body(request, VolumeInput.class).volume();
        if (percent == null || percent < 0 || percent > 100)
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("cast.problem.volume"));
        return done(request, id -> casting.receivers().volume(id, percent));
    }

    private interface Command {
        void on(long receiver);
    }

    private Response done(Request request, Command command) {
        long id = find(RequestBody.id(request)).receiver().id();
        checked(Reason.CONFLICT, () -> {
            command.on(id);
            return id;
        });
        return BufferedResponse.json(view(id));
    }

    private ReceiverStatus find(long id) {
        return casting.receivers().find(id).orElseThrow(RequestBody::notFound);
    }

    private ReceiverJson view(long id) {
        return ReceiverJson.of(find(id));
    }

    private static <T> T checked(Reason reason, Supplier<T> change) {
        try {
            return change.get();
        } catch (ReceiverRefused e) {
            throw new HttpError(reason, String.valueOf(e.getMessage()));
        }
    }

    private static String or(@Nullable String input, String before) {
        return input == null ? before : input;
    }
}
