package tv.tributary.server.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.hdhomerun.TunerDeviceId;
import tv.tributary.health.TunerInspection.DvrClient;
import tv.tributary.health.TunerInspection.Finding;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.text.Messages;

/// The virtual HDHomeRun tuners: list, add, change, remove.
final class TunersApi {
    /// @param address what a person types into a client that does not find the tuner by itself
    /// @param streams how many it says it offers at once
    /// @param automatic whether that follows the providers' accounts
    /// @param channels how many it has
    record TunerJson(
            String device,
            String name,
            String address,
            int streams,
            boolean automatic,
            List<String> groups,
            int channels) {}

    /// @param discovery whether clients find them by themselves
    record TunersJson(Discovery discovery, List<TunerJson> tuners) {}

    /// What is left out stays as it is.
    ///
    /// @param streams 0 to follow the providers' accounts
    /// @param groups all channels if there are none
    record TunerInput(
            @Nullable String name,
            @Nullable Integer streams,
            @Nullable List<String> groups) {}

    /// What a media server gets.
    ///
    /// @param advice sentences, of which there are none if nothing is in the way
    record ClientJson(DvrClient client, int channels, List<String> advice) {}

    /// @param name empty if the tuner could not be read
    /// @param first the first channels
    /// @param withGuide how many channels have programmes today
    record InspectionJson(
            String name, int streams, int channels, List<String> first, int withGuide, List<ClientJson> clients) {
        static InspectionJson of(InspectionReport report) {
            return new InspectionJson(
                    report.name(),
                    report.streams(),
                    report.channels(),
                    report.first(),
                    report.withGuide(),
                    report.clients().stream()
                            .map(one -> new ClientJson(
                                    one.client(),
                                    one.channels(),
                                    one.findings().stream().map(Finding::words).toList()))
                            .toList());
        }
    }

    private final Tuners tuners;
    private final Channels channels;
    private final BaseUrls baseUrls;

    TunersApi(Tuners tuners, Channels channels, BaseUrls baseUrls) {
        this.tuners = tuners;
        this.channels = channels;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(TunerJson.class);
        return List.of(
                Endpoint.get(
                        "/api/tuners",
                        "All virtual HDHomeRun tuners, the oldest first",
                        BodySchema.of(TunersJson.class),
                        _ -> BufferedResponse.json(new TunersJson(
                                tuners.discovery().get(),
                                tuners.all().stream().map(this::view).toList()))),
                Endpoint.post("/api/tuners", "Add a virtual tuner", one, this::add)
                        .taking(TunerInput.class)
                        .answering(201),
                Endpoint.put("/api/tuners/{id}", "Change a tuner; what is left out stays as it is", one, this::change)
                        .taking(TunerInput.class),
                Endpoint.post(
                        "/api/tuners/{id}/renew",
                        "Give a tuner new addresses: clients that know the old ones must be set up again",
                        one,
                        request -> answer(tuners.renewToken(device(request)))),
                Endpoint.post(
                        "/api/tuners/{id}/inspect",
                        "Read a tuner's documents as media servers do, and say what each of them gets",
                        BodySchema.of(InspectionJson.class),
                        request -> BufferedResponse.json(InspectionJson.of(tuners.inspect(
                                tuners.find(device(request)).orElseThrow(RequestBody::notFound), baseUrls.own())))),
                Endpoint.delete("/api/tuners/{id}", "Remove a tuner", this::remove));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, TunerInput.class);
        var name = name(input, "");
        int streams = streams(input, 0);
        var added = tuners.add(name, Optional.ofNullable(input.groups()).orElse(List.of()));
        if (streams > 0) tuners.change(added.deviceId(), added.name(), streams, added.groups());
        return BufferedResponse.json(view(tuners.find(added.deviceId()).orElse(added)))
                .status(201);
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, TunerInput.class);
        var now = tuners.find(device(request)).orElseThrow(RequestBody::notFound);
        return answer(tuners.change(
                now.deviceId(),
                name(input, now.name()),
                streams(input, now.streams()),
                Optional.ofNullable(input.groups()).orElse(now.groups())));
    }

    private Response remove(Request request) {
        if (tuners.remove(device(request)).isEmpty()) throw RequestBody.notFound();
        return BufferedResponse.empty(204);
    }

    private Response answer(Optional<VirtualTuner> tuner) {
        return BufferedResponse.json(view(tuner.orElseThrow(RequestBody::notFound)));
    }

    private TunerJson view(VirtualTuner tuner) {
        return new TunerJson(
                tuner.device(),
                tuner.name(),
                tuners.address(tuner, baseUrls.own()),
                tuners.streams(tuner),
                tuner.streams() == 0,
                tuner.groups(),
                (int) channels.list(ChannelQuery.all()).stream()
                        .filter(tuners.view(tuner)::sees)
                        .count());
    }

    private static TunerDeviceId device(Request request) {
        return TunerDeviceId.of(request.variables().getOrDefault("id", "")).orElseThrow(RequestBody::notFound);
    }

    private static String name(TunerInput input, String now) {
        var name = Optional.ofNullable(input.name()).orElse(now).strip();
        if (name.isEmpty()) throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.tuner.no-name"));
        return name;
    }

    private static int streams(TunerInput input, int now) {
        int streams = Optional.ofNullable(input.streams()).orElse(now);
        if (streams >= 0 && streams <= VirtualTuner.MOST_STREAMS) return streams;
        throw new HttpError(
                Reason.BAD_REQUEST, Messages.of("server.api.bad-number", "streams", VirtualTuner.MOST_STREAMS));
    }
}
