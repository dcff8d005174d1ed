package tv.tributary.server.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.directory.DirectorySettings;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.event.LatestValue;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.tls.HttpsCertificate;
import tv.tributary.settings.Settings;
import tv.tributary.stats.HostResources;
import tv.tributary.text.Messages;

/// Settings: read and change; changes take effect at once.
final class SettingsApi {
    private final Settings settings;
    private final LatestValue<RelaySettings> relay;
    private final LatestValue<HlsSettings> hls;
    private final LatestValue<RankingSettings> ranking;
    private final LatestValue<NumberingSettings> numbering;
    private final LatestValue<PlaylistSettings> playlist;
    private final LatestValue<GuideSettings> guide;
    private final LatestValue<NetworkSettings> network;
    private final LatestValue<DirectorySettings> directory;

    SettingsApi(Settings settings) {
        this.settings = settings;
        this.relay = settings.of(RelaySettings.NAME, RelaySettings.defaults());
        this.hls = settings.of(HlsSettings.NAME, HlsSettings.defaults());
        this.ranking = settings.of(RankingSettings.NAME, RankingSettings.defaults());
        this.numbering = settings.of(NumberingSettings.NAME, NumberingSettings.defaults());
        this.playlist = settings.of(PlaylistSettings.NAME, PlaylistSettings.defaults());
        this.guide = settings.of(GuideSettings.NAME, GuideSettings.defaults());
        this.network = settings.of(NetworkSettings.NAME, NetworkSettings.defaults());
        this.directory = settings.of(DirectorySettings.NAME, DirectorySettings.defaults());
    }

    List<Endpoint> endpoints() {
        var channels = BodySchema.of(ChannelRulesJson.class);
        var streaming = BodySchema.of(StreamingSettingsJson.class);
        var segments = BodySchema.of(HlsSettingsJson.class);
        var list = BodySchema.of(PlaylistSettings.class);
        return List.of(
                Endpoint.get(
                        "/api/settings/streaming",
                        "How streams are served",
                        streaming,
                        _ -> BufferedResponse.json(StreamingSettingsJson.of(relay.get()))),
                Endpoint.put(
                                "/api/settings/streaming",
                                "Change how streams are served, at once; what is left out stays as it is",
                                streaming,
                                this::change)
                        .taking(StreamingSettingsJson.Input.class),
                Endpoint.get(
                        "/api/settings/hls",
                        "How channels are given out as HLS",
                        segments,
                        _ -> BufferedResponse.json(HlsSettingsJson.of(hls.get()))),
                Endpoint.put(
                                "/api/settings/hls",
                                "Change how channels are given out as HLS, at once; what is left out stays as it is",
                                segments,
                                this::changeHls)
                        .taking(HlsSettingsJson.Input.class),
                Endpoint.get(
                        "/api/settings/playlist",
                        "How televisions get the channels",
                        list,
                        _ -> BufferedResponse.json(playlist.get())),
                Endpoint.put(
                                "/api/settings/playlist",
                                "Change how televisions get the channels, at once; what is left out stays as it is",
                                list,
                                this::changePlaylist)
                        .taking(PlaylistInput.class),
                Endpoint.get(
                        "/api/settings/guide",
                        "How many days of programme guides are kept and served",
                        BodySchema.of(GuideSettings.class),
                        _ -> BufferedResponse.json(guide.get())),
                Endpoint.put(
                                "/api/settings/guide",
                                "Change how many days of guides are kept, from the next reading on, and served, at once;"
                                        + " what is left out stays as it is",
                                BodySchema.of(GuideSettings.class),
                                this::changeGuide)
                        .taking(GuideInput.class),
                Endpoint.get(
                        "/api/settings/network",
                        "Where the server is reached, and which reverse proxies are trusted",
                        BodySchema.of(NetworkSettings.class),
                        _ -> BufferedResponse.json(network.get())),
                Endpoint.put(
                                "/api/settings/network",
                                "Change where the server is reached: ports and certificate at the next start, the rest at once; what is"
                                        + " left out stays as it is",
                                BodySchema.of(NetworkSettings.class),
                                this::changeNetwork)
                        .taking(NetworkInput.class),
                Endpoint.get(
                        "/api/settings/directory",
                        "Whether names are looked up in the public channel directory, and where that is",
                        BodySchema.of(DirectorySettings.class),
                        _ -> BufferedResponse.json(directory.get())),
                Endpoint.put(
                                "/api/settings/directory",
                                "Switch the public channel directory on or off; it is fetched at once, and names are looked"
                                        + " up from the next sync of each provider on; what is left out stays as it is",
                                BodySchema.of(DirectorySettings.class),
                                this::changeDirectory)
                        .taking(DirectoryInput.class),
                Endpoint.get(
                        "/api/settings/channels",
                        "How streams are ranked and channels numbered",
                        channels,
                        _ -> channels()),
                Endpoint.put(
                                "/api/settings/channels",
                                "Change how streams are ranked, at once, and channels to come are numbered; what is"
                                        + " left out stays as it is",
                                channels,
                                this::changeChannels)
                        .taking(ChannelRulesJson.Input.class));
    }

    private Response change(Request request) {
        var wanted =
                RequestBody.body(request, StreamingSettingsJson.Input.class).over(relay.get());
        settings.save(RelaySettings.NAME, wanted);
        return BufferedResponse.json(StreamingSettingsJson.of(wanted));
    }

    /// @param favouritesFirst whether favourites come first in the playlist, as a group of their own
    /// @param originalPictures whether pictures keep the addresses that lists and guides give them
    record PlaylistInput(
            @Nullable Boolean favouritesFirst, @Nullable Boolean originalPictures) {}

    private Response changePlaylist(Request request) {
        var asked = RequestBody.body(request, PlaylistInput.class);
        var now = playlist.get();
        var wanted = new PlaylistSettings(
                asked.favouritesFirst() == null ? now.favouritesFirst() : asked.favouritesFirst(),
                asked.originalPictures() == null ? now.originalPictures() : asked.originalPictures());
        settings.save(PlaylistSettings.NAME, wanted);
        return BufferedResponse.json(wanted);
    }

    /// All 0 to 30, those ahead at least 1.
    ///
    /// @param daysBack and daysAhead: what is kept; @param servedBack and servedAhead: what clients get
    record GuideInput(
            @Nullable Integer daysBack,
            @Nullable Integer daysAhead,
            @Nullable Integer servedBack,
            @Nullable Integer servedAhead) {}

    private Response changeGuide(Request request) {
        var input = RequestBody.body(request, GuideInput.class);
        var now = guide.get();
        var wanted = new GuideSettings(
                input.daysBack() == null ? now.daysBack() : input.daysBack(),
                input.daysAhead() == null ? now.daysAhead() : input.daysAhead(),
                input.servedBack() == null ? now.servedBack() : input.servedBack(),
                input.servedAhead() == null ? now.servedAhead() : input.servedAhead());
        if (!wanted.fits()) throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-days"));
        settings.save(GuideSettings.NAME, wanted);
        return BufferedResponse.json(wanted);
    }

    /// @param port 1 to 65535; @param proxies addresses or ranges (CIDR) of reverse proxies that are trusted
    /// @param basePath the folder below which they show the server; empty for none
    /// @param hostNames further names under which this machine is addressed
    /// @param httpsPort 0 for no HTTPS; @param certificate a PEM file with its key; empty for one that is made here
    record NetworkInput(
            @Nullable Integer port,
            @Nullable List<String> proxies,
            @Nullable String basePath,
            @Nullable Integer httpsPort,
            @Nullable String certificate,
            @Nullable List<String> hostNames) {}

    private Response changeNetwork(Request request) {
        var input = RequestBody.body(request, NetworkInput.class);
        var now = network.get();
        try {
            var wanted = new NetworkSettings(
                    input.port() == null ? now.port() : input.port(),
                    input.proxies() == null ? now.proxies() : input.proxies(),
                    input.basePath() == null ? now.basePath() : input.basePath(),
                    input.httpsPort() == null ? now.httpsPort() : input.httpsPort(),
                    input.certificate() == null ? now.certificate() : input.certificate(),
                    input.hostNames() == null ? now.hostNames() : input.hostNames());
            if (!wanted.certificate().isBlank() && !HttpsCertificate.isIn(Path.of(wanted.certificate()))) {
                throw new HttpError(Reason.BAD_REQUEST, Messages.of("settings.certificate.wrong"));
            }
            settings.save(NetworkSettings.NAME, wanted);
            return BufferedResponse.json(wanted);
        } catch (IllegalArgumentException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-network"));
        }
    }

    /// @param enabled whether it is fetched and used; @param address of the folder of its documents
    record DirectoryInput(
            @Nullable Boolean enabled, @Nullable String address) {}

    private Response changeDirectory(Request request) {
        var input = RequestBody.body(request, DirectoryInput.class);
        var now = directory.get();
        var wanted = new DirectorySettings(
                input.enabled() == null ? now.enabled() : input.enabled(),
                input.address() == null ? now.address() : input.address().strip());
        if (!DirectorySettings.isAddress(wanted.address()))
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("settings.directory-address.wrong"));
        settings.save(DirectorySettings.NAME, wanted);
        return BufferedResponse.json(wanted);
    }

    private Response changeHls(Request request) {
        var wanted = RequestBody.body(request, HlsSettingsJson.Input.class).over(hls.get(), HostResources.here());
        settings.save(HlsSettings.NAME, wanted);
        return BufferedResponse.json(HlsSettingsJson.of(wanted));
    }

    private Response channels() {
        return BufferedResponse.json(ChannelRulesJson.of(ranking.get(), numbering.get()));
    }

    private Response changeChannels(Request request) {
        var input = RequestBody.body(request, ChannelRulesJson.Input.class);
        var order = input.over(ranking.get());
        var numbers = input.over(numbering.get());
        settings.save(RankingSettings.NAME, order);
        settings.save(NumberingSettings.NAME, numbers);
        return BufferedResponse.json(ChannelRulesJson.of(order, numbers));
    }

    /// HLS settings.
    ///
    /// @param memoryBytes most memory that segments of all channels together take
    /// @param timeShiftSeconds how far back viewers can go; 0 for no further than players need
    /// @param variants whether players get the best quality of a source, or all to choose from
    /// @param lowLatency whether segments are listed in parts before they are whole
    record HlsSettingsJson(long memoryBytes, long timeShiftSeconds, HlsSettings.Variants variants, boolean lowLatency) {
        /// The same as a client sends it: what is left out stays.
        record Input(
                @Nullable Long memoryBytes,
                @Nullable Long timeShiftSeconds,
                HlsSettings.@Nullable Variants variants,
                @Nullable Boolean lowLatency) {
            HlsSettings over(HlsSettings now, HostResources hostResources) {
                long most = Math.max(now.memoryBytes(), hostResources.mostSegmentBytes());
                try {
                    return new HlsSettings(
                            memoryBytes == null ? now.memoryBytes() : atMost(memoryBytes, most),
                            timeShiftSeconds == null ? now.timeShift() : Duration.ofSeconds(timeShiftSeconds),
                            variants == null ? now.variants() : variants,
                            lowLatency == null ? now.lowLatency() : lowLatency);
                } catch (IllegalArgumentException _) {
                    throw new HttpError(
                            Reason.BAD_REQUEST,
                            Messages.of(
                                    "server.api.bad-hls",
                                    Long.toString(HlsSettings.LEAST_MEMORY),
                                    Long.toString(most),
                                    Long.toString(HlsSettings.LONGEST_TIME_SHIFT.toSeconds())));
                }
            }

            private static long atMost(long wanted, long most) {
                if (wanted > most) throw new IllegalArgumentException("memoryBytes: " + wanted);
                return wanted;
            }
        }

        static HlsSettingsJson of(HlsSettings settings) {
            return new HlsSettingsJson(
                    settings.memoryBytes(),
                    settings.timeShift().toSeconds(),
                    settings.variants(),
                    settings.lowLatency());
        }
    }

    /// Settings for ranking streams and numbering channels.
    ///
    /// @param ranking the first criterion in which two streams differ decides
    /// @param numbering where the numbers of channels to come are from
    /// @param firstNumber where free numbers begin
    /// @param groups where the numbers of groups begin, for `by_group`
    record ChannelRulesJson(List<Criterion> ranking, Scheme numbering, int firstNumber, List<GroupStart> groups) {
        /// The first number of a group's channels.
        record GroupStart(String group, int first) {}

        /// The same as a client sends it: what is left out stays. Criteria left out come behind those named.
        record Input(
                @Nullable List<Criterion> ranking,
                @Nullable Scheme numbering,
                @Nullable Integer firstNumber,
                @Nullable List<GroupStart> groups) {
            RankingSettings over(RankingSettings now) {
                return ranking == null ? now : sensible(() -> new RankingSettings(ranking));
            }

            NumberingSettings over(NumberingSettings now) {
                return sensible(() -> new NumberingSettings(
                        numbering == null ? now.scheme() : numbering,
                        firstNumber == null ? now.first() : firstNumber,
                        groups == null ? now.groups() : starts(groups)));
            }

            private static Map<String, Integer> starts(List<GroupStart> groups) {
                var starts = new HashMap<String, Integer>();
                for (var one : groups) {
                    if (starts.put(one.group(), one.first()) != null) {
                        throw new IllegalArgumentException("twice: " + one.group());
                    }
                }
                return starts;
            }

            /// A list a client sent may hold nulls, too.
            private static <T> T sensible(Supplier<T> made) {
                try {
                    return made.get();
                } catch (IllegalArgumentException | NullPointerException _) {
                    throw new HttpError(
                            Reason.BAD_REQUEST,
                            Messages.of("server.api.bad-channel-rules", Integer.toString(NumberingSettings.HIGHEST)));
                }
            }
        }

        static ChannelRulesJson of(RankingSettings ranking, NumberingSettings numbering) {
            var groups = numbering.groups().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> new GroupStart(one.getKey(), one.getValue()))
                    .toList();
            return new ChannelRulesJson(ranking.order(), numbering.scheme(), numbering.first(), groups);
        }
    }
}
