package tv.tributary.server.api;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.OutputProfiles.OutputProfile;
import tv.tributary.access.View;
import tv.tributary.access.View.AudioCodec;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.ChannelOrder;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.text.Messages;

/// Profiles of output: list, add, change, renew, split, remove.
final class ProfilesApi {
    /// @param names for ONLY and EXCEPT
    record FilterJson(NameFilter.FilterMode mode, List<String> names) {
        static FilterJson of(NameFilter filter) {
            return new FilterJson(filter.mode(), List.copyOf(filter.names()));
        }

        NameFilter filter() {
            return new NameFilter(mode, new TreeSet<>(names));
        }
    }

    /// @param playlist its address; all of these hold the profile's token
    /// @param server of the login for Xtream players; any user name will do
    /// @param password of that login
    /// @param tuner address of its HDHomeRun tuner; empty if it has none
    /// @param channels how many it shows
    /// @param tooLargeForPlex whether its tuner has more channels than Plex reads
    /// @param firstNumber channels are numbered anew from here; 0 for the household's numbers
    /// @param guideDays 0 for as many as the household gets
    /// @param highestAge of age ratings; 18 for no limit
    /// @param unrated whether what has no age rating is seen, where there is a limit
    /// @param largestPicture in lines; 0 for any
    /// @param mostKbps of streams in kbit/s; 0 for any
    /// @param audio what sound is converted to; left out if it stays as it is
    record ProfileJson(
            long id,
            String name,
            String playlist,
            String guide,
            String server,
            String password,
            String tuner,
            int channels,
            boolean tooLargeForPlex,
            FilterJson groups,
            boolean favouritesOnly,
            boolean radio,
            List<Long> leftOut,
            FilterJson movies,
            FilterJson series,
            ChannelOrder order,
            int firstNumber,
            StreamFormat format,
            int guideDays,
            boolean logos,
            int highestAge,
            boolean unrated,
            int largestPicture,
            int mostKbps,
            Optional<AudioCodec> audio) {}

    /// What is left out stays as it is.
    ///
    /// @param tuner whether an HDHomeRun tuner shows the same
    /// @param highestAge of age ratings; 18 or more for no limit
    /// @param aac whether sound is converted to AAC where it is something else
    record ProfileInput(
            @Nullable String name,
            @Nullable Boolean tuner,
            @Nullable FilterJson groups,
            @Nullable Boolean favouritesOnly,
            @Nullable Boolean radio,
            @Nullable List<Long> leftOut,
            @Nullable FilterJson movies,
            @Nullable FilterJson series,
            @Nullable ChannelOrder order,
            @Nullable Integer firstNumber,
            @Nullable StreamFormat format,
            @Nullable Boolean logos,
            @Nullable Integer highestAge,
            @Nullable Boolean unrated,
            @Nullable Integer largestPicture,
            @Nullable Integer mostKbps,
            @Nullable Integer guideDays,
            @Nullable Boolean aac) {}

    private final ProfileOutputs profiles;
    private final Tuners tuners;
    private final BaseUrls baseUrls;

    ProfilesApi(ProfileOutputs profiles, Tuners tuners, BaseUrls baseUrls) {
        this.profiles = profiles;
        this.tuners = tuners;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(ProfileJson.class);
        return List.of(
                Endpoint.get(
                        "/api/profiles",
                        "All profiles of output with their addresses, in the order they were added",
                        BodySchema.many(ProfileJson.class),
                        _ -> BufferedResponse.json(
                                profiles.all().stream().map(this::view).toList())),
                Endpoint.post("/api/profiles", "Add a profile of output", one, this::add)
                        .taking(ProfileInput.class)
                        .answering(201),
                Endpoint.put(
                                "/api/profiles/{id}",
                                "Change a profile; what is left out stays as it is",
                                one,
                                this::change)
                        .taking(ProfileInput.class),
                Endpoint.post(
                        "/api/profiles/{id}/renew",
                        "Give a profile new addresses: what knows the old ones must be set up again",
                        one,
                        request -> answer(profiles.profiles().renewToken(RequestBody.id(request)))),
                Endpoint.post(
                                "/api/profiles/{id}/split",
                                "Give the channels that are too many for Plex to a new profile, which is answered",
                                one,
                                this::split)
                        .answering(201),
                Endpoint.delete("/api/profiles/{id}", "Remove a profile and its tuner", this::remove));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, ProfileInput.class);
        var added = profiles.add(name(input, ""), over(input, View.all()), Boolean.TRUE.equals(input.tuner()));
        return BufferedResponse.json(view(added)).status(201);
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, ProfileInput.class);
        var now = found(request);
        boolean asTuner = Optional.ofNullable(input.tuner())
                .orElseGet(() -> profiles.tuner(now).isPresent());
        return answer(profiles.change(now.id(), name(input, now.name()), over(input, now.view()), asTuner));
    }

    private Response split(Request request) {
        var rest = profiles.split(found(request))
                .orElseThrow(() -> new HttpError(
                        Reason.BAD_REQUEST, Messages.of("server.api.profile.small", ProfileOutputs.MOST_FOR_PLEX)));
        return BufferedResponse.json(view(rest)).status(201);
    }

    private Response remove(Request request) {
        if (profiles.remove(RequestBody.id(request)).isEmpty()) throw RequestBody.notFound();
        return BufferedResponse.empty(204);
    }

    private OutputProfile found(Request request) {
        return profiles.profiles().find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private Response answer(Optional<OutputProfile> profile) {
        return BufferedResponse.json(view(profile.orElseThrow(RequestBody::notFound)));
    }

    private static String name(ProfileInput input, String now) {
        var name = Optional.ofNullable(input.name()).orElse(now).strip();
        if (name.isEmpty()) throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.profile.no-name"));
        return name;
    }

    private static View over(ProfileInput input, View now) {
        var channels = now.channels();
        try {
            var view = new View(
                            new ChannelFilter(
                                    filter(input.groups(), channels.groups()),
                                    Optional.ofNullable(input.favouritesOnly()).orElse(channels.favouritesOnly()),
                                    Optional.ofNullable(input.radio()).orElse(channels.radio()),
                                    input.leftOut() == null ? channels.leftOut() : new TreeSet<>(input.leftOut())),
                            filter(input.movies(), now.movies()),
                            filter(input.series(), now.series()),
                            Optional.ofNullable(input.order()).orElse(now.order()),
                            Optional.ofNullable(input.firstNumber()).orElse(now.firstNumber()),
                            Optional.ofNullable(input.format()).orElse(now.format()),
                            now.guideDays(),
                            Optional.ofNullable(input.logos()).orElse(now.logos()))
                    .withParental(now.parental())
                    .withQuality(now.quality())
                    .withAudio(audio(input, now));
            var limits = new ViewLimits(
                    input.highestAge(), input.unrated(), input.largestPicture(), input.mostKbps(), input.guideDays());
            return limits.over(view);
        } catch (IllegalArgumentException | NullPointerException _) {
            throw new HttpError(
                    Reason.BAD_REQUEST,
                    Messages.of("server.api.profile.bad", View.HIGHEST_NUMBER, View.MOST_GUIDE_DAYS));
        }
    }

    private static Optional<AudioCodec> audio(ProfileInput input, View now) {
        if (input.aac() == null) return now.audio();
        return input.aac() ? Optional.of(AudioCodec.AAC) : Optional.empty();
    }

    private static NameFilter filter(@Nullable FilterJson wanted, NameFilter now) {
        return wanted == null ? now : wanted.filter();
    }

    private ProfileJson view(OutputProfile profile) {
        var base = baseUrls.own();
        var urls = new StreamUrls(base, profile.grant());
        var view = profile.view();
        return new ProfileJson(
                profile.id(),
                profile.name(),
                urls.playlist(),
                urls.guide(),
                base,
                profile.token(),
                profiles.tuner(profile)
                        .map(tuner -> tuners.address(tuner, base))
                        .orElse(""),
                profiles.channels(profile),
                profiles.isTooLargeForPlex(profile),
                FilterJson.of(view.channels().groups()),
                view.channels().favouritesOnly(),
                view.channels().radio(),
                List.copyOf(view.channels().leftOut()),
                FilterJson.of(view.movies()),
                FilterJson.of(view.series()),
                view.order(),
                view.firstNumber(),
                view.format(),
                view.guideDays(),
                view.logos(),
                ViewLimits.highestAge(view),
                ViewLimits.unrated(view),
                ViewLimits.largestPicture(view),
                ViewLimits.mostKbps(view),
                view.audio());
    }
}
