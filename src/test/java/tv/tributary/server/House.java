package tv.tributary.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.TokenGate;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.Users;
import tv.tributary.access.ViewedChannels;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.backup.DataBackups;
import tv.tributary.backup.RestoreFolder;
import tv.tributary.cast.Receivers;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.schedule.ShowingReader;
import tv.tributary.event.LatestValue;
import tv.tributary.format.json.Json;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.match.NameMatcher;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.Measurements;
import tv.tributary.health.StreamPictures;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.job.Jobs;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.logo.ArtworkCache;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.logo.ArtworkKind;
import tv.tributary.logo.Logos;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.AddressGuard;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.notify.Alerts;
import tv.tributary.relay.Relay;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.dav.RelaySizeProbe;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.route.StreamUrls.ExportUrls;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;
import tv.tributary.store.Backups;
import tv.tributary.store.MeasurementStore;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.TempStore;

/// A whole server with real rooms behind it, on a free port of this machine.
final class House implements AutoCloseable {
    final TempStore store = new TempStore();
    final Http http = new Http();
    final Jobs jobs = new Jobs();
    private final Measurements measurements = new Measurements(new MeasurementStore(store.database()));
    final Catalog catalog = new Catalog(
            store.database(),
            Catalog.kinds(new Fetch(http)),
            jobs,
            store.events(),
            InstantSource.system(),
            new LatestValue<>(RankingSettings.defaults()),
            new LatestValue<>(NumberingSettings.defaults()),
            LogoHashes.BLIND,
            measurements::of,
            (_, _) -> OptionalInt.empty(),
            () -> ChannelIdentifier.SHIPPED);
    final LatestValue<HlsSettings> hls = new LatestValue<>(HlsSettings.defaults());
    final Relay relay = new Relay(
            catalog::tuning,
            http,
            store.events(),
            InstantSource.system(),
            new LatestValue<>(RelaySettings.defaults()),
            hls,
            store.folder().resolve("spill"),
            BundledFfmpeg.FFMPEG,
            Optional.empty(),
            (_, _, _) -> {});
    final Library library = new Library(
            store.database(),
            jobs,
            store.events(),
            new DetailsLookup(catalog.films()::accountOf, catalog.films()::details),
            InstantSource.system());
    final HealthChecks health = new HealthChecks(
            measurements,
            relay.upstreams(),
            catalog::tuning,
            catalog.channels()::isShown,
            new HealthChecks.Watching(_ -> false, Set::of, Set::of),
            StreamPictures.open(store.folder(), store.database()),
            BundledFfmpeg.FFMPEG,
            jobs,
            InstantSource.system());
    final Stats stats = new Stats(relay, catalog, hls, store.database(), store.events(), InstantSource.system());
    final Settings settings = new Settings(store.database());
    final ActivityLog activity = new ActivityLog(
            store.database(),
            store.events(),
            settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
            (_, _) -> "",
            InstantSource.system());
    final Alerts alerts =
            new Alerts(settings, store.database(), activity, store.events(), http, InstantSource.system());
    final CountDownLatch restarts = new CountDownLatch(1);
    final DataBackups backups = new DataBackups(
            store.database(),
            new Backups(store.file()),
            new RestoreFolder(store.folder().resolve("restore")),
            store.folder().resolve("api-token"),
            restarts::countDown,
            InstantSource.system());
    final ServerDiscovery discovery = new ServerDiscovery(settings);
    final Guide guide = new Guide(
            store.database(),
            new Fetch(http),
            jobs,
            store.events(),
            InstantSource.system(),
            new Guide.Surroundings(
                    this::lineup,
                    new NameMatcher(catalog.channels()::conventions, catalog.guideEdits()::choices),
                    catalog.guideEdits()::choices,
                    _ -> Optional.empty(),
                    settings.of(GuideSettings.NAME, GuideSettings.defaults())::get,
                    settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults())::get),
            Guide.RefreshMode.MANUAL);
    final Recordings recordings = new Recordings(
            store.database(),
            relay,
            store.events(),
            settings.of(RecordingSettings.NAME, RecordingSettings.defaults()),
            id -> catalog.channels().find(id).map(detail -> detail.channel().name()),
            store.folder().resolve("recordings"),
            InstantSource.system());
    final RecordingPlanning planning = new RecordingPlanning(
            new RecordingRules(store.database()),
            new RecordingPlanning.Surroundings(
                    () -> catalog.channels().list(ChannelQuery.all()).stream()
                            .map(row -> row.channel().id())
                            .toList(),
                    id -> catalog.channels().channel(id).map(Channel::name).orElse(""),
                    (ids, from, until) -> guide.programmes().of(ids, from, until).entrySet().stream()
                            .flatMap(entry -> entry.getValue().stream()
                                    .flatMap(programme -> ShowingReader.of(entry.getKey(), programme).stream()))
                            .toList(),
                    recordings::list,
                    Recordings::showing,
                    _ -> List.of(new ProviderId(1)),
                    () -> Map.of(new ProviderId(1), 1),
                    () -> List.of(Duration.ZERO, Duration.ZERO),
                    recordings::follow,
                    recordings::delete),
            store.events(),
            InstantSource.system());
    final Logos logos = new Logos(
            new Fetch(http),
            BundledFfmpeg.FFMPEG,
            store.folder().resolve("cache"),
            InstantSource.system(),
            ArtworkKind.LOGO);
    /// Tests' pictures come from loopback.
    final Logos artwork = new Logos(
            new Fetch(http, new AddressGuard(_ -> true)),
            BundledFfmpeg.FFMPEG,
            store.folder().resolve("cache"),
            InstantSource.system(),
            ArtworkKind.POSTER);
    private final OutputProfiles outputProfiles = new OutputProfiles(settings);
    final Tuners tuners = new Tuners(settings, () -> 2, outputProfiles::viewOf);
    final ProfileOutputs profiles = new ProfileOutputs(outputProfiles, tuners, catalog.channels());
    /// Its passwords are cheap to look at: tests guess many.
    final Users users = new Users(store.database(), store.events(), InstantSource.system(), 3);
    final TokenGate tokenGate;
    final LibraryExports exports;
    final Receivers receivers = new Receivers(settings, http);
    final Casting casting;
    final LanServer server;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    /// @param others those who may watch beside household, users and tuners
    House(TokenSource... others) {
        this(UnaryOperator.identity(), others);
    }

    /// @param wiring what the server offers instead
    House(UnaryOperator<OutputRoutes> wiring, TokenSource... others) {
        var all = new ArrayList<TokenSource>(List.of(others));
        all.add(tuners);
        all.add(outputProfiles);
        all.add(users);
        tokenGate = new TokenGate(settings, store.folder().resolve("api-token"), all.toArray(TokenSource[]::new));
        exports = new LibraryExports(
                store.database(),
                library,
                jobs,
                store.events(),
                http,
                new ExportUrls(tokenGate::household),
                new ArtworkDownload(new Fetch(http), BundledFfmpeg.FFMPEG, InstantSource.system()),
                new RelaySizeProbe(catalog.films(), relay),
                InstantSource.system(),
                store.folder());
        casting = new Casting(
                receivers,
                users,
                tokenGate::household,
                new ViewedChannels(
                        catalog.channels(), settings.of(PlaylistSettings.NAME, PlaylistSettings.defaults())::get),
                library,
                recordings,
                this::address);
        server = serve("127.0.0.1", 0, wiring);
    }

    private String address() {
        return server.address();
    }

    /// The same rooms once more, at another address.
    LanServer serve(String bind, int port, UnaryOperator<OutputRoutes> wiring) {
        return serve(bind, port, Optional.empty(), wiring);
    }

    /// The same with HTTPS.
    LanServer serve(String bind, int port, Optional<LanServer.HttpsPort> https, UnaryOperator<OutputRoutes> wiring) {
        return new LanServer(
                bind,
                port,
                settings.of(NetworkSettings.NAME, NetworkSettings.defaults())::get,
                https,
                discovery,
                tokenGate,
                baseUrls -> wiring.apply(OutputRoutes.of(
                        catalog,
                        library,
                        exports,
                        health,
                        activity,
                        alerts,
                        backups,
                        relay,
                        stats,
                        jobs,
                        store.events(),
                        settings,
                        BundledFfmpeg.FFMPEG,
                        guide,
                        recordings,
                        planning,
                        logos,
                        new ArtworkCache(artwork, artwork),
                        tuners,
                        profiles,
                        users,
                        tokenGate,
                        discovery,
                        casting,
                        baseUrls)));
    }

    /// Adds a provider whose list this is and reads it.
    ProviderId provider(String name, String playlist) throws InterruptedException {
        var provider = catalog.providers().add(ProviderSettings.of(name, file(name, playlist)));
        if (!catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the list was not read in time");
        }
        return provider.id();
    }

    /// Reads the list of a provider of that name again, which is this one now.
    void resync(String name, String playlist) throws InterruptedException {
        file(name, playlist);
        var provider = catalog.providers().all().stream()
                .map(status -> status.provider())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (!catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
            throw new IllegalStateException("the list was not read in time");
    }

    private List<LineupChannel> lineup() {
        return catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> new LineupChannel(
                        row.channel().id(),
                        row.channel().number(),
                        row.channel().name(),
                        row.channel().group(),
                        row.channel().guideId(),
                        streams(row.channel().id()),
                        0))
                .toList();
    }

    private List<LineupChannel.Stream> streams(ChannelId channel) {
        return catalog.channels().find(channel).orElseThrow().sources().stream()
                .map(ranked -> ranked.source())
                .map(source -> new LineupChannel.Stream(
                        source.provider(),
                        new ListedStream(
                                new EntryName(source.kind(), source.name(), source.group(), source.tvgName()),
                                source.tvgId(),
                                source.logo())))
                .toList();
    }

    String file(String name, String playlist) {
        try {
            return Files.writeString(store.folder().resolve(name + ".m3u"), playlist)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder api(String path) {
        return request(path).header("Authorization", "Bearer " + tokenGate.apiToken());
    }

    HttpRequest.Builder household(String path) {
        return request("/" + tokenGate.householdToken() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(api(path));
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return send(api(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    @SuppressWarnings("unchecked") // the names in a JSON object are texts
    static Map<String, Object> json(HttpResponse<String> answer) {
        return (Map<String, Object>) Json.read(answer.body(), Map.class);
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        receivers.close();
        exports.close();
        library.close();
        stats.close();
        relay.close();
        health.close();
        planning.close();
        recordings.close();
        guide.close();
        logos.close();
        artwork.close();
        catalog.close();
        jobs.close();
        http.close();
        alerts.close();
        activity.close();
        store.close();
    }
}
