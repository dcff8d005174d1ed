package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// How others in the home network find this server: read and switch on and off, at once.
final class DiscoveryApi {
    /// @param on whether it is switched on
    /// @param state what came of it
    /// @param words the same for people
    record MethodJson(boolean on, DiscoveryState state, String words) {}

    /// @param tuners HDHomeRun's own discovery, which is on while there are tuners
    /// @param receivers whether players that things can be sent to are looked for
    record DiscoveryJson(
            MethodJson mdns, MethodJson ssdp, MethodJson port80, Tuners.Discovery tuners, boolean receivers) {}

    /// What is left out stays as it is.
    record DiscoveryInput(
            @Nullable Boolean mdns,
            @Nullable Boolean ssdp,
            @Nullable Boolean port80,
            @Nullable Boolean receivers) {}

    private final ServerDiscovery discovery;
    private final Tuners tuners;

    DiscoveryApi(ServerDiscovery discovery, Tuners tuners) {
        this.discovery = discovery;
        this.tuners = tuners;
    }

    List<Endpoint> endpoints() {
        var schema = BodySchema.of(DiscoveryJson.class);
        return List.of(
                Endpoint.get(
                        "/api/discovery",
                        "How others in the home network find this server: its name there (mDNS), UPnP's announcements (SSDP),"
                                + " the usual port of HTTP, HDHomeRun tuners",
                        schema,
                        _ -> BufferedResponse.json(json())),
                Endpoint.put(
                                "/api/discovery",
                                "Switch ways to be found on or off; what came of it is known a little later; what is left out"
                                        + " stays as it is",
                                schema,
                                this::change)
                        .taking(DiscoveryInput.class));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, DiscoveryInput.class);
        var wanted = discovery.settings().get();
        if (input.mdns() != null) wanted = wanted.withMdns(input.mdns());
        if (input.ssdp() != null) wanted = wanted.withSsdp(input.ssdp());
        if (input.port80() != null) wanted = wanted.withPort80(input.port80());
        if (input.receivers() != null) wanted = wanted.withReceivers(input.receivers());
        discovery.save(wanted);
        return BufferedResponse.json(json());
    }

    private DiscoveryJson json() {
        var on = discovery.settings().get();
        return new DiscoveryJson(
                json(DiscoveryMethod.MDNS, on.mdns()),
                json(DiscoveryMethod.SSDP, on.ssdp()),
                json(DiscoveryMethod.PORT_80, on.port80()),
                tuners.discovery().get(),
                on.receivers());
    }

    private MethodJson json(DiscoveryMethod method, boolean on) {
        var state = discovery.state(method);
        return new MethodJson(on, state, method.words(state));
    }
}
