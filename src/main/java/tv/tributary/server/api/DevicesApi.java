package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.access.Users;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.PairedDevice.Sighting;
import tv.tributary.relay.Relay;
import tv.tributary.server.api.UsersApi.EndedJson;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.pairing.DeviceAddresses;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.server.watch.WatchSessions;
import tv.tributary.server.watch.WatchSessions.WatchSession;

/// Paired devices, codes to pair more, and what everybody watches now.
final class DevicesApi {
    /// @param user absent for the household's
    /// @param owner the user's name
    /// @param seen when it last asked for anything; absent if it never did
    /// @param plays the channels and films it watches now
    record DeviceJson(
            long id,
            String name,
            Optional<Long> user,
            String owner,
            Instant paired,
            Optional<Instant> seen,
            Optional<String> address,
            Optional<String> client,
            List<String> plays,
            UsageJson usage) {}

    /// What is left out stays as it is.
    ///
    /// @param user 0 for the household, which is also whose a new device is by itself
    record DeviceInput(@Nullable String name, @Nullable Long user) {}

    /// A code that waits for a device.
    ///
    /// @param address where the device may open it instead of typing the code
    record PairingJson(String code, String address, Instant until, Optional<Long> user, String name) {}

    /// One stream on its way to somebody.
    ///
    /// @param viewer by which it can be ended; absent for a film
    /// @param user absent for the household
    record SessionJson(
            Optional<Long> viewer,
            Optional<Long> user,
            Optional<Long> device,
            String name,
            String title,
            String address,
            String client,
            Instant since,
            long bytes) {
        static SessionJson of(WatchSession session) {
            return new SessionJson(
                    session.viewer().isPresent() ? Optional.of(session.viewer().getAsLong()) : Optional.empty(),
                    session.user(),
                    session.device(),
                    session.name(),
                    session.title(),
                    session.address(),
                    session.client(),
                    session.since(),
                    session.bytes());
        }
    }

    private final Users users;
    private final WatchSessions sessions;
    private final BaseUrls baseUrls;

    DevicesApi(Users users, Relay relay, BaseUrls baseUrls) {
        this.users = users;
        this.sessions = new WatchSessions(users, relay);
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(DeviceJson.class);
        return List.of(
                Endpoint.get("/api/devices", "All paired devices", BodySchema.many(DeviceJson.class), _ -> {
                    var watched = sessions.all();
                    return BufferedResponse.json(users.devices().all().stream()
                            .map(device -> view(device, watched))
                            .toList());
                }),
                Endpoint.post(
                                "/api/devices",
                                "Let a device in without a code, to give it its addresses",
                                one,
                                this::add)
                        .taking(DeviceInput.class)
                        .answering(201),
                Endpoint.put("/api/devices/{id}", "Rename a device or give it to another user", one, this::change)
                        .taking(DeviceInput.class),
                Endpoint.get(
                        "/api/devices/{id}/addresses",
                        "What a player on the device is asked for, with its secrets",
                        BodySchema.of(DeviceAddresses.class),
                        request -> BufferedResponse.json(addresses(request, existing(request)))),
                Endpoint.post(
                        "/api/devices/{id}/disconnect",
                        "End what a device watches now; its player may ask again",
                        BodySchema.of(EndedJson.class),
                        request -> BufferedResponse.json(new EndedJson(users.disconnect(existing(request))))),
                Endpoint.delete("/api/devices/{id}", "Take a device's access back, at once", request -> {
                    if (users.devices().revoke(RequestBody.id(request)).isEmpty()) throw RequestBody.notFound();
                    return BufferedResponse.empty(204);
                }),
                Endpoint.get(
                        "/api/pairing",
                        "Codes that wait for a device",
                        BodySchema.many(PairingJson.class),
                        request -> BufferedResponse.json(users.pairing().open().stream()
                                .map(code -> view(request, code))
                                .toList())),
                Endpoint.post(
                                "/api/pairing",
                                "A code by which one device can come in within ten minutes",
                                BodySchema.of(PairingJson.class),
                                this::open)
                        .taking(DeviceInput.class)
                        .answering(201),
                Endpoint.delete("/api/pairing/{code}", "End a code before its time", request -> {
                    if (!users.pairing().cancel(request.variables().getOrDefault("code", "")))
                        throw RequestBody.notFound();
                    return BufferedResponse.empty(204);
                }),
                Endpoint.get(
                        "/api/sessions",
                        "Who watches what now, the oldest first",
                        BodySchema.many(SessionJson.class),
                        _ -> BufferedResponse.json(
                                sessions.all().stream().map(SessionJson::of).toList())));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, DeviceInput.class);
        var name = Optional.ofNullable(input.name()).orElse("");
        return UsersApi.checked(() -> BufferedResponse.json(
                        view(users.devices().add(owner(input), name), sessions.all()))
                .status(201));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, DeviceInput.class);
        var now = existing(request);
        var user = input.user() == null ? now.user() : owner(input);
        var name = Optional.ofNullable(input.name()).orElse(now.name());
        return UsersApi.checked(() -> users.devices()
                .change(now.id(), user, name)
                .map(device -> BufferedResponse.json(view(device, sessions.all())))
                .orElseThrow(RequestBody::notFound));
    }

    private Response open(Request request) {
        var input = RequestBody.body(request, DeviceInput.class);
        var owner = owner(input);
        if (owner.isPresent() && users.find(owner.get()).isEmpty()) throw RequestBody.notFound();
        var name = Optional.ofNullable(input.name()).orElse("");
        return BufferedResponse.json(view(request, users.pairing().open(owner, name)))
                .status(201);
    }

    private static Optional<Long> owner(DeviceInput input) {
        return Optional.ofNullable(input.user()).filter(user -> user != 0);
    }

    private PairedDevice existing(Request request) {
        return users.devices().find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private DeviceAddresses addresses(Request request, PairedDevice device) {
        return DeviceAddresses.of(baseUrls.base(request), users.grant(device), device);
    }

    private PairingJson view(Request request, PairingCode code) {
        return new PairingJson(
                code.code(), StreamUrls.pairing(baseUrls.base(request), code), code.until(), code.user(), code.name());
    }

    private DeviceJson view(PairedDevice device, List<WatchSession> watched) {
        return new DeviceJson(
                device.id(),
                device.name(),
                device.user(),
                users.devices().owner(device),
                device.pairedAt(),
                device.seen().map(Sighting::at),
                device.seen().map(Sighting::address),
                device.seen().map(Sighting::client),
                watched.stream()
                        .filter(session -> session.device().equals(Optional.of(device.id())))
                        .map(WatchSession::title)
                        .toList(),
                UsageJson.of(users.usage().ofDevice(device.id())));
    }
}
